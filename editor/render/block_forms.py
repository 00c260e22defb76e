"""How WordPress's block editor writes each kind of block, to the character.

Measured with the scripts of WordPress 6.8 and 7.1 (`tests/servers/block_editor/`). What it would write differently, or
call invalid, is None here and goes out as HTML.
"""

from __future__ import annotations

import json
import re
from typing import Any

from editor.render.html_nodes import CONTROL, REFERENCE, Node, attributes_of

CLASS = re.compile(
    r"(?!(?:wp|has|is|align)[a-z]*-|align(?:left|right|center|wide|full|none)\b)[A-Za-z_][\w-]*", re.ASCII
)
"""A class of the writer's own; those of WordPress stand for settings of a block."""
IDENTITY = re.compile(r"[^\s\"'<>&]+")
SPACE = " \\t\\n\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff"
"""What JavaScript calls white space in a pattern, as far as code with it becomes a block."""
LONELY_ADDRESS = re.compile(f"^([{SPACE}]*https?:)//([^{SPACE}<>\"']+[{SPACE}]*)$", re.MULTILINE)


def block(name: str, inner: str, settings: dict[str, Any] | None = None) -> str:
    """A block between its two comments."""
    told = f" {json_in_comment(settings)}" if settings else ""
    return f"<!-- wp:{name}{told} -->\n{inner}\n<!-- /wp:{name} -->"


def json_in_comment(settings: dict[str, Any]) -> str:
    """Settings as they stand in a comment, which must not hold its own end."""
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("--", r"\u002d\u002d")


def known_attributes(node: Node, *names: str) -> dict[str, str] | None:
    """An element's attributes, if there are no others than these."""
    found = attributes_of(node)
    return found if found is not None and found.keys() <= set(names) else None


def classes(*values: str) -> str | None:
    """The writer's own classes, each once; None when one of them has a meaning in WordPress."""
    names = list(dict.fromkeys(" ".join(values).split()))
    return " ".join(names) if all(CLASS.fullmatch(name) for name in names) else None


def class_setting(own: str) -> dict[str, Any]:
    """The setting that goes with classes of the writer's own."""
    return {"className": own} if own else {}


def class_and_id(wordpress: str, own: str, identity: str = "") -> str | None:
    """The attributes of a block's element; None for an id that is none."""
    if identity and not IDENTITY.fullmatch(identity):
        return None
    names = f"{wordpress} {own}".strip()
    return (f' class="{names}"' if names else "") + (f' id="{identity}"' if identity else "")


def setting_in_html(value: str) -> str | None:
    """An attribute that WordPress writes from a setting; None for what one of its versions writes differently."""
    if REFERENCE.search(value) or CONTROL.search(value) or re.search(r"[<>\n\t]", value):
        return None
    return value.replace("&", "&amp;").replace('"', "&quot;")


def code_in_html(text: str) -> str:
    """Code as the editor writes it, so that no shortcode runs in it and no address becomes what it leads to."""
    return LONELY_ADDRESS.sub(r"\1&#47;&#47;\2", text.replace("[", "&#91;"), count=1)
