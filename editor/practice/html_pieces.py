"""HTML as a run of tags and texts: enough to change words without touching markup."""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECES = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def pieces(html: str) -> list[str]:
    """Tags, comments and the texts between them; joined they are the same again."""
    return [piece for piece in _PIECES.split(html) if piece]


def tag_name(piece: str) -> str:
    """The name of a tag in lower case, with a slash before it when it closes; empty for texts and comments."""
    tag = _TAG.match(piece)
    return f"{tag[1]}{tag[2].lower()}" if tag else ""


def is_text(piece: str) -> bool:
    """Is it words, and no tag or comment?"""
    return not piece.startswith("<")


def change_texts(html: str, change: Callable[[str], str], *, but_inside: frozenset[str]) -> str:
    """Apply a change to every text that does not stand inside one of these elements."""
    depth = 0
    out: list[str] = []
    for piece in pieces(html):
        name = tag_name(piece)
        if name in but_inside:
            depth += 1
        elif name.startswith("/") and name[1:] in but_inside:
            depth = max(0, depth - 1)
        out.append(change(piece) if is_text(piece) and not depth else piece)
    return "".join(out)
