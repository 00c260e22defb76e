"""Cuts a Markdown text into the top-level blocks that are rendered one by one.

Where a block ends depends on the text from its start on, never on what stands before it. So after an edit it is enough
to cut from the last block that had not seen the edited place to the first old block start behind it (`recut`).
Lines end in a line feed; offsets count characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from editor.render.blocks import BLANK_LINES, STARTS, Block, Kind

STOP = re.compile(r"\n(?:(?P<blank>[ \t]*(?:\n|\Z))| {0,3}(?:[`~\[<]|\* *\*|_ *_)|\*\[|#{1,6} )")
"""A line after which running text may be over: a blank one, or one on which something else may start."""
FENCE = re.compile(
    r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*\.?[\w#.+-]*[ \t]*(?:\{[^\n]*\}|[^\n`~]*)$", re.MULTILINE
)
INDENT = re.compile(r" {4}| {0,3}\t")
ITEM = re.compile(r"^ {0,3}(?:[*+-]|(?P<number>\d+\.))[ \t]", re.MULTILINE)
MEANING = re.compile(r"^ {0,3}: {1,3}", re.MULTILINE)
HTML_START = re.compile(r"(?P<indent> {0,3})<(?:(?P<comment>!--)|(?P<instruction>\?)|(?P<tag>[a-zA-Z][\w-]*))")
RAW_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "canvas", "center", "colgroup", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "html", "iframe", "legend", "li", "main", "map", "math", "menu",
    "nav", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "pre", "progress", "script",
    "section", "select", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "title", "tr", "ul", "video",
})  # fmt: skip


class Piece(NamedTuple):
    """What stands between two blank lines, or a fence, or a definition: blocks are made of pieces."""

    kind: Kind
    end: int
    seen: int
    """How far the text was read to know this."""


class Cutter:
    """Cuts one text into blocks; remembers what has no end, so that cutting stays linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._unclosed: set[str] = set()
        self._tag_ends: dict[int, int] = {}
        self._ahead: tuple[int, Piece] = (-1, Piece(Kind.TEXT, 0, 0))

    def blocks(self, start: int = 0) -> Iterator[Block]:
        """The blocks from `start` on, which must be the start of a block."""
        while start < len(self.text):
            block = self._block(start)
            yield block
            start += len(block.text)

    def _block(self, start: int) -> Block:
        kind, end, seen = self._piece(start)
        while end < len(self.text) and kind in (Kind.TEXT, Kind.NOTE):
            ahead = self._piece(end)
            seen = max(seen, ahead.seen)
            if ahead.kind is not Kind.TEXT or not self._joins(kind, start, end, ahead.end):
                break
            end = ahead.end
        return Block(kind, self.text[start:end], seen - start)

    def _joins(self, kind: Kind, start: int, middle: int, end: int) -> bool:
        """Does the piece from `middle` to `end` belong to the block that starts at `start`?"""
        if INDENT.match(self.text, middle):
            return True
        if kind is Kind.NOTE:
            return False
        if item := ITEM.match(self.text, middle):
            first = ITEM.search(self.text, start, middle)
            return first is not None and bool(first["number"]) == bool(item["number"])
        if MEANING.match(self.text, middle):
            return True
        return bool(MEANING.search(self.text, middle, end) and MEANING.search(self.text, start, middle))

    def _piece(self, start: int) -> Piece:
        """The piece from `start` on; the last one is kept, because it is asked for twice."""
        if self._ahead[0] != start:
            self._ahead = (start, self._find_piece(start))
        return self._ahead[1]

    def _find_piece(self, start: int) -> Piece:
        kind, position, seen = self._special(self._after_blank_lines(start))
        if kind in (Kind.TEXT, Kind.NOTE):
            position, seen = self._text_end(position, seen)
        end = self._after_blank_lines(self._line_after(position))
        return Piece(kind, end, max(seen, self._line_after(self._line_after(end))))

    def _text_end(self, position: int, seen: int) -> tuple[int, int]:
        """Where running text ends (a blank line, or what stands before a fence or definition), and what was seen."""
        while stop := STOP.search(self.text, position):
            if stop["blank"] is not None:
                return stop.start(), seen
            kind, position, special_seen = self._special(stop.start() + 1)
            seen = max(seen, special_seen)
            if kind is not Kind.TEXT:
                return stop.start(), seen
        return len(self.text), seen

    def _special(self, line: int) -> Piece:
        """What starts on this line: where it ends (for text: where to go on looking), and what was seen."""
        if fence := FENCE.match(self.text, line):
            return self._fence(fence)
        for kind, pattern in STARTS.items():
            if found := pattern.match(self.text, line):
                return Piece(kind, found.end(), found.end())
        return self._html(line)

    def _fence(self, fence: re.Match[str]) -> Piece:
        """A fence ends where it is closed; without its end it is no fence, but text."""
        opening = fence["indent"] + fence["fence"]
        closing = None
        if opening not in self._unclosed:
            closing = re.compile(rf"^{opening}[ \t]*$", re.MULTILINE).search(self.text, fence.end())
        if closing is None:
            self._unclosed.add(opening)
            return Piece(Kind.TEXT, fence.end(), len(self.text))
        outdented = re.compile(rf"^(?!{fence['indent']})[ \t]*\S", re.MULTILINE)
        if fence["indent"] and outdented.search(self.text, fence.end(), closing.start()):
            return Piece(Kind.TEXT, fence.end(), closing.end())
        return Piece(Kind.FENCE, closing.end(), closing.end())

    def _html(self, line: int) -> Piece:
        """Raw HTML is text in which blank lines do not count, if it is closed."""
        start = HTML_START.match(self.text, line)
        if start is None or (start["tag"] and start["tag"].lower() not in RAW_TAGS):
            return Piece(Kind.TEXT, line, line)
        if start["tag"]:
            end = self._tag_end(start["tag"].lower(), start.end("indent"))
        else:
            end = self._closing("-->" if start["comment"] else "?>", start.end())
        return Piece(Kind.TEXT, end or line, end or len(self.text))

    def _closing(self, closing: str, start: int) -> int:
        """Where `closing` ends, 0 if it does not come."""
        found = -1 if closing in self._unclosed else self.text.find(closing, start)
        if found < 0:
            self._unclosed.add(closing)
        return found + len(closing) if found >= 0 else 0

    def _tag_end(self, tag: str, start: int) -> int:
        """Where the tag that opens at `start` is closed, 0 if nowhere. Remembers the tags in between as well."""
        if start not in self._tag_ends:
            opened: list[int] = []
            for match in _tag_pattern(tag).finditer(self.text, start):
                if match["close"] and opened:
                    self._tag_ends[opened.pop()] = match.end()
                elif not match["close"] and not match["empty"]:
                    opened.append(match.start())
                if not opened:
                    break
            for unclosed in (start, *opened):
                self._tag_ends.setdefault(unclosed, 0)
        return self._tag_ends[start]

    def _line_after(self, position: int) -> int:
        return self.text.find("\n", position) + 1 or len(self.text)

    def _after_blank_lines(self, position: int) -> int:
        found = BLANK_LINES.match(self.text, position)
        return found.end() if found else position


@lru_cache(maxsize=256)
def _tag_pattern(tag: str) -> re.Pattern[str]:
    """Finds the opening and closing tags of one name."""
    return re.compile(rf"<(?P<close>/?){tag}(?![\w-])[^<>]*?(?P<empty>/?)>", re.IGNORECASE)
