"""What a command came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

DONE, REFUSED, USAGE, WAITING = 0, 1, 2, 3
"""Exit statuses: done · refused, with the reason · wrong usage or a choice is missing · queued, waiting or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRequest:
    """The window is wanted, on this file, if any, or for what a blog answers."""

    file: Path | None = None
    answer: str = field(default="", repr=False)
    """An address of the program's own scheme, with a password in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An exit status, or the window."""

    status: int = DONE
    window: WindowRequest | None = None
