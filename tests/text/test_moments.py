"""A moment is read with its offset, or by the blog's clock, and never guessed."""

from datetime import UTC, datetime

import pytest

from editor.text.moments import moment

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
