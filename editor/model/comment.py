"""What readers wrote. Never their e-mail or IP address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """An approved comment. `html` is sanitized before it is kept; `author` is plain text."""

    id: str
    blog: str
    """The blog's identity."""
    post_id: str
    post_title: str
    author: str
    date: datetime
    """Aware, UTC."""
    local_day: str
    """YYYY-MM-DD by the blog's clock."""
    link: str
    html: str
    parent: str = ""
    """The id of the comment it answers; empty: the post itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of a comment: Markdown paragraphs, and who, when and where."""

    author: str
    link: str
    day: str
    """YYYY-MM-DD."""
    paragraphs: tuple[str, ...]
    """Markdown, escaped so that a reader sees the commenter's words."""
