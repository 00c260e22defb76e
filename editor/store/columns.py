"""How values stand in a column of SQLite: times as ISO 8601 in UTC, paths as the bytes of the file system."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path


def time_out(moment: datetime) -> str:
    """An aware time as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def time_in(text: str) -> datetime:
    """The time that `time_out` wrote."""
    return datetime.fromisoformat(text)


def path_out(path: Path) -> bytes:
    """A path as bytes: file names need not be UTF-8."""
    return os.fsencode(path)


def path_in(stored: bytes) -> Path:
    """The path that `path_out` wrote."""
    return Path(os.fsdecode(stored))


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON from outside can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
