"""Enter in lists and quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.editing import applied, cursor
from editor.text.smart_enter import entered
from tests.support.marked import drawn, shown


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("words|", "words\n|"),
        ("- one|", "- one\n- |"),
        ("* one| two", "* one\n* |two"),
        ("1. one|", "1. one\n2. |"),
        ("9) one|", "9) one\n10) |"),
        ("- [x] one|", "- [x] one\n- [ ] |"),
        ("    - deep|", "    - deep\n    - |"),
        ("> said|", "> said\n> |"),
        (">said|", ">said\n> |"),
        ("> - said|", "> - said\n> - |"),
        ("    more of an item|", "    more of an item\n    |"),
        ("|- one", "\n|- one"),
        ("-| one", "-\n| one"),
        ("- o«n»e", "- o\n- |e"),
        ("«- one\n- two»", "\n|"),
        ("## Title|", "## Title\n|"),
        ("- - -|", "- - -\n|"),
    ],
)
def test_line_goes_on(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, entered(text, selection)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- one\n- |", "- one\n\n|"),
        ("- one\n- |\n\nafter", "- one\n\n|\n\nafter"),
        ("1. one\n2. |", "1. one\n\n|"),
        ("- one\n    - |", "- one\n- |"),
        ("1. one\n    1. |", "1. one\n2. |"),
        ("> said\n> |", "> said\n\n|"),
        ("> said\n>\n> |", "> said\n\n|"),
        ("> said\n>\n>\n> |", "> said\n\n|"),
        ("a\n- |", "a\n\n|"),
        (">|", "|"),
        ("> - one\n> - |", "> - one\n>\n> |"),
        ("- |", "|"),
        ("one\n\n- |", "one\n\n|"),
        ("- [ ] |", "|"),
        ("- one\n\n    |", "- one\n\n|"),
    ],
)
def test_empty_item_or_quote_line_ends_it(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, entered(text, selection)) == expected


def test_enter_behind_an_attribution_leaves_the_quote() -> None:
    text, selection = drawn("> said\n>\n> — [Marta](https://a.example/#c1), 2026-05-14|\n\nnext")
    assert shown(text, entered(text, selection)) == (
        "> said\n>\n> — [Marta](https://a.example/#c1), 2026-05-14\n\n|\n\nnext"
    )


@pytest.mark.parametrize(
    ("before", "expected"),
    [("- one|", "- one\n|"), ("    x = 1|", "    x = 1\n    |"), ("  a| b", "  a\n  | b"), ("  |", "  \n  |")],
)
def test_code_keeps_its_indent_and_nothing_else(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, entered(text, selection, in_code=True)) == expected


@given(st.text("a1.- >[]\n", max_size=20), st.integers(0, 20))
def test_cursor_stays_in_the_text_and_letters_stay(text: str, place: int) -> None:
    edit = entered(text, cursor(min(place, len(text))))
    after = applied(text, edit)
    assert 0 <= edit.selection.position <= len(after)
    assert after.count("a") == text.count("a")
