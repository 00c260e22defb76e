"""The scenes of an ordinary day, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys import daily_keeping, daily_publishing
from tests.journeys.daily_hand import DailyHand

SCENES: dict[str, Callable[[DailyHand], None]] = {
    "versions": daily_keeping.versions,
    "no_versions": daily_keeping.no_versions,
    "binning": daily_keeping.binning,
    "raw": daily_keeping.raw,
    "taken_back": daily_publishing.taken_back,
    "outbox": daily_publishing.outbox,
    "quitting": daily_publishing.quitting,
    "conflict": daily_publishing.conflict,
    "gone": daily_publishing.gone,
}

SPECIAL: dict[str, Callable[[DailyHand], None]] = {
    "next_start": daily_publishing.next_start,  # after "quitting", in the same home
    "no_keyring": daily_publishing.no_keyring,  # without a session bus
}
"""Scenes that a test has to prepare for."""
