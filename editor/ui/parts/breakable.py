"""Words that fit: Qt's labels never break a line inside a word, however long it is."""

from __future__ import annotations

import re

_LONG = re.compile(r"\S{24,}")
_PART = 12  # characters
_HERE = "\u200b"  # a line may be broken here; nothing is seen of it


def breakable(text: str) -> str:
    """The same text, with places in its longest words where a line may be broken."""
    return _LONG.sub(lambda found: _HERE.join(_parts(found[0])), text)


def _parts(word: str) -> list[str]:
    return [word[start : start + _PART] for start in range(0, len(word), _PART)]
