"""A moment is read with its offset, or by the blog's clock, and never guessed."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from editor.text.moments import Skipped, by_this_clock, comes_twice, moment, shown_in

TEN = datetime(2026, 5, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2026-05-14T10:00:00Z", "Asia/Tokyo"),
        ("2026-05-14t10:00:00.0z", "Asia/Tokyo"),
        ("2026-05-14T12:00+02:00", "UTC"),
        ("2026-05-14 05:30:00-04:30", "UTC"),
        ("2026-05-14T10:00", "UTC"),
        ("2026-05-14T12:00", "Europe/Oslo"),
        ("2026-05-14T15:30", "+05:30"),
        ("2026-05-14T05:00", "-05:00"),
    ],
)
def test_moment_is_read(text: str, zone: str) -> None:
    assert moment(text, zone) == TEN


def test_clock_of_a_zone_knows_summer_and_winter() -> None:
    assert moment("2026-01-14T11:00", "Europe/Oslo") == datetime(2026, 1, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-05-14", "10:00", "2026-13-14T10:00Z", "2026-05-14T25:00Z", "2026-05-14T10:00+0200"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        moment(text, "UTC")


def test_zone_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="Mars/Base"):
        moment("2026-05-14T10:00", "Mars/Base")


@pytest.fixture
def oslo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's clock is Oslo's."""
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("oslo")
def test_time_by_this_clock_and_by_the_blogs() -> None:
    assert by_this_clock("2026-05-14T12:00") == TEN
    assert shown_in(TEN, "Asia/Tokyo") == "2026-05-14 19:00 JST"
    assert shown_in(TEN, "+05:30") == "2026-05-14 15:30 UTC+05:30"


@pytest.mark.usefixtures("oslo")
def test_hour_that_comes_twice_is_the_first_of_them() -> None:
    assert by_this_clock("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.usefixtures("oslo")
@pytest.mark.parametrize(("text", "is_twice"), [("01:59", False), ("02:00", True), ("02:59", True), ("03:00", False)])
def test_hour_that_comes_twice_is_known(text: str, is_twice: bool) -> None:
    assert comes_twice(by_this_clock(f"2026-10-25T{text}")) is is_twice


@pytest.mark.usefixtures("oslo")
def test_hour_that_does_not_come_is_skipped() -> None:
    with pytest.raises(Skipped):
        by_this_clock("2026-03-29T02:30")


@pytest.mark.parametrize("text", ["", "2026-05-14", "2026-05-14T09:00+02:00", "noon"])
def test_what_is_no_time_by_this_clock_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        by_this_clock(text)
