"""A post as it stands on a blog, in its outermost pieces: blocks of the block editor, elements, and bare paragraphs.

Written in the classic editor, a post has paragraphs without tags, parted by blank lines, and line breaks that are
shown: WordPress makes tags of both when it shows the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.render.block_markup import writers_blocks
from editor.render.html_nodes import Node, NodeKind, nodes_of
from editor.render.inline_html import INLINE

_BLANK = re.compile(r"[ \t]*\r?\n[ \t]*\r?\n\s*")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")
_AS_IT_IS = frozenset({"pre", "script", "style", "textarea", "svg"})
_DOCUMENT = re.compile(r"\bdocs-internal-guid-")
_WRAPPER = "docs"
_DIVIDER = re.compile("<!--(?:more|nextpage).*?-->")
_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a post; `before` and the text of all pieces, one after the other, are the post."""

    before: str
    """White space."""
    text: str
    is_block: bool = False
    """One of the block editor, from its first comment to its last."""
    is_bare: bool = False
    """Words without a tag around them."""

    @property
    def shown(self) -> str:
        """The HTML that WordPress shows: with the paragraphs and line breaks that it makes."""
        if self.is_block:
            return self.text
        if self.is_bare and not _COMMENTS.fullmatch(self.text):
            return f"<p>{_with_breaks(nodes_of(self.text), is_inner=True)}</p>"
        return _with_breaks(nodes_of(self.text), is_inner=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A post cut into pieces; `after` is the white space at its end."""

    pieces: tuple[Piece, ...]
    after: str

    @property
    def has_blocks(self) -> bool:
        """Was it made in the block editor?"""
        return any(piece.is_block for piece in self.pieces)


def cut(content: str) -> Cut:
    """The pieces of a post."""
    pieces: list[Piece] = []
    end = 0
    for first, stop, is_block, is_bare in _spans(content):
        text = content[first:stop].strip()
        if text:
            start = content.index(text, first)
            pieces.append(Piece(before=content[end:start], text=text, is_block=is_block, is_bare=is_bare))
            end = start + len(text)
    return Cut(pieces=tuple(pieces), after=content[end:])


def _spans(content: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Where pieces begin and end; whether each is a block, or bare."""
    nodes = list(_unwrapped(nodes_of(content)))
    own = writers_blocks(nodes)
    place, bare = 0, 0
    while place < len(nodes):
        end = own.get(place, place + 1)
        start, stop = nodes[place].start, nodes[end - 1].end
        if place in own or _stands_alone(nodes[place]):
            yield bare, start, False, True
            yield start, stop, place in own, False
            bare = stop
        elif nodes[place].kind is NodeKind.TEXT:
            for blank in _BLANK.finditer(content, start, stop):
                yield bare, blank.start(), False, True
                bare = blank.end()
        place = end
    yield bare, len(content), False, True


def _unwrapped(nodes: list[Node]) -> Iterator[Node]:
    """The pieces that Google Docs puts into one `<b>`, between its tags."""
    for node in nodes:
        if node.name == "b" and _DOCUMENT.search(node.rest) and node.closed:
            yield replace(node, end=node.opened, name=_WRAPPER, children=[])
            yield from node.children
            yield replace(node, start=node.closed, name=_WRAPPER, children=[])
        else:
            yield node


def _stands_alone(node: Node) -> bool:
    is_divider = node.kind is NodeKind.COMMENT and bool(_DIVIDER.fullmatch(node.outer))
    return is_divider or (node.kind is NodeKind.ELEMENT and node.name not in INLINE)


def _with_breaks(nodes: list[Node], *, is_inner: bool) -> str:
    """The HTML with `<br />` where a line ends within words."""
    parts: list[str] = []
    for place, node in enumerate(nodes):
        if node.kind is NodeKind.TEXT and is_inner:
            before = place > 0 and _is_words(nodes[place - 1])
            after = place + 1 < len(nodes) and _is_words(nodes[place + 1])
            parts.append(_broken(node.outer, before=before, after=after))
        elif node.kind is NodeKind.ELEMENT and node.children and node.name not in _AS_IT_IS:
            source = node.source
            inner = _with_breaks(node.children, is_inner=_holds_words(node))
            parts.append(f"{source[node.start : node.opened]}{inner}{source[node.closed : node.end]}")
        else:
            parts.append(node.outer)
    return "".join(parts)


def _holds_words(node: Node) -> bool:
    """Does it hold words of its own, and not only blocks?"""
    return any(_is_words(child) and not child.is_space for child in node.children)


def _is_words(node: Node) -> bool:
    """Is it words, or a tag in words that is no line break?"""
    return node.kind is NodeKind.TEXT or (node.name in INLINE and node.name != "br")


def _broken(text: str, *, before: bool, after: bool) -> str:
    """Words with their line ends shown; one beside a block, or at an end, is none."""
    if text.isspace() and not (before and after):
        return text
    head = text[: len(text) - len(text.lstrip())] if not before else ""
    tail = text[len(text.rstrip()) :] if not after else ""
    middle = text[len(head) : len(text) - len(tail)]
    return f"{head}{_LINE_END.sub('<br />', middle)}{tail}"
