"""Line endings are remembered, and an edit changes none but its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.lines import Lines, lines_of, unix

raws = st.lists(st.sampled_from(["a", "é", "🐝", "\n", "\r\n", "\r", " "]), max_size=30).map("".join)
"""Any text: a carriage return may meet a line feed."""


@given(raws)
def test_text_comes_out_as_it_went_in(raw: str) -> None:
    assert lines_of(raw).raw() == raw
    assert "\r" not in lines_of(raw).text


@given(raws, st.data())
def test_edit_keeps_the_lines_and_the_endings_around_it(raw: str, data: st.DataObject) -> None:
    before = lines_of(raw)
    start = data.draw(st.integers(0, len(before.text)))
    removed = data.draw(st.integers(0, len(before.text) - start))
    added = unix(data.draw(raws))
    after = before.edited(start, removed, added)
    assert after.text == before.text[:start] + added + before.text[start + removed :]
    assert lines_of(after.raw(), before.newline).text == after.text
    if before.endings:
        kept = before.text.count("\n", 0, start)
        assert after.endings[:kept] == before.endings[:kept]
        tail = before.text.count("\n", start + removed)
        assert after.endings[len(after.endings) - tail :] == before.endings[len(before.endings) - tail :]


@given(raws, raws)
def test_another_text_keeps_the_endings_of_what_both_have(raw: str, other: str) -> None:
    before, text = lines_of(raw), unix(other)
    after = before.become(text)
    assert after.text == text
    assert lines_of(after.raw()).text == text
    assert before.become(before.text) == before


def test_new_lines_end_like_most() -> None:
    lines = lines_of("one\r\ntwo\nthree\r\n").edited(3, 0, "\nnew")
    assert lines.raw() == "one\r\nnew\r\ntwo\nthree\r\n"


def test_emptied_line_between_return_and_feed_stays_a_line() -> None:
    lines = lines_of("a\rb\nc").edited(2, 1, "")
    assert lines.text == "a\n\nc"
    assert lines_of(lines.raw()).text == "a\n\nc"


def test_text_without_line_ends_takes_the_endings_that_are_asked_for() -> None:
    assert lines_of("one", "\r\n").edited(3, 0, "\ntwo").raw() == "one\r\ntwo"
    assert lines_of("one\n", "\r\n").newline == "\n"


@pytest.mark.parametrize(("start", "removed"), [(-1, 0), (0, 4), (4, 0), (2, -1)])
def test_place_outside_the_text_is_refused(start: int, removed: int) -> None:
    with pytest.raises(ValueError, match="in a text of 3"):
        Lines(text="abc").edited(start, removed, "x")
