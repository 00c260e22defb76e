"""HTML as a tree whose pieces know where they stand in the text, so that what is not understood stays as it is.

What browsers mend (a tag without its end, an end without its tag, a bare `<`) is not mended here: it is a stray, and
whatever holds it is not sound.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from html.entities import html5

from editor.text.tags import TAG, VOID

ATTRIBUTE = re.compile(r"\s+(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'))?")
NEAR = 100
"""Levels within which an end tag finds its element; nobody nests deeper and means it."""
OPAQUE = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp"})
"""What stands in them is text, whatever it looks like."""
CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f]")
NAMED = re.compile("&([a-zA-Z][a-zA-Z0-9]*;)")
NUMBERED = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+);")
REFERENCE = re.compile(f"{NAMED.pattern}|{NUMBERED.pattern}")
AMPERSAND = re.compile("&[#a-zA-Z]")


class NodeKind(Enum):
    """What a piece of HTML is."""

    ELEMENT = "element"
    TEXT = "text"
    COMMENT = "comment"
    STRAY = "stray"


@dataclass(slots=True)
class Node:
    """A piece of HTML, from `start` to `end` in `source`; what an element holds is its `inner`."""

    kind: NodeKind
    source: str
    start: int
    end: int
    name: str = ""
    """An element's, in lower case."""
    rest: str = ""
    """What stands in an element's tag behind its name."""
    opened: int = 0
    """Where an element's tag ends."""
    closed: int = 0
    """Where an element's end tag begins."""
    children: list[Node] = field(default_factory=list["Node"])
    is_sound: bool = True

    @property
    def outer(self) -> str:
        """All of it."""
        return self.source[self.start : self.end]

    @property
    def inner(self) -> str:
        """What stands between an element's tags."""
        return self.source[self.opened : self.closed]

    @property
    def is_space(self) -> bool:
        """Is it nothing but white space?"""
        return self.kind is NodeKind.TEXT and self.outer.isspace()

    @property
    def elements(self) -> list[Node] | None:
        """What an element holds, if that is elements and white space only."""
        held = [child for child in self.children if not child.is_space]
        return held if all(child.kind is NodeKind.ELEMENT for child in held) else None


def nodes_of(text: str) -> list[Node]:
    """The outermost pieces of a text; joined, they are the text. Linear."""
    levels: list[list[Node]] = [[]]
    opened: list[Node] = []
    for node, is_end in _tokens(text):
        if is_end:
            _close(node, opened, levels)
        else:
            levels[-1].append(node)
            if node.kind is NodeKind.ELEMENT and node.name not in VOID and not node.closed:
                opened.append(node)
                levels.append(node.children)
    _give_up(0, opened, levels)
    return levels[0]


def _close(end: Node, opened: list[Node], levels: list[list[Node]]) -> None:
    """Ends the element that this end tag belongs to; those opened since have no end of their own."""
    nearest = range(len(opened) - 1, max(-1, len(opened) - NEAR), -1)
    place = next((place for place in nearest if opened[place].name == end.name), None)
    if place is None:
        levels[-1].append(_stray(end))
        return
    _give_up(place + 1, opened, levels)
    node, held = opened.pop(), levels.pop()
    node.closed, node.end = end.start, end.end
    node.is_sound = node.is_sound and all(child.is_sound for child in held)


def _give_up(first: int, opened: list[Node], levels: list[list[Node]]) -> None:
    """Makes the elements that were opened from there on stray tags, and what they held siblings."""
    for node, held in zip(opened[first:], levels[first + 1 :], strict=True):
        _stray(node).children = []
        levels[first] += held
    del opened[first:], levels[first + 1 :]


def _stray(node: Node) -> Node:
    node.kind, node.is_sound = NodeKind.STRAY, False
    return node


def _tokens(text: str) -> Iterator[tuple[Node, bool]]:
    """Tags, comments, texts and strays, one after the other; True with those that are end tags."""
    place, unending = 0, set[str]()
    while place < len(text):
        node, is_end = _token(text, place, unending)
        yield node, is_end
        place = node.end


def _token(text: str, place: int, unending: set[str]) -> tuple[Node, bool]:
    if text[place] != "<":
        end = text.find("<", place)
        return Node(NodeKind.TEXT, text, place, len(text) if end < 0 else end), False
    if text.startswith("<!--", place):
        return _comment(text, place, unending), False
    tag = TAG.match(text, place)
    if tag is None:
        return _stray(Node(NodeKind.TEXT, text, place, place + 1)), False
    name, rest = tag["name"].lower(), tag["rest"]
    node = Node(NodeKind.ELEMENT, text, place, tag.end(), name, rest, tag.end())
    if not tag["close"] and name in OPAQUE:
        _find_end(node, unending)
    if not tag["close"]:
        node.is_sound = attributes_of(node) is not None and (name in VOID or not rest.endswith("/"))
    return node, bool(tag["close"])


def _comment(text: str, place: int, unending: set[str]) -> Node:
    end = -1 if "!" in unending else text.find("-->", place + 4)
    if end < 0:
        unending.add("!")
        return _stray(Node(NodeKind.TEXT, text, place, place + 4))
    return Node(NodeKind.COMMENT, text, place, end + 3)


def _find_end(node: Node, unending: set[str]) -> None:
    """Looks for the end of an element whose inside is no HTML."""
    found = None
    if node.name not in unending:
        found = re.compile(rf"</{node.name}\s*>", re.IGNORECASE).search(node.source, node.end)
    if found is None:
        unending.add(node.name)
        return
    node.closed, node.end = found.span()


def attributes_of(node: Node) -> dict[str, str] | None:
    """An element's attributes, unescaped; None when browsers might read them in another way than we do."""
    found: dict[str, str] = {}
    rest = node.rest.rstrip().removesuffix("/").rstrip() if node.name in VOID else node.rest.rstrip()
    place = 0
    while place < len(rest):
        match = ATTRIBUTE.match(rest, place)
        if match is None:
            return None
        value = unescaped(match["double"] or match["single"] or "")
        if value is None or "<" in value or ">" in value:  # newer browsers write `<` there as `&lt;`, older ones do not
            return None
        found.setdefault(match["name"].lower(), value)
        place = match.end()
    return found


def unescaped(text: str) -> str | None:
    """The characters of a text with references; None where those are not plain (no `;`, unknown, a control)."""
    if any(name not in html5 for name in NAMED.findall(text)) or AMPERSAND.search(REFERENCE.sub("", text)):
        return None
    if any(not html.unescape(number) for number in NUMBERED.findall(text)):
        return None
    plain = html.unescape(text)
    return None if CONTROL.search(plain) else plain
