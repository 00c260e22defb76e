"""Renders a post block by block, so that a keystroke costs one block and not the whole post.

The blocks are rendered one by one and joined. This *is* the render: after an edit only what the edit can have changed
is done again, and the outcome equals a fresh run, because what a block looks like depends on its source and on the few
definitions that it mentions (`Needs`), on nothing else. What depends on the other blocks is left as a mark in the block
and filled in when the blocks are joined.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import inf
from time import perf_counter

from editor.model.post import Gap, ImageUse, LinkUse, RenderedPost
from editor.render.block_markdown import BlockMarkdown, Rendered, as_source
from editor.render.blocks import DEFINING, Block, Kind
from editor.render.definitions import Definitions, Needs, gather
from editor.render.limits import HEAVY, milliseconds, refusal
from editor.render.marks import Marks
from editor.render.patches import Patch, difference
from editor.render.recutting import Edit, recut
from editor.render.uses import image_uses, link_uses

log = logging.getLogger(__name__)
FAULTS = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What Python-Markdown and its extensions raise by mistake. Anything else ends the worker, with the same effect."""
TOO_LONG = "it took too long"
FAILED = "the renderer failed on it"


def disclosed(sentences: Sequence[str]) -> str:
    """The part of the page that holds these sentences; "" without any."""
    lines = (html.escape(" ".join(sentence.split()), quote=False) for sentence in sentences)
    paragraphs = "".join(f"<p>{line}</p>" for line in lines if line).replace("[", "&#91;")
    return f'<aside class="disclosure">{paragraphs}</aside>' if paragraphs else ""


@dataclass(slots=True)
class _Item:
    """A block in its place; `shown` stands there until it is rendered."""

    block: Block
    needs: Needs
    rendered: Rendered | None
    shown: Rendered


_Key = tuple[Kind, str, Needs]


def _ignore(digest: str) -> None:
    """For those who do not want to know which block comes next."""
    del digest


class BlockRenderer:
    """A post that is being written: `edit` takes changes of the text, `work` gives changes of the page.

    Its parts are the disclosures, one part for each block ("" for one not rendered yet), and the notes.
    `refused`: digests of blocks that are not tried again. `announce` is called with a block's before it is rendered.
    """

    def __init__(
        self,
        text: str = "",
        lang: str = "en",
        *,
        refused: Collection[str] = (),
        announce: Callable[[str], None] = _ignore,
    ) -> None:
        self.text = ""
        self.parts: list[str] = []
        self._lang = lang
        self._refused = refused
        self._announce = announce
        self._disclosures = ""
        self._markdown = BlockMarkdown(lang)
        self._items: list[_Item] = []
        self._definitions = Definitions()
        self._cache: dict[_Key, Rendered] = {}
        self.edit(0, 0, text)

    def disclose(self, sentences: Sequence[str]) -> None:
        """What stands first in the post: plain sentences, one paragraph each."""
        self._disclosures = disclosed(sentences)

    def edit(self, start: int, removed: int, added: str) -> None:
        """Replaces `removed` characters from `start` on by `added`."""
        self.text = self.text[:start] + added + self.text[start + removed :]
        blocks = self.blocks
        first, end, made = recut(blocks, self.text, Edit(start, removed, len(added)))
        if any(block.kind in DEFINING for block in (*made, *blocks[first:end])):
            blocks[first:end] = made
            before, self._definitions = self._definitions, gather(blocks)
            if before.offered() != self._definitions.offered():
                first, end, made = 0, len(self._items), blocks
        items = [self._item(block) for block in made]
        for old, item in zip(self._items[first:end], items, strict=False):
            item.shown = item.rendered or old.shown
        self._items[first:end] = items

    def work(self, near: int = 0, seconds: float = inf, *, heavy: bool = True) -> Patch:
        """Renders what is waiting, nearest to offset `near` first, for about so many seconds."""
        until = perf_counter() + seconds
        for item in self._waiting(near, heavy=heavy):
            item.rendered = item.shown = self._rendered(item)
            if perf_counter() > until:
                break
        old, self.parts = self.parts, self._joined()
        return difference(old, self.parts)

    def is_done(self, *, heavy: bool = True) -> bool:
        """Is everything rendered (or all but the heavy blocks)?"""
        return not self._waiting(0, heavy=heavy)

    @property
    def blocks(self) -> list[Block]:
        """What the text was cut into."""
        return [item.block for item in self._items]

    def part_at(self, line: int) -> int:
        """The part that shows the block on a line of the text, counted from 1."""
        last = 0
        for place, item in enumerate(self._items):
            last += item.block.text.count("\n")
            if line <= last:
                return place + 1
        return len(self._items)

    def post(self) -> RenderedPost:
        """The whole post, all rendered."""
        self.work()
        images: list[ImageUse] = []
        links: list[LinkUse] = []
        gaps: list[Gap] = []
        line = 1
        for item in self._items:
            images.extend(image_uses(item.shown.html, item.block.text, line))
            links.extend(link_uses(item.shown.html, item.block.text, line))
            if item.shown.reason:
                gaps.append(Gap(line=line, reason=item.shown.reason))
            line += item.block.text.count("\n")
        whole = "\n".join(part for part in self.parts if part)
        return RenderedPost(html=whole, images=tuple(images), links=tuple(links), gaps=tuple(gaps))

    def rendered_blocks(self) -> list[tuple[str, str]]:
        """The Markdown of each block and its HTML; the disclosures and the notes, at both ends, have no Markdown."""
        self.work()
        sources = ["", *(item.block.text for item in self._items), ""]
        return list(zip(sources, self.parts, strict=True))

    def _item(self, block: Block) -> _Item:
        needs = self._definitions.needed_by(block)
        rendered = self._cache.get((block.kind, block.source, needs))
        return _Item(block, needs, rendered, rendered or Rendered(""))

    def _waiting(self, near: int, *, heavy: bool) -> list[_Item]:
        waiting: list[tuple[int, int, _Item]] = []
        offset = 0
        for item in self._items:
            if item.rendered is None and (heavy or not self._is_heavy(item.block)):
                waiting.append((abs(offset - near), len(waiting), item))
            offset += len(item.block.text)
        return [item for _, _, item in sorted(waiting)]

    def _is_heavy(self, block: Block) -> bool:
        return milliseconds(block.source) >= HEAVY and block.digest not in self._refused

    def _rendered(self, item: _Item) -> Rendered:
        key = (item.block.kind, item.block.source, item.needs)
        if key not in self._cache:
            if len(self._cache) > 2 * len(self._items) + 1000:
                self._forget_unused()
            self._cache[key] = self._convert(item.block, item.needs)
        return self._cache[key]

    def _forget_unused(self) -> None:
        known = ((i.block.kind, i.block.source, i.needs, i.rendered) for i in self._items)
        self._cache = {(kind, source, needs): done for kind, source, needs, done in known if done}

    def _convert(self, block: Block, needs: Needs) -> Rendered:
        if block.kind in (Kind.REFERENCE, Kind.ABBREVIATION):
            return Rendered("")
        if block.digest in self._refused:
            return as_source(block.source, TOO_LONG)
        if block.kind is not Kind.FENCE and (reason := refusal(block.source)):
            return as_source(block.source, reason)
        self._announce(block.digest)
        try:
            return self._markdown.render(block.source, needs)
        except FAULTS as fault:
            log.warning("A block of %d characters could not be rendered (%s)", len(block.source), type(fault).__name__)
            self._markdown = BlockMarkdown(self._lang)  # the old one stopped in the middle of a block
            return as_source(block.source, FAILED)

    def _joined(self) -> list[str]:
        """The parts of the page."""
        notes = self._definitions.notes
        marks = Marks((item.shown for item in self._items), notes)
        parts = ["" if item.block.kind in DEFINING else marks.fill(item.shown) for item in self._items]
        bodies = {item.block: item.shown for item in self._items if item.block.kind is Kind.NOTE}
        section = marks.section([(name, bodies[block]) for name, block in notes.items()])
        return [self._disclosures, *parts, section]
