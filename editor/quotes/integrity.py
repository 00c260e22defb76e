"""Whether a quote still is what its writer wrote."""

from __future__ import annotations

import re
import unicodedata

from editor.model.comment import Comment
from editor.quotes.found import FoundQuote
from editor.text.html_markdown import paragraphs
from editor.text.html_text import plain

OMISSION = re.compile(r"\\?\[\s*(?:\.{3}|…)\s*\\?\]")
"""[...]: words were left out, and that is said."""
MARKUP = re.compile(r"[\\*_`~^<>#\[\]()|]+|https?://\S+")
SAME = str.maketrans(dict.fromkeys("\u201c\u201d\u201e", '"') | dict.fromkeys("\u2018\u2019", "'"))


def is_as_written(found: FoundQuote, comment: Comment) -> bool:
    """Do all its words stand in the comment, in this order, but for what [...] marks as left out?

    White space, typography and emphasis do not count.
    """
    parts = [_words(part) for part in OMISSION.split(found.text)]
    return any(_stand_in(parts, _words(text)) for text in (plain(comment.html), "\n".join(paragraphs(comment.html))))


def _stand_in(parts: list[str], whole: str) -> bool:
    position = 0
    for part in parts:
        place = whole.find(part, position)
        if place < 0:
            return False
        position = place + len(part)
    return True


def _words(text: str) -> str:
    """What is compared: letters, digits and signs without markup, one space between."""
    bare = MARKUP.sub(" ", unicodedata.normalize("NFKC", text.translate(SAME)).translate(SAME))
    return " ".join(re.findall(r"\w+", bare))
