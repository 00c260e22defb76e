"""HTML as plain text: no tags, entities as characters, blocks as paragraphs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table"}
    | {"ul"}
)
_LINES = frozenset({"dd", "dt", "li", "option", "summary", "tr"})
_UNSEEN = frozenset({"script", "style", "template", "head"})


class _Text(HTMLParser):
    """Gathers text from a stream of tags, so that no depth of nesting hurts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._breaks = 0
        """Line breaks due before the next text."""
        self._unseen = ""
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN and not self._unseen:
            self._unseen = tag
        self._verbatim += tag == "pre"
        if tag == "br":
            self._breaks = min(2, self._breaks + 1)
        elif tag in {"td", "th"}:
            self.handle_data(" ")
        self._break_around(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        self._verbatim = max(0, self._verbatim - (tag == "pre"))
        self._break_around(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        text = data if self._verbatim else re.sub(r"[ \t\r\n\f]+", " ", data)
        if not self._verbatim and (self._breaks or not self.parts or self.parts[-1].endswith((" ", "\n"))):
            text = text.lstrip(" ")
        if text:
            self._end_line()
            self.parts.append(text)

    def _end_line(self) -> None:
        if self.parts and self._breaks:
            self.parts[-1] = self.parts[-1].rstrip(" ")
            self.parts.append("\n" * self._breaks)
        self._breaks = 0

    def _break_around(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._breaks = 2
        elif tag in _LINES:
            self._breaks = max(1, self._breaks)


def plain(html: str) -> str:
    """The text that a reader sees: paragraphs with an empty line between them, entities as characters."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip()
