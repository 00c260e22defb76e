"""The scenes of an ordinary day, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys import daily_keeping
from tests.journeys.daily_hand import DailyHand

SCENES: dict[str, Callable[[DailyHand], None]] = {
    "versions": daily_keeping.versions,
    "no_versions": daily_keeping.no_versions,
    "binning": daily_keeping.binning,
    "raw": daily_keeping.raw,
}
