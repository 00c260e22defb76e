"""The editor's text in Python, kept by splicing: Qt counts UTF-16 units, everybody else code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from editor.text.editing import difference

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BREAKS = str.maketrans(dict.fromkeys("\r\u2029\ufdd0\ufdd1", "\n"))
"""What Qt makes a new paragraph of."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A change: `removed` code points from `start` on gave way to `added`."""

    start: int
    removed: int
    added: str


class Mirror:
    """A text beside Qt's own. An edit costs a copy of the text (0.1 ms a megabyte), a position a look-up."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._astral = _astral_positions(text)

    @property
    def text(self) -> str:
        """All of it."""
        return self._text

    def to_units(self, position: int) -> int:
        """Code points before `position` as UTF-16 units."""
        return position + bisect_left(self._astral, position)

    def to_points(self, units: int) -> int:
        """UTF-16 units as code points; a place inside a pair counts as before it."""
        low, high = 0, len(self._astral)
        while low < high:  # the k-th of them begins at its own position + k units
            middle = (low + high) // 2
            if self._astral[middle] + middle + 1 < units:
                low = middle + 1
            else:
                high = middle
        inside = low < len(self._astral) and self._astral[low] + low + 1 == units
        return min(units - low - inside, len(self._text))

    def splice(self, position: int, removed: int, added: str) -> Splice | None:
        """Take over a change as Qt reports it, in units; returns what really changed, None for nothing.

        Qt reports too much: whole blocks whose format changed, and the end of the last paragraph as a letter.
        """
        start = self.to_points(position)
        end = self.to_points(position + removed)
        before = self._text[start:end]
        if before.translate(_BREAKS) == added:
            return None
        skipped, gone, come = difference(before.translate(_BREAKS), added)
        change = Splice(start + skipped, gone, added[skipped : skipped + come])
        self._apply(change)
        return change

    def _apply(self, change: Splice) -> None:
        end = change.start + change.removed
        self._text = self._text[: change.start] + change.added + self._text[end:]
        if self._astral or not change.added.isascii():
            first = bisect_left(self._astral, change.start)
            after = bisect_left(self._astral, end)
            shift = len(change.added) - change.removed
            self._astral[first:] = [
                *(change.start + at for at in _astral_positions(change.added)),
                *(at + shift for at in self._astral[after:]),
            ]


def _astral_positions(text: str) -> list[int]:
    """Where the characters stand that take two units."""
    if text.isascii():
        return []
    return [found.start() for found in _ASTRAL.finditer(text)]
