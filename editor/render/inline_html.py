"""Words with tags in them, written as a browser writes them: what the block editor reads is what it would write."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from editor.render.html_nodes import Node, NodeKind, attributes_of, unescaped
from editor.text.tags import TAG

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
HIDDEN = re.compile(r"&(?:#0*91|#[xX]0*5[bB]|lsqb|lbrack);")
SHORTCODE = re.compile(r"\ue000(?!\d+\])[\w-]")

Ids = Mapping[str, str]
"""The address of a picture on the blog → its id there."""


def written(nodes: list[Node], ids: Ids) -> str | None:
    """Pieces that follow one another, without the white space around them; None when they are more than words."""
    if not nodes:
        return ""
    if not all(node.is_sound and node.kind in {NodeKind.TEXT, NodeKind.ELEMENT} for node in nodes):
        return None
    source = nodes[0].source[nodes[0].start : nodes[-1].end]
    if "<!--" in source or hides_shortcode(source) or _holds_more(source):
        return None
    return _joined(source, ids)


def _joined(source: str, ids: Ids) -> str | None:
    """Sound HTML as browsers write it, without the white space around it."""
    parts, place = list[str](), 0
    for match in (*TAG.finditer(source), None):
        text = text_as_browsers(source[place : match.start() if match else None])
        if text is None:
            return None
        parts.append(text)
        if match:
            parts.append(_tag(match, source, ids))
            place = match.end()
    return "".join(parts).strip(" \n\t")


def text_as_browsers(source: str) -> str | None:
    """Characters between tags; None when their references are not plain."""
    plain = unescaped(source)
    return None if plain is None else html.escape(plain, quote=False).replace("\xa0", "&nbsp;")


def attribute_as_browsers(value: str) -> str:
    """An attribute's value, between its quotes."""
    return value.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace('"', "&quot;")


def hides_shortcode(source: str) -> bool:
    """Is there a hidden bracket that could begin a shortcode, which has letters in its name: not `[…]`, not `[1]`?

    As words of a block it would not stay hidden: the editor writes every character as itself.
    """
    return "&" in source and bool(SHORTCODE.search(html.unescape(HIDDEN.sub("\ue000", source))))


def _holds_more(source: str) -> bool:
    """Does it hold blocks, or a link in a link?"""
    depth = 0
    for match in TAG.finditer(source):
        name = match["name"].lower()
        if name not in INLINE:
            return True
        if name == "a":
            depth += -1 if match["close"] else 1
            if depth > 1:
                return True
    return False


def _tag(match: re.Match[str], source: str, ids: Ids) -> str:
    name = match["name"].lower()
    if match["close"]:
        return f"</{name}>"
    node = Node(NodeKind.ELEMENT, source, match.start(), match.end(), name, match["rest"])
    found = attributes_of(node) or {}
    if name == "img" and (known := ids.get(found.get("src", ""))):
        found["class"] = f"{found.get('class', '')} wp-image-{known}".strip()
    told = [f' {key}="{attribute_as_browsers(value)}"' for key, value in found.items()]
    return f"<{name}{''.join(told)}>"
