"""Values in columns."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from editor.store.columns import storable, time_in, time_out


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2, max_size=5))
def test_times_come_back_and_sort_as_text(times: list[datetime]) -> None:
    texts = [time_out(moment) for moment in times]
    assert [time_in(text) for text in texts] == times
    assert [time_in(text) for text in sorted(texts)] == sorted(times)


def test_time_of_another_zone_is_kept_in_utc() -> None:
    noon_in_oslo = datetime(2026, 5, 14, 12, tzinfo=timezone(timedelta(hours=2)))
    assert time_out(noon_in_oslo) == "2026-05-14T10:00:00.000000+00:00"


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_storable(text: str) -> None:
    assert storable(storable(text)) == storable(text)
    storable(text).encode("utf-8")


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    assert storable("ferry \ud83d quay") == "ferry ? quay"
