"""How high the cards of a column are, measured or guessed, and where that puts each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from editor.ui.comments.comment_threads import PlacedComment

_HEAD = 64  # pixels of a card besides its words
_LINE = 20
_LETTER = 7
_MOST = 480  # characters that a folded card shows


class CardHeights:
    """All in pixels. A guess is good enough for the scroll bar of what nobody has seen yet."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._measured: set[int] = set()

    def guess(self, items: Sequence[PlacedComment], width: int) -> None:
        """Begin anew with guesses for these."""
        across = max(width // _LETTER, 20)
        self._heights = [_HEAD + _LINE * (1 + min(len(item.comment.html), _MOST) // across) for item in items]
        self._measured.clear()

    def of(self, place: int) -> int:
        """How high this one is."""
        return self._heights[place]

    def is_measured(self, place: int) -> bool:
        """Is it known, and no guess?"""
        return place in self._measured

    def measure(self, place: int, height: int) -> None:
        """It is known now."""
        self._heights[place] = height
        self._measured.add(place)

    def doubt(self) -> None:
        """What was measured is a guess from now on: the width is another one, or a card has grown."""
        self._measured.clear()

    def tops(self) -> list[int]:
        """Where each card begins, and where the last one ends."""
        return list(accumulate(self._heights, initial=0))

    def at(self, distance: int) -> tuple[int, int]:
        """Which card stands so far from the top, and how much of it is above that."""
        tops = self.tops()
        place = min(max(bisect_right(tops, distance) - 1, 0), max(len(self._heights) - 1, 0))
        return place, distance - tops[place]
