"""Whether what was merged still says, beside its new neighbours, what it said where it stood.

Markdown is not made of parts that stand for themselves: a list takes what is indented below it, two quotes become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from editor.text.merging import Key, Origin, Part, Take, joined, overlaps, taken

Read = Callable[[str], Iterable[Key]]
"""The keys of a text's blocks, rendered; without what is made of something else than the text."""
_MOST = 8
"""So many overlaps are looked at one by one; of more, all are said to shift when some do."""


def sound(parts: Sequence[Part], read: Read) -> tuple[Part, ...] | None:
    """The parts, each of which says in the merged text what it says by itself: what does not is an overlap now.

    Overlaps are told how they may be taken without that (`Part.shifts`). None: it cannot be done.
    """
    found = list(parts)
    while (place := _first_shift(found, read, Take.MINE)) is not None:
        nearest = _nearest_change(found, place)
        if nearest is None:
            return None
        found[nearest] = replace(found[nearest], origin=Origin.OVERLAP)
    return tuple(_with_shifts(found, read))


def _nearest_change(parts: Sequence[Part], place: int) -> int | None:
    """The place of what was changed on one side alone and stands nearest, rather behind than before it."""
    changed = [at for at, part in enumerate(parts) if part.origin in {Origin.MINE, Origin.THEIRS}]
    return min(changed, key=lambda at: (abs(at - place), at < place)) if changed else None


def _with_shifts(parts: list[Part], read: Read) -> list[Part]:
    """The same, each overlap knowing which ways to take it shift something."""
    marked = list(parts)
    for take in (Take.THEIRS, Take.BOTH):
        if _first_shift(parts, read, take) is None:
            continue
        places = [at for at, part in enumerate(parts) if part.origin is Origin.OVERLAP]
        for number, at in enumerate(places):
            takes = [take if other == number else Take.MINE for other in range(len(places))]
            if len(places) > _MOST or _shift(parts, read, takes) is not None:
                marked[at] = replace(marked[at], shifts=marked[at].shifts | {take})
    return marked


def _first_shift(parts: Sequence[Part], read: Read, take: Take) -> int | None:
    """As `_shift`, all overlaps taken in one way."""
    return _shift(parts, read, [take] * len(overlaps(parts)))


def _shift(parts: Sequence[Part], read: Read, takes: Sequence[Take]) -> int | None:
    """The place of the first part that the merged text does not say as it should; None: all is well."""
    written = taken(parts, takes)
    wanted = [(token, place) for place, part in enumerate(written) for each in part for token in each.says]
    found = [token for key in read(joined(each for part in written for each in part)) for token in key]
    for at, (token, place) in enumerate(wanted):
        if at >= len(found) or found[at] != token:
            return place
    return None if len(found) == len(wanted) else len(parts) - 1
