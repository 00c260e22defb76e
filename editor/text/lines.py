"""Text whose line endings are remembered, so that an edit changes no ending but its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

_ENDING = re.compile("\r\n|\r|\n")


def unix(text: str) -> str:
    """The text with a line feed at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A text, and how its lines ended where it came from."""

    text: str = ""
    """Each line ends in a line feed."""
    newline: str = "\n"
    """How most lines ended, and how new ones will."""
    endings: tuple[str, ...] = ()
    """How each line ended where they differ; empty: all like `newline`."""

    def raw(self) -> str:
        """The text with its own line endings: what `lines_of` was given, if nothing was changed."""
        if not self.endings:
            return self.text if self.newline == "\n" else self.text.replace("\n", self.newline)
        raw: list[str] = []
        last = ""
        for piece, end in zip(self.text.split("\n"), (*self.endings, ""), strict=True):
            # A lone carriage return would make one ending of two when the line between them was emptied.
            raw += (piece, "\r\n" if (last, piece, end) == ("\r", "", "\n") else end)
            last = end
        return "".join(raw)

    @property
    def begins_with_feed(self) -> bool:
        """Is a line feed the first character of the raw text?"""
        return self.text.startswith("\n") and (self.endings[0] if self.endings else self.newline) == "\n"

    def edited(self, start: int, removed: int, added: str) -> Lines:
        """`removed` code points at `start` replaced by `added`, whose lines end in a line feed.

        Raises ValueError for a place outside the text.
        """
        end = start + removed
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"from {start} to {end} in a text of {len(self.text)}")
        text = f"{self.text[:start]}{added}{self.text[end:]}"
        if not self.endings:
            return replace(self, text=text)
        first = self.text.count("\n", 0, start)
        last = first + self.text.count("\n", start, end)
        new = (self.newline,) * added.count("\n")
        return replace(self, text=text, endings=self.endings[:first] + new + self.endings[last:])

    def become(self, text: str) -> Lines:
        """Another text; what both have at their beginning and end keeps its line endings."""
        if not self.endings:
            return replace(self, text=text)
        start = _same_length(self.text, text)
        tail = _same_length(self.text[start:][::-1], text[start:][::-1])
        return self.edited(start, len(self.text) - start - tail, text[start : len(text) - tail])


def lines_of(raw: str, otherwise: str = "\n") -> Lines:
    """The text and its line endings; `otherwise` is the ending of new lines where `raw` has none to follow."""
    if "\r" not in raw:
        return Lines(text=raw, newline="\n" if "\n" in raw else otherwise)
    found = tuple(_ENDING.findall(raw))
    counted = Counter(found).most_common()
    return Lines(text=unix(raw), newline=counted[0][0], endings=found if len(counted) > 1 else ())


def _same_length(one: str, other: str) -> int:
    """The length of the longest common beginning, found by halving: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
