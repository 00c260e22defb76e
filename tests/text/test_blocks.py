"""Quotes and images put in as blocks of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.blocks import block_inserted, stands_alone, word_end
from editor.text.editing import applied
from tests.support.marked import drawn, shown


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("|", "> q\n\n|"),
        ("one|", "one\n\n> q\n\n|"),
        ("on|e\ntwo\n\nnext", "one\ntwo\n\n> q\n\n|\n\nnext"),
        ("one\n\n|\n\nnext", "one\n\n> q\n\n|\n\nnext"),
        ("one\n\n|next", "one\n\n> q\n\n|\n\nnext"),
        ("|one", "> q\n\n|\n\none"),
        ("one\n\n|    code", "one\n\n> q\n\n|\n\n    code"),
        ("```\na|\n\nb\n```\nnext", "```\na\n\nb\n```\nnext\n\n> q\n\n|"),
        ("```\na|\n\nb\n```\n\nnext", "```\na\n\nb\n```\n\n> q\n\n|\n\nnext"),
        ("```\nnever closed|\n\nb", "```\nnever closed\n\nb\n\n> q\n\n|"),
        ("one\n\n\n|\n\n\nnext", "one\n\n> q\n\n|\n\nnext"),
    ],
)
def test_quote_stands_alone_and_the_cursor_below_it(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, block_inserted(text, selection.position, "> q\n", answer=True)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("|", "![](a)|\n"),
        ("one|", "one\n\n![](a)|\n"),
        ("one\n|\nnext", "one\n\n![](a)|\n\nnext"),
        ("> sa|id\n>\n> — A\n\nnext", "> said\n>\n> — A\n\n![](a)|\n\nnext"),
        ("```\nx|\n```", "```\nx\n```\n\n![](a)|\n"),
    ],
)
def test_image_stands_alone_with_the_cursor_behind_it(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, block_inserted(text, selection.position, "![](a)")) == expected


@pytest.mark.parametrize(
    ("marked", "alone"),
    [
        ("wor|ds", True),
        ("|", True),
        ("   |", True),
        ("- it|em", False),
        ("> sa|id", True),
        ("## he|ad", False),
        ("| a | b", False),
        ("    de|ep", False),
        ("```\nx|\n```", True),
    ],
)
def test_where_an_image_may_be_a_block(marked: str, alone: bool) -> None:
    text, selection = drawn(marked) if marked != "| a | b" else ("| a | b", drawn("")[1])
    assert stands_alone(text, selection.position) is alone


@pytest.mark.parametrize(
    ("text", "position", "end"), [("two words", 1, 3), ("two words", 4, 4), ("two", 3, 3), ("", 0, 0)]
)
def test_image_in_a_line_comes_behind_a_word(text: str, position: int, end: int) -> None:
    assert word_end(text, position) == end


@given(st.text("a \n>`", max_size=30), st.integers(0, 30))
def test_words_stay_and_the_block_has_blank_lines_round_it(text: str, place: int) -> None:
    edit = block_inserted(text, min(place, len(text)), "XYZ", answer=True)
    after = applied(text, edit)
    assert after.replace("XYZ", "").split() == text.split()
    lines = after.split("\n")
    at = lines.index("XYZ")
    assert at == 0 or not lines[at - 1].strip()
    assert after[edit.selection.position - 2 : edit.selection.position] == "\n\n"
