"""What time blogs have: how far each one's clock is ahead of this computer's, by its latest answer in this run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from editor.clients.addresses import site_of

_ahead: dict[str, timedelta] = {}


def skew(headers: Mapping[str, str]) -> timedelta | None:
    """How far it is ahead, by an answer that has just come; None: it does not say what time it has.

    A cache says for how long (`Age`, in seconds) it has had its answer.
    """
    age = headers.get("Age", "")
    try:
        told = parsedate_to_datetime(headers.get("Date", "")).astimezone(UTC)
        return told + timedelta(seconds=int(age) if age.isdecimal() else 0) - datetime.now(UTC)
    except (ValueError, OverflowError):
        return None


def heard(url: str, headers: Mapping[str, str]) -> None:
    """An answer began to come."""
    ahead = skew(headers)
    if ahead is not None:
        _ahead[site_of(url)] = ahead


def ahead_of(url: str) -> timedelta:
    """As heard last; nothing where it is not known."""
    return _ahead.get(site_of(url), timedelta())
