"""Two texts that come from one, put together block by block: what was changed on one side alone is taken from there.

Where both sides changed the same block, or put something in at the same place, a person decides. Nothing is dropped:
each block that is new on a side is in the merged text or in an overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

Key = tuple[str, ...]
_ALIKE = 0.5
"""From this likeness on, a block is taken for what became of another one."""
_MOST_PAIRS = 2_500
"""So many blocks are compared with each other at one place; of more, all gave way to all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a text; two that say the same have the same key, however they are written."""

    key: Key
    """Empty: it shows nothing by itself, as the address of a link. Only mine are of weight, and they always stay."""
    text: str
    """With the blank lines behind it."""
    is_made: bool = False
    """It stands in the post, and is made of something else than the text: a change of it is for a person."""


class Origin(StrEnum):
    """Where a part of the merged text comes from. `OVERLAP`: a person says."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    OVERLAP = "overlap"


class Take(StrEnum):
    """Whose text is taken where both were changed."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Written(NamedTuple):
    """A block's text, and where it stood: in whose text, and at which place."""

    text: str
    side: Take
    place: int
    is_last: bool
    """Is no text behind it there?"""
    says: Key = ()
    """The block's key; empty where its text shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the merged text, as it is on both sides."""

    origin: Origin
    mine: tuple[Written, ...]
    theirs: tuple[Written, ...]
    notes: tuple[Written, ...] = ()
    """What of mine shows nothing: it stays whoever's text is taken."""
    shifts: frozenset[Take] = frozenset()
    """Taken so, it says something else beside its neighbours than it says by itself, or they do."""

    def written(self, take: Take = Take.MINE) -> tuple[Written, ...]:
        """What goes into the text; `take` is for an overlap, and what was changed on one side alone is taken there."""
        if self.origin is Origin.THEIRS or (self.origin is Origin.OVERLAP and take is Take.THEIRS):
            return (*self.theirs, *self.notes)
        return (*self.mine, *self.theirs) if self.origin is Origin.OVERLAP and take is Take.BOTH else self.mine

    @property
    def mine_text(self) -> str:
        """Without the blank lines at its ends."""
        return joined(self.mine).strip("\n")

    @property
    def theirs_text(self) -> str:
        """Without the blank lines at its ends."""
        return joined(self.theirs).strip("\n")


def merge(base: Sequence[Block] | None, mine: Sequence[Block], theirs: Sequence[Block]) -> tuple[Part, ...]:
    """Both sides put together, in order. Where what they come from is not known, all that differs is an overlap."""
    return tuple(_Merger(base, mine, theirs).parts())


def overlaps(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What a person has to decide."""
    return tuple(part for part in parts if part.origin is Origin.OVERLAP)


def merged(parts: Iterable[Part], takes: Sequence[Take] = ()) -> str:
    """The merged text; `takes` has a decision for each overlap, in order."""
    return joined(each for part in taken(parts, takes) for each in part)


def taken(parts: Iterable[Part], takes: Sequence[Take] = ()) -> list[tuple[Written, ...]]:
    """What goes into the text, part by part; `takes` as in `merged`."""
    left = iter(takes)
    return [part.written(next(left)) if part.origin is Origin.OVERLAP else part.written() for part in parts]


def joined(written: Iterable[Written]) -> str:
    """Blocks as one text: neighbours stand as they stood, others are parted by a blank line."""
    text, before = "", None
    for each in written:
        if not each.text:
            continue
        if before and (before.side, before.place + 1) != (each.side, each.place):
            text = _parted(text)
        text, before = text + each.text, each
    return text if before is None or before.is_last else text.rstrip("\n") + "\n"


class _Hunk(NamedTuple):
    """The blocks of the base from `start` to `end` gave way to those of a side from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    is_mine: bool
    is_rewriting: bool = False
    """One block became another that is like it."""


class _Merger:
    """One merge. What shows nothing is left out of the comparison, and follows the block of mine before it."""

    def __init__(self, base: Sequence[Block] | None, mine: Sequence[Block], theirs: Sequence[Block]) -> None:
        self._is_known = base is not None
        self._mine = [place for place, block in enumerate(mine) if block.key]
        self._texts = {Take.MINE: tuple(mine), Take.THEIRS: tuple(block for block in theirs if block.key)}
        self._base = [block for block in (mine if base is None else base) if block.key]
        self._counts = {side: _count(blocks) for side, blocks in self._texts.items()}

    def parts(self) -> Iterator[Part]:
        """In order."""
        first = self._notes(-1)
        if first:
            yield Part(origin=Origin.SAME, mine=first, theirs=())
        at = mine_at = theirs_at = 0
        for region in _regions([*self._hunks(Take.MINE), *self._hunks(Take.THEIRS)]):
            start = min(hunk.start for hunk in region)
            yield from self._same(at, mine_at, theirs_at, start - at)
            mine_at, theirs_at = mine_at + start - at, theirs_at + start - at
            at = max(hunk.end for hunk in region)
            mine_end = mine_at + _length(region, at - start, is_mine=True)
            theirs_end = theirs_at + _length(region, at - start, is_mine=False)
            yield self._changed(region, (start, at), (mine_at, mine_end), (theirs_at, theirs_end))
            mine_at, theirs_at = mine_end, theirs_end
        yield from self._same(at, mine_at, theirs_at, len(self._base) - at)

    def _hunks(self, side: Take) -> list[_Hunk]:
        blocks = self._shown(side)
        return list(_hunks(self._base, blocks, is_mine=side is Take.MINE))

    def _shown(self, side: Take) -> list[Block]:
        texts = self._texts[side]
        return [texts[place] for place in self._mine] if side is Take.MINE else list(texts)

    def _written(self, side: Take, place: int) -> Written:
        block = self._texts[side][place]
        says = block.key if block.text and not block.is_made else ()
        return Written(block.text, side, place, is_last=place + 1 == self._counts[side], says=says)

    def _notes(self, place: int) -> tuple[Written, ...]:
        """What shows nothing behind the shown block of mine at this place (of all); -1: before the first."""
        count = len(self._texts[Take.MINE])
        end = next((each for each in self._mine if each > place), count)
        return tuple(self._written(Take.MINE, each) for each in range(place + 1, end))

    def _of_mine(self, start: int, end: int) -> tuple[Written, ...]:
        """Shown blocks of mine with what follows each."""
        places = self._mine[start:end]
        return tuple(each for at in places for each in (self._written(Take.MINE, at), *self._notes(at)))

    def _of_theirs(self, start: int, end: int) -> tuple[Written, ...]:
        return tuple(self._written(Take.THEIRS, place) for place in range(start, end))

    def _same(self, at: int, mine_at: int, theirs_at: int, length: int) -> Iterator[Part]:
        """Nobody changed what these say; how a block is written may be new on either side."""
        written: list[Written] = []
        for step in range(length):
            mine = self._written(Take.MINE, self._mine[mine_at + step])
            theirs = self._written(Take.THEIRS, theirs_at + step)
            is_mine = mine.text != self._base[at + step].text or (mine.text == theirs.text and mine.is_last)
            taken = mine if is_mine else theirs
            written += (taken, *self._notes(mine.place))
        if written:
            yield Part(origin=Origin.SAME, mine=tuple(written), theirs=())

    def _changed(
        self, region: Sequence[_Hunk], base: tuple[int, int], mine: tuple[int, int], theirs: tuple[int, int]
    ) -> Part:
        keys = [block.key for block in self._shown(Take.MINE)[slice(*mine)]]
        is_equal = keys == [block.key for block in self._texts[Take.THEIRS][slice(*theirs)]]
        is_made = any(block.is_made for block in self._base[slice(*base)])
        sides = {hunk.is_mine for hunk in region}
        origin = Origin.MINE if sides == {True} else Origin.THEIRS
        if is_equal:
            origin = Origin.SAME
        elif len(sides) > 1 or not self._is_known or (is_made and origin is Origin.THEIRS):
            origin = Origin.OVERLAP
        notes = tuple(each for at in self._mine[slice(*mine)] for each in self._notes(at))
        return Part(origin=origin, mine=self._of_mine(*mine), theirs=self._of_theirs(*theirs), notes=notes)


def _count(blocks: Sequence[Block]) -> int:
    """How many there are up to the last that has a text."""
    return max((place + 1 for place, block in enumerate(blocks) if block.text), default=0)


def _length(region: Sequence[_Hunk], length: int, *, is_mine: bool) -> int:
    """How many blocks of a side stand where the region has so many of the base."""
    hunks = (hunk for hunk in region if hunk.is_mine is is_mine)
    return length + sum(hunk.last - hunk.first - (hunk.end - hunk.start) for hunk in hunks)


def _hunks(base: Sequence[Block], side: Sequence[Block], *, is_mine: bool) -> Iterator[_Hunk]:
    """What a side changed, in order; a block that was rewritten is a change of its own."""
    matcher = SequenceMatcher(None, [block.key for block in base], [block.key for block in side], autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what != "equal":
            yield from _parted_hunks(base, side, _Hunk(start, end, first, last, is_mine))


def _parted_hunks(base: Sequence[Block], side: Sequence[Block], whole: _Hunk) -> Iterator[_Hunk]:
    """A change as several: what was rewritten block by block, and what stands between."""
    start, first = whole.start, whole.first
    for old, new in _rewritten(base[start : whole.end], side[first : whole.last]):
        place, there = whole.start + old, whole.first + new
        if start < place or first < there:
            yield whole._replace(start=start, end=place, first=first, last=there)
        yield whole._replace(start=place, end=place + 1, first=there, last=there + 1, is_rewriting=True)
        start, first = place + 1, there + 1
    if start < whole.end or first < whole.last:
        yield whole._replace(start=start, first=first)


def _rewritten(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The places of blocks that became others, in order."""
    at = 0
    for place, block in enumerate(old if len(old) * len(new) <= _MOST_PAIRS else ()):
        found = next((there for there in range(at, len(new)) if _is_like(block, new[there])), None)
        if found is not None:
            yield place, found
            at = found + 1


def _is_like(one: Block, other: Block) -> bool:
    words = [_words(block.key) or block.key for block in (one, other)]
    return SequenceMatcher(None, *words, autojunk=False).quick_ratio() >= _ALIKE  # in linear time


def _words(key: Key) -> list[str]:
    """Without tags: all paragraphs have those."""
    return [word for token in key if not token.startswith("<") for word in token.split()]


def _regions(hunks: list[_Hunk]) -> list[list[_Hunk]]:
    """The changes, those together that are about the same blocks or the same place between two."""
    regions: list[list[_Hunk]] = []
    for hunk in sorted(hunks, key=lambda each: each[:2]):
        region = [hunk]
        while regions and any(_meet(one, other) for one in regions[-1] for other in region):
            region = [*regions.pop(), *region]
        regions.append(region)
    return regions


def _meet(one: _Hunk, other: _Hunk) -> bool:
    """Are they about the same? A block put in beside one that was rewritten is not; beside what gave way, it is."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    if one.is_mine is other.is_mine:
        return False
    if one.start == one.end or other.start == other.end:
        return start <= end and not (one.is_rewriting or other.is_rewriting)
    return start < end


def _parted(text: str) -> str:
    ends = text[len(text.rstrip()) :].count("\n")
    return text + "\n" * max(0, 2 - ends)
