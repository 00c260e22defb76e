"""A top-level block of a Markdown text: its kind, what Python-Markdown gets of it, what it mentions and defines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from hashlib import sha256

BLANK_LINES = re.compile(r"(?:[ \t]*\n)*(?:[ \t]+\Z)?")
HEADING = re.compile(r"#{1,6} [^\n]*")
RULE = re.compile(r" {0,3}(?:(?:\* {0,2}){3,}|(?:_ {0,2}){3,}) *$", re.MULTILINE)
NOTE = re.compile(r" {0,3}\[\^(?P<id>[^\]\n]+)\]:[ ]*")
REFERENCE = re.compile(  # Python-Markdown's pattern, with an id that stays on its line
    r" {0,3}\[(?P<id>[^\[\]\n]+)\]:[ ]*(?:\n[ ]*)?(?P<url>\S+)[ ]*"
    r"(?:\n[ ]*)?(?:(?P<mark>[\"'])(?P<title>.*)(?P=mark)[ ]*|\((?P<bracketed>.*)\)[ ]*)?$",
    re.MULTILINE,
)
ABBREVIATION = re.compile(r"\*\[(?P<id>[^\\\]\n]+)\][ ]?:[ ]*\n?[ ]*(?P<title>\S.*)$", re.MULTILINE)
MENTION = re.compile(r"\[([^\[\]]*)\]")
RESERVED = re.compile("[\0\2\3\ufdd0-\ufdd3\ud800-\udfff]")
"""Taken out of the source: Python-Markdown's and our own marks, and halves of characters, which no page can hold."""


class Kind(Enum):
    """What a block is; a definition is a block of its own and shows nothing in its place."""

    TEXT = "text"
    FENCE = "fence"
    HEADING = "heading"
    RULE = "rule"
    NOTE = "note"
    REFERENCE = "reference"
    ABBREVIATION = "abbreviation"


STARTS = {
    Kind.HEADING: HEADING,
    Kind.RULE: RULE,
    Kind.NOTE: NOTE,
    Kind.REFERENCE: REFERENCE,
    Kind.ABBREVIATION: ABBREVIATION,
}
"""What these blocks begin with, in the order in which they are tried."""
DEFINING = (Kind.NOTE, Kind.REFERENCE, Kind.ABBREVIATION)


@dataclass(frozen=True)
class Block:
    """A slice of the text; `reach` is how many characters from its start on decided where it ends."""

    kind: Kind
    text: str
    reach: int

    @cached_property
    def source(self) -> str:
        """What is given to Python-Markdown."""
        text = RESERVED.sub("", self.text)
        if self.kind is Kind.NOTE:
            text = re.sub(r"^ {4}", "", NOTE.sub("", text, count=1).expandtabs(4), flags=re.MULTILINE)
        return BLANK_LINES.sub("", text, count=1).rstrip("\n")

    @cached_property
    def digest(self) -> str:
        """A short name for its source, by which one that hung is known again."""
        return sha256(self.source.encode()).hexdigest()[:16]

    @cached_property
    def mentions(self) -> frozenset[str]:
        """What stands in brackets: the names of links (lower case) and notes (after a `^`) that it may refer to."""
        names = (re.sub(r"\s*\n[>\s]*|\s+", " ", name).strip() for name in MENTION.findall(self.source))
        return frozenset(name if name.startswith("^") else name.lower() for name in names)

    @cached_property
    def definition(self) -> re.Match[str] | None:
        """The match with the `id`, `url` and `title` that this block defines."""
        return STARTS[self.kind].match(self.text.lstrip("\n")) if self.kind in DEFINING else None
