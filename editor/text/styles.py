"""How stretches of Markdown look in the editor: what the words are, and which letters are only marks."""

from __future__ import annotations

from enum import IntFlag
from typing import NamedTuple


class Style(IntFlag):
    """What a stretch is; several hold at once."""

    NONE = 0
    MARK = 1
    """Markup, dimmed: the words are what counts."""
    STRONG = 2
    EMPHASIS = 4
    STRIKE = 8
    CODE = 16
    LINK = 32
    """The words of a link."""
    QUOTED = 64
    HEADING = 128
    LARGE = 256
    """A heading of the second level."""
    LARGEST = 512
    """A heading of the first level."""
    QUIET = 1024
    """As dim as a mark, but for what is more than that in it."""


class Span(NamedTuple):
    """A stretch of a line, and what it is."""

    start: int
    end: int
    style: Style


def flattened(spans: list[Span]) -> list[Span]:
    """Spans that overlap, as stretches that do not: each with all that holds there, in order."""
    if len(spans) < 2:
        return spans
    edges: list[tuple[int, Style, bool]] = []
    for span in spans:
        edges += ((span.start, span.style, True), (span.end, span.style, False))
    edges.sort(key=lambda edge: edge[0])
    return _swept(edges)


def _swept(edges: list[tuple[int, Style, bool]]) -> list[Span]:
    """From edge to edge, with a count of each style that is open."""
    result: list[Span] = []
    held: dict[Style, int] = {}
    reached = 0
    for place, style, begins in edges:
        if held and place > reached:
            result.append(Span(reached, place, _union(held)))
        reached = place
        count = held.get(style, 0) + (1 if begins else -1)
        if count:
            held[style] = count
        else:
            del held[style]
    return result


def _union(styles: dict[Style, int]) -> Style:
    result = Style.NONE
    for style in styles:
        result |= style
    return result
