"""Readers' comments of a WordPress blog over XML-RPC: approved ones, without pingbacks and editors' notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from editor.clients.json_text import Record
from editor.clients.protocols import CommentPage
from editor.clients.xmlrpc.markup import date_from_xml
from editor.clients.xmlrpc.rpc import Rpc, id_of, reference
from editor.errors import AnswerBroken
from editor.model.comment import Comment
from editor.text.html_text import plain
from editor.text.moments import clock

_PER_PAGE = 100
_READERS = ("", "comment")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one blog."""

    rpc: Rpc

    def pages(self, post_id: str, after: datetime | None, zone: str) -> Iterator[CommentPage]:
        """Newest first; one that moves to the next page because a newer one came in comes once all the same.

        XML-RPC neither counts them nor knows `after`: they are read until an older one comes. `zone` is the blog's
        clock, by which no date of a comment is told.
        """
        asked: dict[str, object] = {"status": "approve", "number": _PER_PAGE}
        if post_id:
            asked["post_id"] = post_id
        seen: set[str] = set()
        offset = 0
        while True:
            records = self.rpc.records("wp.getComments", *self.rpc.login, asked | {"offset": offset})
            read = [_comment(record, zone) for record in records if record.words("type") in _READERS]
            fresh = tuple(each for each in read if each.id not in seen and (after is None or each.date > after))
            seen.update(each.id for each in fresh)
            is_last = len(records) < _PER_PAGE or any(after and each.date <= after for each in read)
            yield CommentPage(comments=fresh, done=len(seen), total=len(seen) if is_last else 0)
            if is_last:
                return
            offset += _PER_PAGE


def _comment(record: Record, zone: str) -> Comment:
    written = date_from_xml(record.find("date_created_gmt"))
    if written is None:
        raise AnswerBroken(f"{record.site} sent a comment without a date. A plugin may have changed it; ask its host.")
    return Comment(
        id=id_of(record, "comment_id"),
        blog="",
        post_id=id_of(record, "post_id"),
        post_title=plain(record.words("post_title")),
        author=unescape(record.words("author")),
        date=written,
        local_day=written.astimezone(clock(zone)).date().isoformat(),
        link=record.words("link"),
        html=_paragraphs(record.words("content")),
        parent=reference(record, "parent"),
    )


def _paragraphs(content: str) -> str:
    """A comment comes as it is stored: its empty lines part paragraphs, its line ends break lines."""
    blocks = _EMPTY_LINE.split(content.strip())
    return "\n".join(f"<p>{block}</p>".replace("\n", "<br />\n") for block in blocks)
