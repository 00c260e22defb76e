"""What a reader sees of a Markdown text: rendered, tags taken off, typography made plain."""

import re

from bs4 import BeautifulSoup
from markdown import Markdown

_EXTENSIONS = [
    "pymdownx.extra", "pymdownx.highlight", "sane_lists", "pymdownx.tilde", "pymdownx.caret", "pymdownx.tasklist",
    "pymdownx.quotes", "pymdownx.saneheaders", "toc", "smarty",
]  # fmt: skip
_SETTINGS = {"pymdownx.highlight": {"use_pygments": False}, "toc": {"marker": ""}}
_TYPOGRAPHY = {"[\u2018\u2019]": "'", "[\u201c\u201d]": '"', "[\u2013\u2014]|-+": "-", "\u2026|\\.\\.\\.+": "…"}


def rendered(markdown: str) -> BeautifulSoup:
    """The HTML of a Markdown text."""
    return BeautifulSoup(Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS).convert(markdown), "html.parser")


def words(text: str) -> str:
    """The text without what typography and line breaks change: quotation marks, dashes, ellipses, white space."""
    for pattern, plain in _TYPOGRAPHY.items():
        text = re.sub(pattern, plain, text)
    return " ".join(text.split())


def visible_words(markdown: str) -> str:
    """The words that a reader sees of a Markdown text."""
    return words(rendered(markdown).get_text(" ", strip=False))
