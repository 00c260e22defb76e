"""A post that stands on a blog as a draft's Markdown, whose rendering says the same.

Piece by piece: what becomes the same HTML again when it is rendered is Markdown; the rest stays the HTML that it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from editor.render.block_markup import as_blocks
from editor.render.pieces import Cut, Piece, cut
from editor.text.exact_markdown import exact_markdown
from editor.text.html_meaning import meaning
from editor.text.tags import tags

Render = Callable[[str], str]
"""Markdown → HTML."""
Key = tuple[str, ...]
_TAGGED = re.compile(r"<(?:[a-zA-Z]|!--\s+wp:)")
_OUTER = re.compile(r"\A<!--\s+wp:.*?-->|<!--\s+/wp:\S+\s+-->\Z", re.DOTALL)
_TRIES = 12
"""So many pieces may look different beside their neighbours before the post is given as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A post as Markdown; how many of its pieces stayed HTML, and how many there are."""

    markdown: str
    kept: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPiece:
    """A piece of a post: what it says (empty: nothing that is shown), how it stands in a draft, and its HTML."""

    key: Key
    form: str
    html: str

    @property
    def is_html(self) -> bool:
        """Does it stand in the draft as HTML? Words without a tag are none."""
        return self.form == self.html and self.html.startswith("<")

    @property
    def is_kept(self) -> bool:
        """Is it HTML that a person would write otherwise? A divider is written so in Markdown, too."""
        return self.is_html and bool(_TAGGED.match(self.html))


def as_draft(content: str, render: Render) -> Reading:
    """A post's stored content as Markdown. `render` may raise."""
    read = pieces_as_draft(content, render)
    return Reading(markdown=_joined(read), kept=sum(each.is_kept for each in read), pieces=len(read))


def pieces_as_draft(content: str, render: Render) -> list[ReadPiece]:
    """The same piece by piece."""
    post = cut(content)
    known = picture_ids(content)

    def keys_of(markdown: str) -> list[Key]:
        rendered = render(markdown) if markdown else ""
        return [key for key in map(key_of, in_form_of(rendered, post, known).pieces) if key]

    likely = [_likely(piece) for piece in post.pieces]
    fits = _fitting([each.key for each in likely], keys_of(_joined(likely)))  # most of them do, with one rendering
    read = [
        each if place in fits else _read(piece, each.key, keys_of)
        for place, (each, piece) in enumerate(zip(likely, post.pieces, strict=True))
    ]
    wanted = [each.key for each in read]
    for _ in range(_TRIES):
        place = _first_difference(wanted, keys_of(_joined(read)))
        if place is None or read[place].is_html:
            break
        read[place] = replace(read[place], form=read[place].html)
    return read


def in_form_of(rendered: str, post: Cut, known: Mapping[str, str]) -> Cut:
    """A rendered post cut into pieces, in blocks if the post that stands on the blog is made of blocks."""
    return cut(as_blocks(rendered, known) if post.has_blocks else rendered)


def key_of(piece: Piece) -> Key:
    """What a piece says; empty: nothing that is shown."""
    return meaning(piece.shown)


def picture_ids(content: str) -> dict[str, str]:
    """The ids of the pictures in a post, by their address, as their class tells them."""
    found: dict[str, str] = {}
    for image in tags(content, "img"):
        told = re.search(r"(?:\s|^)wp-image-(\d+)(?:\s|$)", image.attributes.get("class", ""))
        if told and "src" in image.attributes:
            found[image.attributes["src"]] = told[1]
    return found


def _likely(piece: Piece) -> ReadPiece:
    """As Markdown, which may say something else."""
    key = key_of(piece)
    html = piece.shown if piece.is_bare else piece.text
    return ReadPiece(key=key, form=exact_markdown(piece.shown) if key else "", html=html)


def _fitting(wanted: list[Key], found: list[Key]) -> set[int]:
    """The places, among those wanted, of what was found in its order; and of what shows nothing."""
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    fits = {block.a + offset for block in blocks for offset in range(block.size)}
    return fits | {place for place, key in enumerate(wanted) if not key}


def _read(piece: Piece, key: Key, keys_of: Callable[[str], list[Key]]) -> ReadPiece:
    """The first form that says the same; its own HTML where none does."""
    html = piece.text if not piece.is_bare or keys_of(piece.text) == [key] else piece.shown
    forms = (exact_markdown(piece.shown), *((_inside(piece.text),) if piece.is_block else ()))
    form = next((form for form in forms if keys_of(form) == [key]), html)
    return ReadPiece(key=key, form=form, html=html)


def _inside(block: str) -> str:
    """What stands between a block's first and last comment."""
    return _OUTER.sub("", block).strip()


def _first_difference(wanted: list[Key], found: list[Key]) -> int | None:
    """The place, among those wanted, of the first that is not found as it is; None: all are."""
    at = 0
    for place, key in enumerate(wanted):
        if not key:
            continue
        if at >= len(found) or found[at] != key:
            return place
        at += 1
    return None if at == len(found) else len(wanted) - 1


def _joined(read: list[ReadPiece]) -> str:
    markdown = "\n\n".join(each.form for each in read if each.form)
    return f"{markdown}\n" if markdown else ""
