"""A blog in memory whose readers comment, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from editor.clients.protocols import CommentPage
from editor.errors import BlogError
from editor.model.comment import Comment
from tests.support.memory_blog import MemoryBlog


@dataclass
class CommentingBlog(MemoryBlog):
    """Comments in any order; `asked` holds the `after` of every question."""

    readers: list[Comment] = field(default_factory=list[Comment])
    per_page: int = 2
    asked: list[datetime | None] = field(default_factory=list[datetime | None])
    breaks_after: int | None = None
    """So many pages come before the connection breaks."""

    def comments(self, post_id: str = "", after: datetime | None = None) -> Iterator[CommentPage]:
        """Newest first."""
        self.asked.append(after)
        wanted = [each for each in self.readers if after is None or each.date > after]
        wanted.sort(key=lambda each: each.date, reverse=True)
        for number, start in enumerate(range(0, len(wanted), self.per_page)):
            if number == self.breaks_after:
                raise BlogError("The connection broke.")
            page = wanted[start : start + self.per_page]
            yield CommentPage(comments=tuple(page), done=start + len(page), total=len(wanted))
