"""Slugs: a title as a readable part of an address or a file name."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
"""Characters; an address and a file name stay readable."""

_PLAIN = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "\u0131": "i",
        "'": "", "\u2019": "", "\u02bc": "",
    }
)  # fmt: skip
"""What Unicode does not take apart by itself; apostrophes join: don't → dont."""


def slugify(text: str) -> str:
    """The text in lower case, accents taken off, its words joined by hyphens; letters of all scripts are kept.

    At most 80 characters, cut between words where there is room. Empty when the text holds no letter or digit.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    bare = unicodedata.normalize("NFC", "".join(_without_accent(plain)))
    return _shortened(re.sub(r"-+", "-", "".join(map(_kept, bare))).strip("-"))


def _kept(character: str) -> str:
    """The character if it is a letter, a digit or a mark that belongs to one; else a hyphen."""
    return character if unicodedata.category(character)[0] in "LNM" else "-"


def _without_accent(decomposed: str) -> list[str]:
    """The characters but for accents on Latin and Greek letters: elsewhere a mark makes another letter."""
    kept: list[str] = []
    base = ""
    for character in decomposed:
        if not unicodedata.combining(character):
            base = character
        elif base <= "\u03ff":
            continue
        kept.append(character)
    return kept


def _shortened(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    cut = slug.rfind("-", 0, _LONGEST + 1)
    return slug[: cut if cut > _LONGEST // 2 else _LONGEST]
