"""The editor's text beside Qt's: places translated, changes taken over exactly."""

from hypothesis import given
from hypothesis import strategies as st

from editor.text.mirror import Mirror, Splice

MIXED = st.text("aé\n😀🏳", max_size=20)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(MIXED)
def test_places_are_translated_both_ways(text: str) -> None:
    mirror = Mirror(text)
    for place in range(len(text) + 1):
        assert mirror.to_units(place) == units(text[:place])
        assert mirror.to_points(units(text[:place])) == place


def test_place_inside_a_pair_counts_as_before_it() -> None:
    assert Mirror("a😀b").to_points(2) == 1
    assert Mirror("😀😀").to_points(3) == 1


def test_place_behind_the_text_is_its_end() -> None:
    assert Mirror("ab").to_points(9) == 2
    assert Mirror("a😀").to_points(9) == 2


@given(MIXED, st.data())
def test_splices_keep_the_text_and_the_places(text: str, data: st.DataObject) -> None:
    mirror = Mirror(text)
    for _ in range(4):
        now = mirror.text
        start = data.draw(st.integers(0, len(now)))
        end = data.draw(st.integers(start, len(now)))
        added = data.draw(MIXED)
        expected = now[:start] + added + now[end:]
        change = mirror.splice(units(now[:start]), units(now[start:end]), added)
        assert mirror.text == expected
        if change:
            assert now[: change.start] + change.added + now[change.start + change.removed :] == expected
            assert start <= change.start
            assert change.removed <= end - start
        else:
            assert expected == now
        for place in range(len(expected) + 1):
            assert mirror.to_units(place) == units(expected[:place])


def test_report_of_a_whole_paragraph_is_cut_to_what_changed() -> None:
    mirror = Mirror("one two three")
    assert mirror.splice(0, 14, "one 2 three") == Splice(4, 3, "2")


def test_report_without_a_change_is_none() -> None:
    mirror = Mirror("one\ntwo")
    assert mirror.splice(0, 8, "one\ntwo") is None
    assert mirror.text == "one\ntwo"


def test_characters_that_qt_breaks_lines_at_are_kept_where_nothing_changed() -> None:
    mirror = Mirror("a\u2029b\u00a0c")
    assert mirror.splice(0, 6, "a\nb\u00a0c") is None
    assert mirror.splice(4, 1, "x") == Splice(4, 1, "x")
    assert mirror.text == "a\u2029b\u00a0x"
