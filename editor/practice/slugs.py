"""Slugs as WordPress makes them from titles and file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

_LETTERS = str.maketrans({"ß": "s", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L"})
_TAGS_AND_ENTITIES = re.compile(r"<[^>]*>|&[^\s;]+;")
_DASHES = re.compile(r"[\s./\u00a0\u2010-\u2015-]+")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_NOT_KEPT = re.compile(r"[^%a-z0-9_-]")


def slug_of(text: str) -> str:
    """A slug: Latin letters lose their marks, other scripts are percent-encoded, the rest goes. May be empty."""
    parts = unicodedata.normalize("NFKD", _TAGS_AND_ENTITIES.sub("", text).translate(_LETTERS))
    plain = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", parts)).lower()
    encoded = "".join(char if char.isascii() else _encoded(char) for char in plain)
    return re.sub("-+", "-", _NOT_KEPT.sub("", _DASHES.sub("-", encoded))).strip("-")[:200]


def unique(slug: str, is_taken: Callable[[str], bool]) -> str:
    """The slug, or the first of `slug-2`, `slug-3` … that is free."""
    number = 1
    candidate = slug
    while is_taken(candidate):
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _encoded(char: str) -> str:
    if _DASHES.fullmatch(char):
        return "-"
    return quote(char).lower() if unicodedata.category(char)[0] in "LNM" else ""
