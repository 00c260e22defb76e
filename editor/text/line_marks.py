"""Headings, lists and quotes: marks at the head of lines, set and taken away again; indent of list items."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from editor.text.editing import Edit, Patch, Selection, edit_of, line_end, line_start, lines_in
from editor.text.prefixes import Prefix, prefix_of

INDENT = 4  # columns: what Python-Markdown asks for inside a list item


class ListKind(StrEnum):
    """Two kinds of lists."""

    BULLETS = "bullets"
    NUMBERS = "numbers"


Line = tuple[int, int, Prefix]
"""Start, end, and what stands before its words."""


def heading_set(text: str, selection: Selection, level: int) -> Edit:
    """Make the lines headings of this level (1 to 6), or plain text when they are that already, or with level 0."""
    lines = _worded(text, selection)
    is_set = all(len(prefix.heading) == level for _, _, prefix in lines)
    mark = "" if is_set or not level else "#" * level + " "
    return edit_of(text, [_block_mark(line, mark) for line in lines], selection)


def list_toggled(text: str, selection: Selection, kind: ListKind) -> Edit:
    """Make the lines items of a list, or plain lines when all of them are that already."""
    lines = _worded(text, selection)
    if all(_is_item(prefix, kind) for _, _, prefix in lines):
        patches = [_block_mark(line, "") for line in lines]
        return edit_of(text, _kept_apart(text, lines, patches, _joins_item), selection)
    patches = [
        _block_mark(line, "- " if kind is ListKind.BULLETS else f"{number}. ") for number, line in enumerate(lines, 1)
    ]
    return edit_of(text, _kept_apart(text, lines, patches, _joins_text), selection)


def quote_toggled(text: str, selection: Selection) -> Edit:
    """Put the lines into a quote, or take them out of one when all of them are in it."""
    lines = [(start, end, prefix_of(text[start:end])) for start, end in lines_in(text, selection)]
    worded = [line for line in lines if text[line[0] : line[1]].strip()]
    if worded and all(prefix.quote for _, _, prefix in worded):
        patches = [Patch(start, start + _first_quote_mark(prefix), "") for start, _, prefix in lines if prefix.quote]
        return edit_of(text, _kept_apart(text, lines, patches, _is_quoted), selection)
    patches = [Patch(start, start, "> " if start < end or len(lines) == 1 else ">") for start, end, _ in lines]
    return edit_of(text, _kept_apart(text, lines, patches, _is_unquoted), selection)


def indented(text: str, selection: Selection) -> Edit:
    """One step to the right; a numbered item begins its own count there, or goes on with one."""
    patches = [
        Patch(start + len(prefix.quote), start + len(prefix.quote), " " * INDENT)
        for start, _, prefix in _worded(text, selection)
    ]
    return edit_of(text, _renumbered(text, patches, INDENT), selection)


def outdented(text: str, selection: Selection) -> Edit:
    """One step to the left, as far as there is an indent."""
    patches: list[Patch] = []
    for start, _, prefix in _worded(text, selection):
        begin = start + len(prefix.quote)
        gone = _one_step(prefix.indent)
        patches += [Patch(begin, begin + gone, "")] if gone else []
    return edit_of(text, _renumbered(text, patches, -INDENT), selection)


def tabbed(text: str, selection: Selection) -> Edit:
    """What Tab does: list items and selected lines go to the right, elsewhere spaces up to the next step."""
    start = line_start(text, selection.start)
    is_item = bool(prefix_of(text[start : line_end(text, start)]).marker)
    if is_item or not selection.is_empty:
        return indented(text, selection)
    spaces = " " * (INDENT - (selection.position - start) % INDENT)
    return edit_of(text, [Patch(selection.position, selection.position, spaces)], selection)


def _worded(text: str, selection: Selection) -> list[Line]:
    """The lines of the selection that hold words, or its only line."""
    lines = [(start, end, prefix_of(text[start:end])) for start, end in lines_in(text, selection)]
    return [line for line in lines if text[line[0] : line[1]].strip()] or lines[:1]


def _block_mark(line: Line, mark: str) -> Patch:
    """Another mark in the place of the line's heading or item mark; quote marks stay, a list's indent too."""
    start, _, prefix = line
    begin = start + len(prefix.quote)
    if prefix.marker and mark and not mark.startswith("#"):
        begin += len(prefix.indent)
        return Patch(begin, start + prefix.width - len(prefix.task), mark)
    return Patch(begin, start + prefix.width, mark)


def _kept_apart(text: str, lines: list[Line], patches: list[Patch], joins: Callable[[str], bool]) -> list[Patch]:
    """Blank lines round what changed where a neighbour `joins` it: Markdown would take the two for one."""
    first, last = lines[0][0], lines[-1][1]
    above = text[line_start(text, first - 1) : first - 1] if first else ""
    below = text[last + 1 : line_end(text, last + 1)]
    result = list(patches)
    if joins(above):
        result.insert(0, Patch(first, first, _quote_of_both(lines[0], above, joins) + "\n"))
    if joins(below):
        result.append(Patch(last + 1, last + 1, _quote_of_both(lines[-1], below, joins) + "\n"))
    return result


def _quote_of_both(line: Line, neighbour: str, joins: Callable[[str], bool]) -> str:
    """The quote marks of an empty line between two: those that both have, unless it is the quote that changes."""
    if joins is _is_quoted:
        return ""
    marks = prefix_of(neighbour).quote.rstrip()
    return marks if marks == line[2].quote.rstrip() else ""


def _is_item(prefix: Prefix, kind: ListKind) -> bool:
    return bool(prefix.marker) and (prefix.number is not None) == (kind is ListKind.NUMBERS)


def _joins_item(line: str) -> bool:
    """Does a plain line beside it become part of this one's list item?"""
    prefix = prefix_of(line)
    return bool(prefix.marker or (prefix.indent and line.strip()))


def _joins_text(line: str) -> bool:
    """Does an item beside it become part of this line's paragraph, or the other way round?"""
    prefix = prefix_of(line)
    return bool(line[len(prefix.quote) :].strip()) and not _joins_item(line)


def _is_quoted(line: str) -> bool:
    return bool(prefix_of(line).quote)


def _is_unquoted(line: str) -> bool:
    return bool(line.strip()) and not _is_quoted(line)


def _first_quote_mark(prefix: Prefix) -> int:
    """How wide the outermost `> ` is."""
    width = prefix.quote.index(">") + 1
    return width + prefix.quote[width:].startswith(" ")


def _one_step(indent: str) -> int:
    """How many letters of an indent make one step: a tab, or up to four spaces."""
    spaces = len(indent[:INDENT]) - len(indent[:INDENT].lstrip(" "))
    return spaces + indent[spaces:].startswith("\t") if spaces < INDENT else spaces


def _renumbered(text: str, patches: list[Patch], step: int) -> list[Patch]:
    """A single numbered item takes the number that is its turn at its new indent."""
    if len(patches) != 1:
        return patches
    start = line_start(text, patches[0].start)
    prefix = prefix_of(text[start : line_end(text, start)])
    if prefix.number is None:
        return patches
    number = _turn(text, start, max(0, len(prefix.indent.expandtabs(INDENT)) + step))
    begin = start + len(prefix.quote) + len(prefix.indent)
    return [*patches, Patch(begin, begin + len(prefix.marker) - 1, str(number))]


def _turn(text: str, start: int, indent: int) -> int:
    """The number of a new item before `start`, seen from the items above it at this indent."""
    while start:
        start = line_start(text, start - 1)
        line = text[start : line_end(text, start)]
        prefix = prefix_of(line)
        depth = len(prefix.indent.expandtabs(INDENT))
        if line.strip() and not prefix.marker and not depth:
            break
        if prefix.marker and depth <= indent:
            return prefix.number + 1 if depth == indent and prefix.number is not None else 1
    return 1
