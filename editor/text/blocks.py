"""Whole blocks put into a text: quotes and images, with blank lines round them, never inside a sentence or code."""

from __future__ import annotations

from editor.text.code_lines import fence_after, open_fence
from editor.text.editing import Edit, cursor, line_end, line_start
from editor.text.prefixes import prefix_of


def block_inserted(text: str, position: int, block: str, *, answer: bool = False) -> Edit:
    """Put in `block`, at `position` when its line is blank, else below what stands there.

    The cursor goes to the end of the block; with `answer`, to an empty line below it.
    """
    place = block_place(text, position)
    start, end = _blank_round(text, place)
    before = "\n\n" if start else ""
    block = block.strip("\n")
    after = "\n\n" if answer or end < len(text) else "\n"
    rest = "\n\n" if answer and end < len(text) else ""
    added = before + block + after + rest
    at = start + len(before) + len(block) + (len(after) if answer else 0)
    return Edit(start=start, removed=end - start, added=added, selection=cursor(at))


def block_place(text: str, position: int) -> int:
    """The end of the block that `position` is in; `position` itself on a blank line or at a block's beginning."""
    start = line_start(text, position)
    opened = open_fence(text, start)
    if not opened and (_is_blank(text, start) or (position == start and _is_blank(text, start - 1))):
        return position
    while True:
        end = line_end(text, start)
        opened = fence_after(text[start:end], opened)
        if end == len(text) or (not opened and _is_blank(text, end + 1)):
            return end
        start = end + 1


def stands_alone(text: str, position: int) -> bool:
    """May an image at this place be a block of its own? Not in a list, a heading, a table or indented code.

    In a quote and in fenced code it may, below them: they are somebody's words, and code.
    """
    start = line_start(text, position)
    line = text[start : line_end(text, start)]
    prefix = prefix_of(line)
    if prefix.quote or open_fence(text, position):
        return True
    has_marks = prefix.marker or prefix.heading or (prefix.indent and line.strip())
    return not has_marks and not line.startswith("|")


def word_end(text: str, position: int) -> int:
    """The end of the word that `position` is in."""
    while position < len(text) and not text[position - 1 : position].isspace() and not text[position].isspace():
        position += 1
    return position


def _is_blank(text: str, position: int) -> bool:
    """Is the line of `position` empty, or before the text?"""
    return position < 0 or not text[line_start(text, position) : line_end(text, position)].strip()


def _blank_round(text: str, position: int) -> tuple[int, int]:
    """The white space round a place: from the end of the words before it to the line of the words after it."""
    start = len(text[:position].rstrip())
    rest = text[position:]
    lead = len(rest) - len(rest.lstrip())
    end = len(text) if lead == len(rest) else line_start(text, position + lead)
    return start, max(start, end)
