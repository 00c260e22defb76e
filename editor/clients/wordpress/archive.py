"""All that stands on a WordPress blog: posts, pages, and the kinds of posts that plugins add."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

from editor.clients.json_text import Record, is_object
from editor.clients.protocols import StampPage
from editor.clients.wordpress.media import address_of
from editor.clients.wordpress.posts import FIELDS, POSTS, id_of, number_of, post_of
from editor.clients.wordpress.rest import Rest
from editor.clients.wordpress.stored import BINNED, STATUS_WORDS
from editor.errors import NotABlog, NotAllowed, PostNotFound
from editor.model.post import PostStamp, RemotePost, Term
from editor.model.work import CancelToken

_NAMESPACE = "wp/v2"
_AT_A_TIME = 25
"""Posts with their content: an answer has a largest size."""
_ALL = {"status": ",".join(STATUS_WORDS.values()), "context": "edit"}
"""Every status but the bin; whoever may not write a post is not told of it."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands on one blog, as far as its user may write it."""

    rest: Rest

    def kinds(self) -> tuple[str, ...]:
        """Posts, and then what else readers see and a person writes, by the name in its address (`pages`)."""
        record = self.rest.get(f"{_NAMESPACE}/types", context="edit")
        types = [Record(record.site, each) for each in record.values.values() if is_object(each)]
        bases = [kind.words("rest_base") for kind in types if _is_written(kind)]
        return (POSTS, *sorted({base for base in bases if base} - {POSTS, "media"}))

    def stamps(self, kind: str) -> Iterator[StampPage]:
        """The last changed first. Of a kind that this user may not write there are none."""
        query = {**_ALL, "orderby": "modified", "order": "desc", "_fields": "id,modified_gmt"}
        try:
            for page in self.rest.pages(f"{_NAMESPACE}/{kind}", **query):
                stamps = tuple(
                    PostStamp(id=id_of(kind, each.id("id")), modified=each.words("modified_gmt"))
                    for each in page.records
                )
                yield StampPage(stamps=stamps, total=page.total, is_last=page.is_last)
        except NotAllowed:
            if kind == POSTS:
                raise
            yield StampPage(stamps=(), total=0, is_last=True)

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        """Those of these posts that are there, as stored."""
        numbers, found = [number_of(each) for each in ids], list[RemotePost]()
        for start in range(0, len(numbers), _AT_A_TIME):
            some = numbers[start : start + _AT_A_TIME]
            query = {**_ALL, "include": ",".join(some), "per_page": str(_AT_A_TIME), "_fields": FIELDS}
            page = self.rest.page(f"{_NAMESPACE}/{kind}", **query)
            found += [post_of(record, kind) for record in page.records]
        return tuple(found)

    def binned(self) -> tuple[RemotePost, ...]:
        """Posts in the bin, the last changed first; of 100 at most."""
        query = {**_ALL, "status": BINNED, "orderby": "modified", "order": "desc", "per_page": "100"}
        page = self.rest.page(f"{_NAMESPACE}/{POSTS}", **query, _fields=FIELDS)
        return tuple(post_of(record) for record in page.records)

    def pages(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Pages that readers see, by their titles; none for who may not edit any."""
        query = {"status": "publish,private", "context": "edit", "_fields": "id,title.raw,parent"}
        found: list[Term] = []
        try:
            for page in self.rest.pages(f"{_NAMESPACE}/pages", **query, orderby="id", order="asc"):
                found += map(_page, page.records)
                cancel.check()
        except (NotAllowed, NotABlog):  # or there are no pages at all
            return ()
        return tuple(found)

    def picture(self, media_id: str) -> str:
        """The address of a picture; empty: it is gone."""
        try:
            record = self.rest.get(f"{_NAMESPACE}/media/{media_id}", _fields="id,source_url")
        except (PostNotFound, NotAllowed):
            return ""
        return address_of(record.of(media_id))


def _page(record: Record) -> Term:
    return Term(id=record.id("id"), name=unescape(record.text("title", "raw")), parent=record.reference("parent"))


def _is_written(kind: Record) -> bool:
    """Does a person write it, and a reader see it? Menus, templates and patterns are of a kind that is neither."""
    return (
        kind.find("viewable") is True
        and kind.words("rest_namespace") in {"", _NAMESPACE}
        and all(kind.find("supports", what) for what in ("title", "editor"))
    )
