"""How text is indexed for search, and how what a person types becomes a query of SQLite's FTS5."""

from __future__ import annotations

import re
import unicodedata

_MOST_CHARACTERS = 200
_MOST_WORDS = 20

# Scripts that put no spaces between words: FTS5 would take a whole sentence for one word.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
_BREAK = "\u200b"  # a separator for FTS5, and not to be seen


def indexable(text: str) -> str:
    """The text as it is put into the index: every character of Chinese, Japanese, Korean or Thai is a word."""
    return _UNSPACED.sub(rf"{_BREAK}\1{_BREAK}", unicodedata.normalize("NFKC", text))


def query(typed: str) -> str:
    """An FTS5 query for text that has all these words, in any order, the last one perhaps not finished.

    A word without a letter or digit is not looked for; nothing but such words finds nothing.
    """
    words = [word for word in indexable(typed[:_MOST_CHARACTERS]).split() if any(map(str.isalnum, word))]
    phrases = ['"{}"'.format(word.replace('"', '""').replace("\0", "")) for word in words[:_MOST_WORDS]]
    if 0 < len(words) <= _MOST_WORDS:
        phrases[-1] += "*"
    return " ".join(phrases) or '""'
