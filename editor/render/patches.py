"""What changed on a page of parts."""

from __future__ import annotations

from typing import NamedTuple


class Patch(NamedTuple):
    """Replace `removed` parts of the page, from part `first` on, by `parts`."""

    first: int
    removed: int
    parts: list[str]

    def applied(self, page: list[str]) -> list[str]:
        """The page after it."""
        return [*page[: self.first], *self.parts, *page[self.first + self.removed :]]


def difference(old: list[str], new: list[str]) -> Patch:
    """The smallest patch of neighbouring parts that makes `new` of `old`."""
    room = min(len(old), len(new))
    first = next((i for i in range(room) if old[i] != new[i]), room)
    back = next((i for i in range(room - first) if old[-1 - i] != new[-1 - i]), room - first)
    return Patch(first, len(old) - first - back, new[first : len(new) - back])
