"""Readers' comments of a WordPress blog: approved ones, without pingbacks and editors' notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

from editor.clients.json_text import Record
from editor.clients.protocols import CommentPage
from editor.clients.wordpress.posts import ROUTE as POSTS
from editor.clients.wordpress.rest import PER_PAGE, Rest
from editor.clients.wordpress.stored import moment
from editor.errors import AnswerBroken, NotAllowed
from editor.model.comment import Comment
from editor.text.html_text import plain

_ROUTE = "wp/v2/comments"
_PAGES = "wp/v2/pages"
_FIELDS = "id,post,parent,author_name,date,date_gmt,link,content"
_READABLE = "publish,private"


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one blog."""

    rest: Rest

    def pages(self, post_id: str, after: datetime | None) -> Iterator[CommentPage]:
        """Newest first; one that moves to the next page because a newer one came in comes once all the same."""
        query = {"type": "comment", "orderby": "date_gmt", "order": "desc", "_fields": _FIELDS}
        if post_id:
            query["post"] = post_id
        if after:
            query["after"] = after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")  # without Z: the blog's clock
        seen: set[str] = set()
        titles: dict[str, str] = {}
        for page in self.rest.pages(_ROUTE, **query):
            fresh = [record for record in page.records if record.id("id") not in seen]
            seen.update(record.id("id") for record in fresh)
            titles |= self._titles({record.reference("post") for record in fresh} - titles.keys() - {""})
            comments = tuple(_comment(record, titles) for record in fresh)
            total = len(seen) if page.is_last else page.total
            yield CommentPage(comments=comments, done=len(seen), total=total)

    def _titles(self, post_ids: set[str]) -> dict[str, str]:
        """Titles by id, also of pages; what this user may not see has none."""
        titles = dict.fromkeys(post_ids, "")
        for route in (POSTS, _PAGES):
            untitled = sorted((each for each, title in titles.items() if not title), key=int)
            for start in range(0, len(untitled), PER_PAGE):
                titles |= self._some_titles(route, untitled[start : start + PER_PAGE])
        return titles

    def _some_titles(self, route: str, post_ids: Iterable[str]) -> dict[str, str]:
        query = {"include": ",".join(post_ids), "per_page": str(PER_PAGE), "_fields": "id,title.rendered"}
        try:
            page = self.rest.page(route, **query, status=_READABLE)
        except NotAllowed:  # readers may not ask for private ones
            page = self.rest.page(route, **query)
        return {record.id("id"): plain(record.text("title", "rendered")) for record in page.records}


def _comment(record: Record, titles: dict[str, str]) -> Comment:
    written = moment(record.text("date_gmt"))
    if written is None:
        raise AnswerBroken(f"{record.site} sent a comment without a date. A plugin may have changed it; ask its host.")
    return Comment(
        id=record.id("id"),
        blog="",
        post_id=record.reference("post"),
        post_title=titles.get(record.reference("post"), ""),
        author=unescape(record.text("author_name")),
        date=written,
        local_day=_day(record.text("date"), written),
        link=record.text("link"),
        html=record.text("content", "rendered"),
        parent=record.reference("parent"),
    )


def _day(text: str, written: datetime) -> str:
    """Of the blog's clock; of UTC's, where that is none."""
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return written.date().isoformat()
