"""From one place that waits for an answer to the next."""

from __future__ import annotations

from collections.abc import Sequence

from editor.text.editing import line_end, line_start
from editor.text.prefixes import prefix_of


def answer_to_go_to(text: str, position: int, places: Sequence[int], step: int) -> int | None:
    """The empty answer that Tab (`step` 1) or Shift+Tab (-1) goes to; None where they mean something else.

    They go from an empty answer, and from the end of a paragraph, where an indent would be of no use: so that a
    reply is written, Tab, written, Tab. `places` are those of the empty answers, in order. In the only one it stays.
    """
    here = next((number for number, place in enumerate(places) if _is_at(text, place, position)), None)
    if here is not None:
        return places[(here + step) % len(places)]
    if not places or not _is_end_of_paragraph(text, position):
        return None
    after = [place for place in places if place > position]
    if step > 0:
        return after[0] if after else places[0]
    return places[len(places) - len(after) - 1]


def _is_at(text: str, place: int, position: int) -> bool:
    """Is it on a blank line, with nothing but white space up to the place?"""
    first = min(place, line_start(text, position))
    return not text[first : max(place, line_end(text, position))].strip()


def _is_end_of_paragraph(text: str, position: int) -> bool:
    """Does a paragraph end here that is no list item, quote or heading?"""
    start, end = line_start(text, position), line_end(text, position)
    line = text[start:end]
    is_last = not text[end + 1 : line_end(text, end + 1)].strip()
    return position == end and is_last and bool(line.strip()) and not prefix_of(line).width
