"""Elements that the block editor has a block for: words, lists, quotes, disclosures, code, rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from editor.render.block_forms import (
    block,
    class_and_id,
    class_setting,
    classes,
    code_in_html,
    known_attributes,
)
from editor.render.block_pictures import picture
from editor.render.block_tables import table
from editor.render.html_nodes import Node
from editor.render.inline_html import Ids, text_as_browsers, written

DEEPEST = 20
"""Levels of quotes in quotes and lists in lists that become blocks."""
LISTS = frozenset({"ul", "ol"})
CITES = re.compile("</?cite>")
SEPARATORS = re.compile("[\u2028\u2029]")
"""Where lines end for JavaScript and not for Python."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What an element's block may depend on besides the element."""

    ids: Ids
    blocks: Callable[[list[Node], Inside], str]
    """Makes blocks of what stands in an element."""
    depth: int = 0

    def inner(self, nodes: list[Node]) -> str:
        """The blocks in a block."""
        return self.blocks(nodes, replace(self, depth=self.depth + 1))


def element_block(node: Node, inside: Inside) -> str | None:
    """The block of an element; None when it can only be an HTML block."""
    make = ELEMENTS.get(node.name)
    return make(node, inside) if make and node.is_sound and inside.depth < DEEPEST else None


def _paragraph(node: Node, inside: Inside) -> str | None:
    words = written(node.children, inside.ids)
    return None if words is None else _worded(node, "paragraph", "", words, {})


def _heading(node: Node, inside: Inside) -> str | None:
    words, level = written(node.children, inside.ids), int(node.name[1])
    settings = {"level": level} if level != 2 else {}
    return None if words is None else _worded(node, "heading", "wp-block-heading", words, settings)


def _worded(node: Node, name: str, wordpress: str, words: str, settings: dict[str, int]) -> str | None:
    found = known_attributes(node, "class", "id")
    own = classes(found.get("class", "")) if found is not None else None
    if found is None or own is None:
        return None
    told = class_and_id(wordpress, own, found.get("id", ""))
    if told is None:
        return None
    return block(name, f"<{node.name}{told}>{words}</{node.name}>", settings | class_setting(own))


def _list(node: Node, inside: Inside) -> str | None:
    found, held = known_attributes(node, "class", "start"), node.elements
    own = classes(found.get("class", "")) if found is not None else None
    start = found.get("start", "1") if found is not None else ""
    if not held or own is None or not re.fullmatch("[1-9][0-9]{0,8}", start) or (node.name == "ul" and start != "1"):
        return None
    items = [_item(item, inside) for item in held]
    if None in items:
        return None
    settings = ({"ordered": True} if node.name == "ol" else {}) | ({"start": int(start)} if start != "1" else {})
    first = f' start="{start}"' if start != "1" else ""
    tag = f"<{node.name}{first}{class_and_id('wp-block-list', own)}>"
    inner = "\n\n".join(item for item in items if item)
    return block("list", f"{tag}{inner}</{node.name}>", settings | class_setting(own))


def _item(node: Node, inside: Inside) -> str | None:
    """An item: its words, and then perhaps a list."""
    found = known_attributes(node, "class")
    own = classes(found.get("class", "")) if found is not None and node.name == "li" else None
    first = next((place for place, child in enumerate(node.children) if child.name in LISTS), len(node.children))
    words = _item_words(node.children[:first], inside)
    lists = [child for child in node.children[first:] if not child.is_space]
    if own is None or words is None or len(lists) > 1:
        return None
    nested = element_block(lists[0], replace(inside, depth=inside.depth + 1)) if lists else ""
    if nested is None:
        return None
    return block("list-item", f"<li{class_and_id('', own)}>{words}{nested}</li>", class_setting(own))


def _item_words(nodes: list[Node], inside: Inside) -> str | None:
    """An item's words; a paragraph that holds all of them is taken off."""
    held = [node for node in nodes if not node.is_space]
    if len(held) == 1 and held[0].name == "p" and held[0].is_sound and not held[0].rest.strip():
        return written(held[0].children, inside.ids)
    return written(nodes, inside.ids)


def _quote(node: Node, inside: Inside) -> str | None:
    return _quoted(node, inside, "class")


def _quoted(node: Node, inside: Inside, *known: str, cite: str = "") -> str | None:
    found = known_attributes(node, *known)
    own = classes(found.get("class", "")) if found is not None else None
    if own is None:
        return None
    tag = f"<blockquote{class_and_id('wp-block-quote', own)}>"
    return block("quote", f"{tag}{inside.inner(node.children)}{cite}</blockquote>", class_setting(own))


def _figure(node: Node, inside: Inside) -> str | None:
    held = node.elements
    if held and held[0].name == "blockquote":
        return _readers_quote(node, held, inside)
    return picture(node, inside.ids)


def _readers_quote(node: Node, held: list[Node], inside: Inside) -> str | None:
    """A reader's quote; who said it stands in the blockquote, where the editor has it."""
    if known_attributes(node, "class") != {"class": "quote"} or len(held) != 2 or held[1].name != "figcaption":
        return None
    caption = None if held[1].rest.strip() else written(held[1].children, inside.ids)
    if caption is None:
        return None
    return _quoted(held[0], inside, "class", "cite", cite=f"<cite>{CITES.sub('', caption)}</cite>")


def _disclosure(node: Node, inside: Inside) -> str | None:
    if known_attributes(node, "class") != {"class": "disclosure"}:
        return None
    inner = f'<aside class="wp-block-group disclosure">{inside.inner(node.children)}</aside>'
    return block("group", inner, {"tagName": "aside", "className": "disclosure"})


def _code(node: Node, inside: Inside) -> str | None:
    """Code without tags in it; which language it is stands at the outer element."""
    del inside
    held = node.elements
    if held is None or len(held) != 1 or held[0].name != "code" or len(node.children) != 1 or not held[0].is_sound:
        return None
    outer, inner = known_attributes(node, "class"), known_attributes(held[0], "class")
    if outer is None or inner is None or "<" in held[0].inner or SEPARATORS.search(held[0].inner):
        return None
    own = classes(outer.get("class", "").replace("highlight", ""), inner.get("class", ""))
    text = text_as_browsers(held[0].inner)
    if own is None or text is None:
        return None
    tag = f"<pre{class_and_id('wp-block-code', own)}>"
    return block("code", f"{tag}<code>{code_in_html(text)}</code></pre>", class_setting(own))


def _rule(node: Node, inside: Inside) -> str | None:
    del inside
    is_plain = known_attributes(node) is not None
    return block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>') if is_plain else None


def _table(node: Node, inside: Inside) -> str | None:
    return table(node, inside.ids)


ELEMENTS: Mapping[str, Callable[[Node, Inside], str | None]] = {
    "p": _paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "blockquote": _quote,
    "figure": _figure,
    "aside": _disclosure,
    "pre": _code,
    "hr": _rule,
    "table": _table,
}
