"""From what is stored to what a reader is shown."""

from __future__ import annotations

import re

from editor.practice.html_pieces import change_texts
from editor.practice.paragraphs import with_paragraphs
from editor.practice.shortcodes import without_shortcodes
from editor.practice.typography import typographic

_BLOCK_COMMENT = re.compile(r"<!-- /?wp:.*?-->\n?", re.DOTALL)
_ADDRESS = re.compile(r"(?<![\w/\"'=])https?://[^\s<>\"')]*[^\s<>\"').,;:!?]")


def shown_post(content: str) -> str:
    """A post's content: blocks as they are, everything else with paragraphs; then shortcodes and typography."""
    with_lines = _BLOCK_COMMENT.sub("", content) if "<!-- wp:" in content else with_paragraphs(content)
    return typographic(without_shortcodes(with_lines))


def shown_comment(content: str) -> str:
    """A comment's content: addresses become links, no shortcodes."""
    linked = change_texts(content, _with_links, but_inside=frozenset({"a", "code", "pre"}))
    return typographic(with_paragraphs(linked))


def shown_title(title: str) -> str:
    """A title, as HTML."""
    return typographic(title)


def _with_links(text: str) -> str:
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}" rel="nofollow ugc">{found[0]}</a>', text)
