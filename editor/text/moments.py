"""A moment as a person or a program writes it: RFC 3339, with an offset or by a blog's clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?", re.IGNORECASE | re.ASCII
)


def moment(text: str, zone: str) -> datetime:
    """An aware time; without an offset it is by the clock of `zone`, an IANA name or an offset such as +02:00.

    Raises ValueError for what is no time (RFC 3339, seconds may be left out), and for a zone that is not known.
    """
    if not _TIME.fullmatch(text):
        raise ValueError(text)
    time = datetime.fromisoformat(text.upper())
    return time if time.tzinfo else time.replace(tzinfo=clock(zone))


class Skipped(ValueError):
    """A time that does not exist, because clocks were put forward over it."""


def by_this_clock(text: str) -> datetime:
    """An aware time by this computer's clock; of an hour that comes twice, the first.

    Raises Skipped, and ValueError for what is no time without an offset in ISO form.
    """
    wanted = datetime.fromisoformat(text)
    if wanted.tzinfo or len(text) < len("2026-05-14T09:00"):
        raise ValueError(text)
    aware = wanted.astimezone()
    if aware.astimezone(UTC).astimezone().replace(tzinfo=None) != wanted:
        raise Skipped(text)
    return aware


def comes_twice(time: datetime) -> bool:
    """Is it of an hour that this computer's clock shows twice, because it is put back then?"""
    here = time.astimezone()
    as_shown = here.replace(tzinfo=None)
    return as_shown.replace(fold=0).astimezone(UTC) != as_shown.replace(fold=1).astimezone(UTC)


def shown_in(time: datetime, zone: str) -> str:
    """An aware time by the clock of a zone (as in `moment`): 2026-05-14 09:00 CEST. Raises ValueError."""
    there = time.astimezone(clock(zone))
    return f"{there:%Y-%m-%d %H:%M} {there.tzname()}"


def clock(zone: str) -> tzinfo | None:
    """The clock of an IANA name or of an offset. Raises ValueError for a zone that is not known."""
    if zone.startswith(("+", "-")):
        return datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo
    try:
        return ZoneInfo(zone)
    except ZoneInfoNotFoundError as error:
        raise ValueError(zone) from error
