"""Headings, lists, quotes and indents: put at the head of lines, taken away again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.editing import Selection, applied
from editor.text.line_marks import (
    ListKind,
    heading_set,
    indented,
    list_toggled,
    outdented,
    quote_toggled,
    tabbed,
)
from tests.support.marked import drawn, shown

BULLETS, NUMBERS = ListKind.BULLETS, ListKind.NUMBERS


@pytest.mark.parametrize(
    ("before", "level", "expected"),
    [
        ("Wo|rds", 2, "## Wo|rds"),
        ("## Wo|rds", 3, "### Wo|rds"),
        ("## Wo|rds", 2, "Wo|rds"),
        ("## Wo|rds", 0, "Wo|rds"),
        ("Wo|rds", 0, "Wo|rds"),
        ("|", 1, "# |"),
        ("«one\n\ntwo»", 2, "## «one\n\n## two»"),
        ("> Wo|rds", 2, "> ## Wo|rds"),
        ("- Wo|rds", 2, "## Wo|rds"),
        ("  - Wo|rds", 2, "## Wo|rds"),
    ],
)
def test_heading(before: str, level: int, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, heading_set(text, selection, level)) == expected


@pytest.mark.parametrize(
    ("before", "kind", "expected"),
    [
        ("one|", BULLETS, "- one|"),
        ("- one|", BULLETS, "one|"),
        ("- one|", NUMBERS, "1. one|"),
        ("|", BULLETS, "- |"),
        ("«one\n\ntwo»", BULLETS, "- «one\n\n- two»"),
        ("«one\ntwo»", NUMBERS, "1. «one\n2. two»"),
        ("1. «one\n2. two»", NUMBERS, "«one\ntwo»"),
        ("- [ ] t|ask", NUMBERS, "1. [ ] t|ask"),
        ("  - ne|sted", NUMBERS, "  1. ne|sted"),
        ("## Wo|rds", BULLETS, "- Wo|rds"),
        ("above\none|\nbelow", BULLETS, "above\n\n- one|\n\nbelow"),
        ("- a\n- on|e\n- b", BULLETS, "- a\n\non|e\n\n- b"),
        ("- a\non|e", BULLETS, "- a\n- on|e"),
        ("> above\n> on|e\n> below", BULLETS, "> above\n>\n> - on|e\n>\n> below"),
        ("> above\non|e", BULLETS, "> above\n\n- on|e"),
        ("above\n\n«one\n»\nbelow", BULLETS, "above\n\n- «one\n»\nbelow"),
    ],
)
def test_list(before: str, kind: ListKind, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, list_toggled(text, selection, kind)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("wo|rds", "> wo|rds"),
        ("> wo|rds", "wo|rds"),
        ("|", "> |"),
        (">|", "|"),
        ("> > wo|rds", "> wo|rds"),
        ("«one\n\ntwo»", "> «one\n>\n> two»"),
        ("> «one\n>\n> two»", "«one\n\ntwo»"),
        ("a\nwo|rds\nb", "a\n\n> wo|rds\n\nb"),
        ("> a\n> wo|rds\n> b", "> a\n\nwo|rds\n\n> b"),
        ("«> a\nb»", "> «> a\n> b»"),
    ],
)
def test_quote(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, quote_toggled(text, selection)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- a\n- b|", "- a\n    - b|"),
        ("1. a\n2. b|", "1. a\n    1. b|"),
        ("1. a\n    1. b\n2. c|", "1. a\n    1. b\n    2. c|"),
        ("1. a\n    - b\n2. c|", "1. a\n    - b\n    1. c|"),
        ("text\n1. a|", "text\n    1. a|"),
        ("1. a\n\n2. b|", "1. a\n\n    1. b|"),
        ("«one\n\ntwo»", "    «one\n\n    two»"),
        ("> - a|", ">     - a|"),
        ("1. a\n   more\n2. b|", "1. a\n   more\n    1. b|"),
        ("1. «a\n2. b»", "    1. «a\n    2. b»"),
    ],
)
def test_indent(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, indented(text, selection)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- a\n    - b|", "- a\n- b|"),
        ("1. a\n    1. b|", "1. a\n2. b|"),
        ("\tw|ords", "w|ords"),
        ("  \tw|ords", "w|ords"),
        ("      w|ords", "  w|ords"),
        ("  w|ords", "w|ords"),
        ("w|ords", "w|ords"),
        ("«    one\ntwo»", "«one\ntwo»"),
    ],
)
def test_outdent(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, outdented(text, selection)) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- it|em", "    - it|em"),
        ("wo|rds", "wo  |rds"),
        ("|", "    |"),
        ("a «word»", "    a «word»"),
    ],
)
def test_tab_outside_answers(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, tabbed(text, selection)) == expected


LINES = st.lists(st.sampled_from(["one", "two words", "- item", "2. item", "> said", "", "    deep"]), max_size=6)


@given(LINES, st.integers(0, 60), st.integers(0, 60), st.sampled_from(list(ListKind)))
def test_words_and_selection_survive(lines: list[str], one: int, other: int, kind: ListKind) -> None:
    text = "\n".join(lines)
    selection = Selection(anchor=min(one, len(text)), position=min(other, len(text)))
    edits = (
        heading_set(text, selection, 2),
        list_toggled(text, selection, kind),
        quote_toggled(text, selection),
        indented(text, selection),
        outdented(text, selection),
    )
    for edit in edits:
        after = applied(text, edit)
        assert _words(after) == _words(text)
        assert 0 <= edit.selection.start <= edit.selection.end <= len(after)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\n", " ").split() if word.isalpha()]
