"""A table as a table block."""

from __future__ import annotations

import re

from editor.render.block_forms import block, class_setting, classes, known_attributes
from editor.render.html_nodes import Node
from editor.render.inline_html import Ids, written

SECTIONS = ("thead", "tbody", "tfoot")
ALIGNED = re.compile(r"text-align:\s*(left|center|right);?\s*")


def table(node: Node, ids: Ids) -> str | None:
    """The block of a table of plain rows; its columns are as wide as they need."""
    found, held = known_attributes(node, "class"), node.elements
    own = classes(found.get("class", "")) if found is not None else None
    if not held or own is None or _order(held) is None:
        return None
    sections = [_section(section, ids) for section in held]
    if None in sections:
        return None
    inner = "".join(section for section in sections if section)
    names = f"wp-block-table {own}".strip()
    settings = {"hasFixedLayout": False} | class_setting(own)
    return block("table", f'<figure class="{names}"><table>{inner}</table></figure>', settings)


def _order(sections: list[Node]) -> list[int] | None:
    """The places of head, body and foot; None unless each is there at most once and in this order."""
    if any(section.name not in SECTIONS for section in sections):
        return None
    places = [SECTIONS.index(section.name) for section in sections]
    return places if places == sorted(set(places)) else None


def _section(node: Node, ids: Ids) -> str | None:
    rows = [_row(row, ids) for row in node.elements or []]
    if not rows or None in rows or known_attributes(node) is None:
        return None
    return f"<{node.name}>{''.join(row for row in rows if row)}</{node.name}>"


def _row(node: Node, ids: Ids) -> str | None:
    cells = [_cell(cell, ids) for cell in node.elements or []]
    if node.name != "tr" or not cells or None in cells or known_attributes(node) is None:
        return None
    return f"<tr>{''.join(cell for cell in cells if cell)}</tr>"


def _cell(node: Node, ids: Ids) -> str | None:
    found = known_attributes(node, "style") if node.name in {"td", "th"} else None
    words = written(node.children, ids)
    aligned = ALIGNED.fullmatch(found["style"]) if found else None
    if found is None or words is None or (found and aligned is None):
        return None
    told = f' class="has-text-align-{aligned[1]}" data-align="{aligned[1]}"' if aligned else ""
    return f"<{node.name}{told}>{words}</{node.name}>"
