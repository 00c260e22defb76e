"""What a post says to a reader, whatever a blog made of its HTML."""

from __future__ import annotations

import hashlib

from editor.text.html_text import plain


def words(title: str, content: str) -> str:
    """A SHA-256 of what a reader reads: the same when a blog has only taken out some HTML."""
    return hashlib.sha256(f"{title}\n{plain(content)}".encode()).hexdigest()
