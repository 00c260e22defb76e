"""One line of Markdown after the other, as the editor shows it: what its stretches are, and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.text.code_lines import fence_after
from editor.text.inline_spans import inline_spans
from editor.text.prefixes import Prefix, prefix_of
from editor.text.styles import Span, Style, flattened

PLAIN = 0
"""Nothing is open."""
_COMMENT = 1
_UNDERLINE = 1 << 12
"""The line makes a heading of the one above."""

_UNDERLINED = re.compile(r"(?:=+|-+)[ ]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_DEFINITION = re.compile(r"[ ]{0,3}(?:\[\^?[^\[\]]+\]:[ ]?|\*\[[^\[\]]+\]:[ ]?)")
_ATTRIBUTION = re.compile("[ ]?[\u2014\u2013][ ]?\\[")
_HEADINGS = {1: Style.HEADING | Style.LARGEST, 2: Style.HEADING | Style.LARGE}


def line_spans(line: str, state: int, below: str = "") -> tuple[list[Span], int]:
    """The stretches of a line, none overlapping, and the state behind it; `state` is the one before it.

    `below` is the next line: a row of `=` or `-` makes this one a heading.
    """
    opened = _fence(state)
    if opened or "```" in line or "~~~" in line:
        after = fence_after(line, opened)
        if opened or after:
            return _code(line, is_fence=after != opened), _fence_state(after)
    if state & _COMMENT or line.startswith("<!--"):
        return _comment(line)
    return _text(line, below)


def state_after(line: str, state: int) -> int:
    """What a line leaves open, without looking at more of it than that takes."""
    opened = _fence(state)
    if opened or "```" in line or "~~~" in line:
        after = fence_after(line, opened)
        if opened or after:
            return _fence_state(after)
    if state & _COMMENT or line.startswith("<!--"):
        return PLAIN if "-->" in line else _COMMENT
    return PLAIN


def open_states(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that leave something open: their number from 0, and their state."""
    if not any(mark in text for mark in ("```", "~~~", "<!--")):
        return
    state = PLAIN
    for number, line in enumerate(text.split("\n")):
        state = state_after(line, state)
        if state:
            yield number, state


def is_underline(state: int) -> bool:
    """Did the line of this state make a heading of the one above it?"""
    return state > 0 and bool(state & _UNDERLINE)


def _text(line: str, below: str) -> tuple[list[Span], int]:
    """A line that is neither code nor comment."""
    if not line.strip():
        return [], PLAIN
    if _UNDERLINED.match(line):
        return [Span(0, len(line), Style.MARK)], _UNDERLINE
    if _RULE.match(line):
        return [Span(0, len(line), Style.MARK)], PLAIN
    prefix = prefix_of(line)
    marks = _marks(line, prefix)
    style = _style(prefix, below, is_attribution=bool(_ATTRIBUTION.match(line, len(prefix.quote))))
    spans = inline_spans(line, marks)
    if marks:
        spans.append(Span(0, marks, Style.MARK))
    if style:
        spans.append(Span(marks, len(line), style))
    if line.startswith("|"):
        spans += [Span(found.start(), found.end(), Style.MARK) for found in re.finditer(r"\|(?:[-: |]+$)?", line)]
    return flattened(spans), PLAIN


def _marks(line: str, prefix: Prefix) -> int:
    """How many letters at the head are only marks."""
    found = _DEFINITION.match(line)
    if found:
        return found.end()
    return prefix.width if prefix.quote or prefix.marker or prefix.heading else 0


def _style(prefix: Prefix, below: str, *, is_attribution: bool) -> Style:
    """What the words of the line are."""
    level = len(prefix.heading)
    if not level and below and not (prefix.quote or prefix.marker) and _UNDERLINED.match(below):
        level = 1 if below[0] == "=" else 2
    if level:
        return _HEADINGS.get(level, Style.HEADING)
    if prefix.quote:
        return Style.QUIET if is_attribution else Style.QUOTED
    return Style.NONE


def _code(line: str, *, is_fence: bool) -> list[Span]:
    if not line:
        return []
    return [Span(0, len(line), Style.MARK | Style.CODE if is_fence else Style.CODE)]


def _comment(line: str) -> tuple[list[Span], int]:
    """A comment that began here or above; what follows its end is left plain."""
    end = line.find("-->")
    stop = len(line) if end < 0 else end + 3
    return [Span(0, stop, Style.MARK)] if line else [], _COMMENT if end < 0 else PLAIN


def _fence(state: int) -> str:
    """The fence that is open in a state."""
    if state <= 0 or state & (_COMMENT | _UNDERLINE):
        return ""
    return ("~" if state & 2 else "`") * (state >> 2)


def _fence_state(fence: str) -> int:
    """A fence as a state: its length, and which letter; at most 1,000 long."""
    return (min(len(fence), 1000) << 2 | (2 if fence.startswith("~") else 0)) if fence else PLAIN
