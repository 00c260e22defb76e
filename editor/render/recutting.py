"""After an edit: which blocks it replaced, without cutting the whole text again."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from editor.render.blocks import Block
from editor.render.cutter import Cutter


class Edit(NamedTuple):
    """At offset `start`, `removed` characters gave way to `added` ones."""

    start: int
    removed: int
    added: int


class Recut(NamedTuple):
    """The old blocks from `first` to `end` (not included) give way to `made`."""

    first: int
    end: int
    made: list[Block]


def recut(blocks: list[Block], text: str, edit: Edit) -> Recut:
    """What an edit does to the old `blocks`; `text` is the new one. Equal blocks at the front are left out."""
    first, end, made = _cut_again(blocks, text, edit)
    same = 0
    while same < min(len(made), end - first) and made[same] == blocks[first + same]:
        same += 1
    return Recut(first + same, end, made[same:])


def _cut_again(blocks: list[Block], text: str, edit: Edit) -> Recut:
    """From the first block that had seen the edited place to an old block start behind the edit."""
    starts = list(accumulate((len(block.text) for block in blocks), initial=0))
    first = next((i for i, block in enumerate(blocks) if starts[i] + block.reach >= edit.start), 0)
    made: list[Block] = []
    position = starts[first]
    for block in Cutter(text).blocks(position):
        made.append(block)
        position += len(block.text)
        before = position - edit.added + edit.removed
        same = bisect_left(starts, before)
        if position >= edit.start + edit.added and same < len(blocks) and starts[same] == before:
            return Recut(first, same, made)
    return Recut(first, len(blocks), made)
