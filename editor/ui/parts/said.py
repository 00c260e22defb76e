"""What the window says: a sentence, how it is meant, and the next things to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a sentence is meant."""

    GOOD = "good"
    PLAIN = "plain"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button beside a sentence."""

    word: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence with its buttons. A later one of the same `subject` takes the place of an earlier one."""

    text: str
    tone: Tone = Tone.PLAIN
    choices: tuple[Choice, ...] = ()
    subject: str = ""
    detail: str = ""
    """A second, quieter line."""
    seconds: float = 8.0
    """How long a toast stands; a notice stays until it is answered."""


def icon_of(tone: Tone) -> tuple[str, str]:
    """An icon's name, and the theme's colour for it."""
    return {
        Tone.GOOD: ("check", "good"),
        Tone.PLAIN: ("info", "muted"),
        Tone.WARN: ("warning", "warn"),
        Tone.BAD: ("error", "bad"),
    }[tone]
