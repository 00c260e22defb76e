"""What stands before the words of a line: quote marks, indent, list marker, task box, heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = re.compile(
    r"(?P<quote>(?: {0,3}>[ ]?)*)"
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)(?P<task>\[[ xX]\](?:[ \t]+|$))?"
    r"|(?P<heading>#{1,6})(?P<space>[ \t]+|$))?"
)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix:
    """The parts, each as written; all of them may be empty."""

    quote: str
    indent: str
    marker: str
    gap: str
    task: str
    heading: str
    space: str

    @property
    def width(self) -> int:
        """How many letters it takes; an indent alone counts."""
        return sum(map(len, (self.quote, self.indent, self.marker, self.gap, self.task, self.heading, self.space)))

    @property
    def number(self) -> int | None:
        """The number of an item in a numbered list."""
        return int(self.marker[:-1]) if self.marker[:-1].isdigit() else None


def prefix_of(line: str) -> Prefix:
    """The prefix of one line, which holds no line feed. A rule such as `- - -` has none."""
    found = next(_PREFIX.finditer(line))  # every part may be missing: it matches any line
    parts = {name: value or "" for name, value in found.groupdict().items()}
    if parts["marker"] and _RULE.match(line[len(parts["quote"]) :]):
        parts |= {"marker": "", "gap": "", "task": ""}
    return Prefix(**parts)
