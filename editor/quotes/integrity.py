"""Whether a quote still is what its writer wrote."""

from __future__ import annotations

import re
import unicodedata

from editor.model.comment import Comment
from editor.quotes.found import FoundQuote
from editor.text.escaping import unescaped
from editor.text.html_text import plain

OMISSION = re.compile(r"\\?\[\s*(?:\.{3}|\u2026)\s*\\?\]")
"""[...]: words were left out, and that is said."""
_PARTS = re.compile(rf"\n\s*\n|{OMISSION.pattern}")
"""Between paragraphs others may have been left out: quoting some of them is no change."""
_MARKUP = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # the address of a link
    r"|</?(?:em|strong|del|sup|sub|code)>|<!--.*?-->|^[ ]*(?:[-+*]|\d+\.)[ ]|^`{3,}.*$",
    re.MULTILINE,
)
_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
    | dict.fromkeys("\u2018\u2019\u201a", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_PIECE = re.compile(r"[^\W_]+|-+|\.+|[^\w\s*`~^<>#\\\[\]|]")


def is_as_written(found: FoundQuote, comment: Comment) -> bool:
    """Do all its words stand in the comment, in this order, but for what [...] marks as left out?

    White space, typography and emphasis do not count; whole paragraphs may be missing.
    """
    parts = [_words(part) for part in _PARTS.split(found.text)]
    return _stand_in(parts, _pieces(plain(comment.html))) or _stand_in(parts, _words(_as_markdown(comment)))


def _as_markdown(comment: Comment) -> str:
    """What quoting it all would give: with the numbers of its lists, for one."""
    from editor.text.html_markdown import paragraphs

    return "\n".join(paragraphs(comment.html))


def _stand_in(parts: list[str], whole: str) -> bool:
    position = 0
    for part in parts:
        place = whole.find(part, position)
        if place < 0:
            return False
        position = place + max(0, len(part) - 1)
    return True


def _words(markdown: str) -> str:
    """The pieces that a reader would see of it."""
    return _pieces(unescaped(_MARKUP.sub("", markdown)))


def _pieces(text: str) -> str:
    """Words and signs, a line each: what is cut within a word is another word."""
    plainly = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).translate(_TYPOGRAPHY)
    return "\n" + "".join(f"{piece[0] if piece[0] in '-.' else piece}\n" for piece in _PIECE.findall(plainly))
