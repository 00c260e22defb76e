"""Joins rendered blocks: gives notes their numbers and headings their ids, and writes the notes at the end."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from markdown.extensions.toc import unique

from editor.render.block_markdown import MARK, Rendered


class Marks:
    """Fills in the marks of one post, block after block."""

    def __init__(self, blocks: Iterable[Rendered], notes: Iterable[str]) -> None:
        self._taken = {name for block in blocks for name in block.ids}
        self._counters: dict[str, int] = {}
        self._numbers = {name: number for number, name in enumerate(notes, start=1)}
        self._uses: Counter[str] = Counter()

    def fill(self, rendered: Rendered) -> str:
        """The block's HTML without marks."""
        return MARK.sub(self._filled, rendered.html) if rendered.is_marked else rendered.html

    def _filled(self, mark: re.Match[str]) -> str:
        if mark["slug"] is not None:
            return unique(mark["slug"], self._taken, self._counters)
        note = html.unescape(mark["note"] or mark["plain"])
        number = self._numbers.get(note, 0)
        if mark["plain"]:  # in an image's description there is no place for a link
            return str(number)
        self._uses[note] += 1
        link = f'<a class="footnote-ref" href="#fn-{html.escape(note)}">{number}</a>'
        return f'<sup id="{_use_id(note, self._uses[note])}">{link}</sup>'

    def section(self, notes: Sequence[tuple[str, Rendered]]) -> str:
        """The notes, each with links back to all its uses; "" without notes."""
        if not notes:
            return ""
        texts = [(note, self.fill(rendered)) for note, rendered in notes]
        entries = "".join(
            f'<li id="fn-{html.escape(note)}">\n{_linked(text, self._links_back(note))}\n</li>\n'
            for note, text in texts
        )
        return f'<div class="footnote">\n<hr />\n<ol>\n{entries}</ol>\n</div>'

    def _links_back(self, note: str) -> str:
        title = f"Jump back to footnote {self._numbers[note]} in the text"
        return "".join(
            f'<a class="footnote-backref" href="#{_use_id(note, use)}" title="{title}">&#8617;</a>'
            for use in range(1, max(1, self._uses[note]) + 1)
        )


def _use_id(note: str, use: int) -> str:
    """The id of the first, second … place that refers to a note."""
    return f"fnref{use if use > 1 else ''}-{html.escape(note)}"


def _linked(note: str, links: str) -> str:
    """A note's HTML with the links back in its last paragraph."""
    return f"{note[:-4]}&#160;{links}</p>" if note.endswith("</p>") else f"{note}\n<p>{links}</p>"
