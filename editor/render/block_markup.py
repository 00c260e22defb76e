"""A post's HTML as WordPress's block markup: what the block editor knows becomes a block, the rest an HTML block.

Nothing is lost: HTML that is not exactly of a form known here stands in an HTML block as it is. The words of a post
are the same in both forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.render.block_elements import Inside, element_block
from editor.render.block_forms import block
from editor.render.html_nodes import Node, NodeKind, nodes_of
from editor.render.inline_html import INLINE, Ids

MORE = re.compile(r"<!--more(?P<words> [\w ,.…!?]*\w[,.…!?]*)?-->")
PAGE = "<!--nextpage-->"
DELIMITER = re.compile(r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s+(?:\{.*\}\s+)?(?P<alone>/)?-->", re.DOTALL)
BEGINS_DELIMITER = re.compile(r"<!--(?=\s+/?wp:)")


def as_blocks(text: str, ids: Ids | None = None) -> str:
    """Block markup of a rendered post; `ids` has the pictures that are on the blog."""
    return _joined(nodes_of(text), Inside(ids or {}, _joined))


def _joined(nodes: list[Node], inside: Inside) -> str:
    return "\n\n".join(_blocks(nodes, inside))


def _blocks(nodes: list[Node], inside: Inside) -> Iterator[str]:
    """A block for each piece; words and strays that stand together are one HTML block."""
    loose: list[Node] = []
    own = {} if inside.depth else writers_blocks(nodes)
    place = 0
    while place < len(nodes):
        end = own.get(place, place + 1)
        made = _outer(nodes[place:end]) if place in own else _block(nodes[place], inside)
        if made:
            yield from _as_html(loose)
            loose = []
            yield made
        else:
            loose.append(nodes[place])
        place = end
    yield from _as_html(loose)


def writers_blocks(nodes: list[Node]) -> dict[int, int]:
    """Where the writer's own blocks begin and end: each whole, with all that stands in it."""
    ends: dict[int, int] = {}
    opened: list[tuple[int, str]] = []
    for place, node in enumerate(nodes):
        found = DELIMITER.fullmatch(node.outer) if node.kind is NodeKind.COMMENT else None
        if found is None:
            continue
        if found["alone"]:
            ends[place] = place + 1
        elif not found["end"]:
            opened.append((place, found["name"]))
        elif opened and opened[-1][1] == found["name"]:
            ends[opened.pop()[0]] = place + 1
    return {} if opened else ends


def _block(node: Node, inside: Inside) -> str | None:
    """The block of a piece; None for white space and for what goes with its neighbours."""
    if node.kind is NodeKind.ELEMENT:
        made = element_block(node, inside)
        return made if made or not node.is_sound or node.name in INLINE else _html([node])
    return _divider(node.outer) if node.kind is NodeKind.COMMENT and not inside.depth else None


def _divider(comment: str) -> str | None:
    """The blocks that stand for “read more” and for the end of a page."""
    if comment == PAGE:
        return block("nextpage", comment)
    found = MORE.fullmatch(comment)
    if found is None:
        return None
    return block("more", comment, {"customText": found["words"].strip()} if found["words"] else None)


def _as_html(nodes: list[Node]) -> Iterator[str]:
    """An HTML block, if there is anything but white space."""
    if any(not node.is_space for node in nodes):
        yield _html(nodes)


def _html(nodes: list[Node]) -> str:
    """An HTML block; a comment in it that looks like a block's is made to look like none."""
    return block("html", BEGINS_DELIMITER.sub("<!-- block", _outer(nodes).strip()))


def _outer(nodes: list[Node]) -> str:
    return nodes[0].source[nodes[0].start : nodes[-1].end]
