"""How much there is to read."""

from __future__ import annotations

import re

_WORDS_PER_MINUTE = 230
"""Adults read non-fiction silently at about 238 words a minute (Brysbaert 2019)."""

_MARKUP = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*(?:\s+\"[^\"\n]*\")?\)"  # the address of a link
    r"|<[^<>\n]*>"  # a tag or a bare address
    r"|https?://\S+"
    r"|&#?\w+;"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Chinese and Japanese are written without spaces: a character counts as a word."""
_WORD = re.compile(r"[^\W_](?:[\w'\u2019.,-]*[^\W_])?")


def words(text: str) -> int:
    """The words of a Markdown text; addresses and markup don't count."""
    prose, unspaced = _UNSPACED.subn(" ", _MARKUP.sub(" ", text))
    return unspaced + len(_WORD.findall(prose))


def minutes(count: int) -> int:
    """Minutes to read so many words, rounded; at least one if there are any."""
    return max(1, round(count / _WORDS_PER_MINUTE)) if count else 0
