"""Finds tags and their attributes in HTML that we made or sanitized, and in what a writer typed; linear."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
ATTRIBUTE = re.compile(r"(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
CLOSED_BY_OTHERS = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
})  # fmt: skip
"""Tags that need no end of their own."""


class Tag(NamedTuple):
    """An opening or closing tag; names are in lower case."""

    name: str
    is_end: bool
    attributes: dict[str, str]
    """Unescaped."""


def tags(text: str, *names: str) -> Iterator[Tag]:
    """The tags of these names, in their order, but for those in comments."""
    for match in TAG.finditer(COMMENT.sub("", text)):
        if match["name"].lower() in names:
            yield Tag(match["name"].lower(), bool(match["close"]), attributes(match["rest"]))


def attributes(rest: str) -> dict[str, str]:
    """What stands in a tag behind its name; of two with one name the first holds."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(rest):
        value = next(value for value in match.group("double", "single", "bare") if value is not None)
        found.setdefault(match["name"].lower(), html.unescape(value))
    return found


def depth(text: str) -> int:
    """How deep the tags are nested, at most; tags that others close are not counted."""
    deepest = level = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][\w-]*)", text):
        if match[2].lower() in VOID or match[2].lower() in CLOSED_BY_OTHERS:
            continue
        level = max(0, level - 1) if match[1] else level + 1
        deepest = max(deepest, level)
    return deepest


def with_closed_voids(text: str) -> str:
    """Writes `<br>` and its like as `<br />`, which is how WordPress keeps them."""
    return TAG.sub(_closed, text) if "<" in text else text


def _closed(match: re.Match[str]) -> str:
    if match["name"].lower() not in VOID or match["close"]:
        return match[0]
    return f"<{match['name']}{match['rest'].rstrip().removesuffix('/').rstrip()} />"
