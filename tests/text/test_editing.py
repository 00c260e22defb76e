"""Edits as values: put together from patches, applied, the selection kept on its words."""

from hypothesis import given
from hypothesis import strategies as st

from editor.text.editing import (
    Edit,
    Patch,
    Selection,
    applied,
    common_start,
    cursor,
    difference,
    edit_of,
    line_end,
    line_start,
    lines_in,
)

SHORT = st.text("ab\n", max_size=12)


def test_selection_knows_its_ends_whichever_way_it_was_made() -> None:
    backwards = Selection(anchor=5, position=2)
    assert (backwards.start, backwards.end, backwards.is_empty) == (2, 5, False)
    assert cursor(3).is_empty


def test_edit_replaces_a_stretch() -> None:
    assert applied("one two three", Edit(start=4, removed=3, added="2", selection=cursor(5))) == "one 2 three"


def test_no_patches_change_nothing() -> None:
    edit = edit_of("abc", (), cursor(2))
    assert (applied("abc", edit), edit.selection) == ("abc", cursor(2))


def test_patches_become_one_edit_from_the_first_to_the_last() -> None:
    edit = edit_of("a b c", [Patch(0, 1, "A"), Patch(4, 5, "CC")], cursor(2))
    assert (edit.start, edit.removed, edit.added) == (0, 5, "A b CC")
    assert edit.selection == cursor(2)


def test_selection_keeps_its_words_and_direction() -> None:
    backwards = edit_of("word", [Patch(0, 0, "**"), Patch(4, 4, "**")], Selection(anchor=4, position=0))
    assert backwards.selection == Selection(anchor=6, position=2)


def test_cursor_inside_removed_text_moves_to_its_beginning() -> None:
    assert edit_of("abcdef", [Patch(1, 4, "")], cursor(3)).selection == cursor(1)
    assert edit_of("abcdef", [Patch(1, 4, "xy")], cursor(3)).selection == cursor(3)


def test_cursor_before_the_patches_stays() -> None:
    assert edit_of("abcdef", [Patch(3, 4, "xyz")], cursor(1)).selection == cursor(1)


def test_lines_of_a_position() -> None:
    assert (line_start("ab\ncd", 4), line_end("ab\ncd", 4)) == (3, 5)
    assert (line_start("ab\ncd", 2), line_end("ab\ncd", 2)) == (0, 2)


def test_line_that_a_selection_ends_before_is_not_in_it() -> None:
    text = "one\ntwo\nthree"
    assert list(lines_in(text, Selection(anchor=0, position=4))) == [(0, 3)]
    assert list(lines_in(text, Selection(anchor=0, position=5))) == [(0, 3), (4, 7)]
    assert list(lines_in(text, cursor(4))) == [(4, 7)]
    assert list(lines_in("one\n", Selection(anchor=0, position=4))) == [(0, 3)]
    assert list(lines_in("one\n", cursor(4))) == [(4, 4)]


@given(SHORT, SHORT)
def test_difference_turns_one_text_into_the_other_and_is_tight(before: str, after: str) -> None:
    start, removed, added = difference(before, after)
    assert before[:start] + after[start : start + added] + before[start + removed :] == after
    if removed and added:
        assert before[start] != after[start]
        assert before[start + removed - 1] != after[start + added - 1]


@given(SHORT, SHORT)
def test_common_start_is_the_longest(one: str, other: str) -> None:
    count = common_start(one, other)
    assert one[:count] == other[:count]
    assert one[: count + 1] != other[: count + 1] or count == min(len(one), len(other))
