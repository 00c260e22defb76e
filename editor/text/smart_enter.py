"""What Enter does: lists and quotes go on, an empty item ends its list."""

from __future__ import annotations

import re

from editor.text.editing import Edit, Selection, cursor, line_end, line_start
from editor.text.line_marks import INDENT, outdented
from editor.text.prefixes import Prefix, prefix_of

_ATTRIBUTION = re.compile(r"[ ]{0,3}>[ ]?[\u2014\u2013][ ]?\[")


def entered(text: str, selection: Selection, *, in_code: bool = False) -> Edit:
    """Enter in the place of the selection; in code nothing is a list and nothing a quote."""
    start = line_start(text, selection.start)
    end = line_end(text, selection.end)
    head, tail = text[start : selection.start], text[selection.end : end]
    prefix = prefix_of(head + tail)
    if in_code:
        return _broken(selection, _leading_space(head))
    if len(head) < prefix.width or not (prefix.quote or prefix.marker or prefix.indent):
        return _broken(selection, "")
    if not (head + tail)[prefix.width :].strip() and selection.is_empty:
        return _ended(text, selection, prefix)
    if not tail.strip() and _ATTRIBUTION.match(head):
        return _broken(selection, "\n", swallowed=len(tail))
    return _broken(selection, _next(prefix), swallowed=len(tail) - len(tail.lstrip(" ")))


def _broken(selection: Selection, lead: str, swallowed: int = 0) -> Edit:
    """A new line that begins with `lead`; so many blanks behind the cursor go."""
    position = selection.start + 1 + len(lead)
    removed = selection.end + swallowed - selection.start
    return Edit(start=selection.start, removed=removed, added="\n" + lead, selection=cursor(position))


def _next(prefix: Prefix) -> str:
    """What the next line begins with: the same, one higher, its box not ticked."""
    number = prefix.number
    marker = prefix.marker if number is None else f"{number + 1}{prefix.marker[-1]}"
    box = "[ ] " if prefix.task else ""
    quote = prefix.quote if not prefix.quote or prefix.quote.endswith(" ") else prefix.quote + " "
    return quote + prefix.indent + marker + prefix.gap + box


def _ended(text: str, selection: Selection, prefix: Prefix) -> Edit:
    """Enter on an empty item or quote line: a step out; from the outermost one below a blank line."""
    start = line_start(text, selection.start)
    if prefix.marker and len(prefix.indent.expandtabs(INDENT)) >= INDENT:
        return outdented(text, selection)
    kept = prefix.quote.rstrip() if prefix.marker else ""
    blank = "" if _is_blank_above(text, start, kept) else kept + "\n"
    added = blank + (kept and kept + " ")
    if not prefix.marker:
        start = _before_bare_quote(text, start)
    removed = line_end(text, selection.end) - start
    return Edit(start=start, removed=removed, added=added, selection=cursor(start + len(added)))


def _before_bare_quote(text: str, start: int) -> int:
    """Where the lines begin that stand above and are nothing but `>`."""
    while start and set(text[line_start(text, start - 1) : start - 1].split()) == {">"}:
        start = line_start(text, start - 1)
    return start


def _is_blank_above(text: str, start: int, marks: str) -> bool:
    """Does a blank line, or the beginning, stand before this one? Inside a quote: one with nothing but its marks."""
    return start == 0 or text[line_start(text, start - 1) : start - 1].rstrip() == marks


def _leading_space(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
