"""Emphasis, code, links and images inside one line, in time that grows with its length and no faster."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from editor.text.styles import Span, Style

LONGEST = 20_000  # letters: a longer line is shown plain

_MARKED = re.compile(r"[\\`*_~\[<]|://")
_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<code>`+)"
    r"|(?P<run>\*+|_+|~~)"
    r"|(?P<note>\[\^[^\[\]\s^]+\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)|\[[^\[\]]*\])?)"
    r"|(?P<tag><!--.{0,2000}?-->|</?[A-Za-z][^<>]*>)"
    r"|(?P<bare>\bhttps?://[^\s<>]+)"
)
_EMPHASES = {1: Style.EMPHASIS, 2: Style.STRONG, 3: Style.STRONG | Style.EMPHASIS}


class _Run(NamedTuple):
    """Letters such as `**` that may begin an emphasis."""

    start: int
    length: int
    letter: str


class _Line:
    """A line while it is read from left to right."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.spans: list[Span] = []
        self._runs: list[_Run] = []
        self._brackets: list[int] = []

    def mark(self, start: int, end: int, style: Style = Style.MARK) -> None:
        """Note what a stretch is."""
        self.spans.append(Span(start, end, style))

    def run(self, start: int, end: int) -> None:
        """A run of emphasis letters: it ends one that is open, or it may begin one."""
        line = self.line
        before = line[start - 1] if start else " "
        after = line[end] if end < len(line) else " "
        letter = line[start]
        is_inside = letter == "_" and before.isalnum() and after.isalnum()
        if not before.isspace() and not is_inside and self._closed(start, end, letter):
            return
        if not after.isspace() and not is_inside:
            self._runs.append(_Run(start, end - start, letter))

    def _closed(self, start: int, end: int, letter: str) -> bool:
        """End the nearest open emphasis of this letter; those begun inside it were none."""
        for number in range(len(self._runs) - 1, max(-1, len(self._runs) - 9), -1):
            opened = self._runs[number]
            if opened.letter == letter:
                del self._runs[number:]
                self._emphasize(opened, start, end)
                return True
        return False

    def _emphasize(self, opened: _Run, start: int, end: int) -> None:
        width = min(opened.length, end - start, 3)
        begin = opened.start + opened.length - width
        style = Style.STRIKE if opened.letter == "~" else _EMPHASES[width]
        self.mark(begin, begin + width)
        self.mark(begin + width, start, style)
        self.mark(start, start + width)
        if opened.length > width:
            self._runs.append(opened._replace(length=opened.length - width))
        if end - start > width:
            self.run(start + width, end)

    def open(self, start: int) -> None:
        """A bracket that may begin a link or image."""
        self._brackets.append(start)

    def close(self, start: int, end: int) -> None:
        """Its end: with an address behind it, it is one."""
        if not self._brackets:
            return
        begin = self._brackets.pop()
        if end == start + 1:
            return
        if self.line[begin] == "!":
            self.mark(begin, begin + 2)
        else:
            self.mark(begin, begin + 1)
            self.mark(begin + 1, start, Style.LINK)
        self.mark(start, end)


def inline_spans(line: str, start: int = 0) -> list[Span]:
    """What stands in a line from `start` on; the spans may overlap."""
    if not _MARKED.search(line, start) or len(line) > LONGEST:
        return []
    reading = _Line(line)
    ticks = _ticks(line)
    place = start
    while found := _TOKEN.search(line, place):
        place = _read(reading, found, ticks)
    return reading.spans


def _read(reading: _Line, found: re.Match[str], ticks: dict[int, list[int]]) -> int:
    """Take one token; returns where to read on."""
    start, end = found.span()
    match found.lastgroup:
        case "run":
            reading.run(start, end)
        case "open":
            reading.open(start)
        case "close":
            reading.close(start, end)
        case "code":
            return _read_code(reading, start, end, ticks)
        case "escape":
            reading.mark(start, start + 1)
        case "bare":
            reading.mark(start, end, Style.LINK)
        case _:
            reading.mark(start, end)
    return end


def _read_code(reading: _Line, start: int, end: int, ticks: dict[int, list[int]]) -> int:
    """Code up to as many backticks again; without them the backticks are letters."""
    length = end - start
    starts = ticks[length]
    number = bisect_left(starts, end)
    if number == len(starts):
        return end
    closing = starts[number]
    reading.mark(start, end)
    reading.mark(end, closing, Style.CODE)
    reading.mark(closing, closing + length)
    return closing + length


def _ticks(line: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length."""
    found: dict[int, list[int]] = {}
    if "`" in line:
        for run in re.finditer("`+", line):
            found.setdefault(run.end() - run.start(), []).append(run.start())
    return found
