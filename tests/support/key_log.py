"""A log of keys with their times, and what a kill cost: for typists with a window and without one.

The log is written before the key is typed and brought to the disk, so it knows more than the program can have kept.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Key:
    """At `moment` (seconds of the computer's monotonic clock), `removed` code points at `start` gave way to `added`."""

    moment: float
    start: int
    removed: int
    added: str


class KeyLog:
    """The log that a typist writes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)

    def write(self, start: int, removed: int, added: str) -> None:
        """Note a key that is typed next."""
        line = json.dumps([time.monotonic(), start, removed, added])
        self._file.write(line.encode() + b"\n")
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """No more keys."""
        self._file.close()


@dataclass(frozen=True, slots=True)
class Loss:
    """Keys that are not in the text, and the seconds from the first of them to the kill."""

    keys: int
    seconds: float


def read_log(path: Path) -> tuple[Key, ...]:
    """The keys of a log; a line that was cut off is none."""
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return tuple(Key(*json.loads(line)) for line in lines)


def texts_after(before: str, keys: Sequence[Key]) -> Iterator[str]:
    """The text before the first key, and after each."""
    text = before
    yield text
    for key in keys:
        text = text[: key.start] + key.added + text[key.start + key.removed :]
        yield text


def loss(before: str, keys: Sequence[Key], recovered: str, killed: float) -> Loss:
    """What a kill at this moment cost. A text that stood at no moment is an AssertionError."""
    texts = list(texts_after(before, keys))
    kept = max((number for number, text in enumerate(texts) if text == recovered), default=None)
    assert kept is not None, f"this text stood at no moment: {recovered[-200:]!r}"
    lost = keys[kept:]
    return Loss(len(lost), killed - lost[0].moment if lost else 0.0)
