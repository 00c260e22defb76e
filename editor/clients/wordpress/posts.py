"""Posts of a WordPress blog: what is sent, what is read, and what WordPress would do otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import cast
from urllib.parse import unquote

from editor.clients.json_text import Record, is_object
from editor.clients.trouble import lost_answer
from editor.clients.wordpress.meta import meta_of
from editor.clients.wordpress.rest import Rest
from editor.clients.wordpress.stored import (
    BINNED,
    CLOSED,
    NO_REVISION,
    STATUS_WORDS,
    STATUSES,
    UNDATED,
    conflict,
    date_to_send,
    door,
    moment,
    revised,
    searched_words,
    title_html,
)
from editor.errors import BlogError, RequestRefused
from editor.model.draft import PAGE, STANDARD, Status
from editor.model.post import PostFields, PostHistory, RemotePost, Revision

POSTS = "posts"
"""The kind of a blog's posts. The id of any other (a page) begins with its kind, as its address does: `pages/12`."""
ROUTE = f"wp/v2/{POSTS}"
_KINDS = {PAGE: "pages"}
FIELDS = (
    "id,link,status,slug,title.raw,content.raw,excerpt.raw,categories,tags,featured_media,author,date_gmt,modified_gmt,"
    "password,sticky,comment_status,ping_status,format,parent"
)

_ONE = f"{FIELDS},meta,_links.version-history,_links.predecessor-version"
"""Of one post alone: WordPress counts the history of each."""
_MOST_TEXTS = 100


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of one blog."""

    rest: Rest

    def get(self, post_id: str) -> RemotePost:
        """The post as stored. Raises PostNotFound."""
        record = self.rest.get(route_of(post_id), context="edit", _fields=_ONE)
        return post_of(record.of(number_of(post_id)), kind_of(post_id))

    def find(self, slugs: Collection[str], author_id: str, kind: str = POSTS) -> tuple[RemotePost, ...]:
        """An author's posts with exactly one of these slugs, in any status but the bin, lowest id first."""
        return tuple(post for post in self._own(author_id, kind, slug=",".join(slugs)) if post.slug in slugs)

    def titled(self, title: str, author_id: str) -> tuple[RemotePost, ...]:
        """An author's posts of exactly this title, in any status but the bin, lowest id first; of 100 at most.

        Titles are stored escaped, so their words are searched, and of more than nine WordPress makes a phrase.
        """
        words = searched_words(title)
        if not words:
            return ()
        found = self._own(author_id, POSTS, search=words, search_columns="post_title")
        return tuple(post for post in found if post.title == title)

    def _own(self, author_id: str, kind: str, **query: str) -> Iterator[RemotePost]:
        """All statuses are named: without them WordPress looks among published posts only."""
        query |= {"status": ",".join(STATUS_WORDS.values()), "author": author_id, "context": "edit"}
        page = self.rest.page(f"wp/v2/{kind}", **query, per_page="100", orderby="id", order="asc", _fields=FIELDS)
        return (post_of(record, kind) for record in page.records)

    def create(self, fields: PostFields) -> RemotePost:
        """A new post, as WordPress says it stored it; read, if that cannot be it.

        Raises OutcomeUnknown when what the answer names is not the new post: it is looked up then, and never written.
        """
        kind = kind_named(fields.post_type)
        made = post_of(self.rest.post(f"wp/v2/{kind}", _sent(fields, None), _fields=FIELDS), kind)
        if made.status is not (fields.status or Status.DRAFT):
            made = self._get_written(made.id)
        if not _may_be_new(made, fields):
            raise lost_answer(self.rest.api_url)
        return made

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        """Change what `fields` names; read right before, as WordPress has no lock, and after if its answer differs.

        Raises PostConflict when the post is no longer `known`. Its content decides: that its time of change moved,
        as it does with each view of some plugins, is no conflict.
        """
        asks = known or fields.status or fields.date or fields.password or fields.sticky
        standing = self.get(post_id) if asks else None
        if known and standing and not standing.revision.is_like(known):
            raise conflict(standing)
        if standing:
            self._make_way(standing, fields)
        record = self.rest.post(route_of(post_id), _sent(fields, standing), _fields=_ONE)
        answer = post_of(record, kind_of(post_id))
        return answer if answer.id == post_id and _is_ours(answer, fields) else self._get_written(post_id)

    def _make_way(self, standing: RemotePost, fields: PostFields) -> None:
        """A place at the top and a password exclude each other, and one cannot take the other's place at once."""
        if fields.password and standing.sticky:
            self.rest.post(route_of(standing.id), {"sticky": False}, _fields="id")
        elif fields.sticky and standing.password:
            self.rest.post(route_of(standing.id), {"password": ""}, _fields="id")

    def texts_since(self, post_id: str, latest: str) -> tuple[PostFields, ...]:
        """What was written after the text of this id in the post's history, latest first."""
        query = {"context": "edit", "per_page": str(_MOST_TEXTS), "_fields": "id,title,content,excerpt"}
        page = self.rest.page(f"{route_of(post_id)}/revisions", **query)
        return tuple(_text_of(record) for record in page.records if record.number("id") > int(latest or 0))

    def bin(self, post_id: str) -> None:
        """Put a post into the bin; one that is there already stays there."""
        try:
            self.rest.delete(route_of(post_id))
        except RequestRefused as refused:
            if refused.code != "rest_already_trashed":
                raise

    def _get_written(self, post_id: str) -> RemotePost:
        """A post that was just written. Raises OutcomeUnknown when it cannot be read: not that nothing was sent."""
        try:
            return self.get(post_id)
        except BlogError as error:
            raise lost_answer(self.rest.api_url) from error


def kind_named(post_type: str | None) -> str:
    """The kind of a type of post, as in PostFields."""
    return _KINDS.get(post_type or "", POSTS)


def id_of(kind: str, number: str) -> str:
    """The id by which a post is known here."""
    return number if kind == POSTS else f"{kind}/{number}"


def kind_of(post_id: str) -> str:
    """Which kind of post an id is of."""
    return post_id.rpartition("/")[0] or POSTS


def number_of(post_id: str) -> str:
    """WordPress's own id, without the kind."""
    return post_id.rpartition("/")[2]


def route_of(post_id: str) -> str:
    """Where a post is read and written."""
    return f"wp/v2/{kind_of(post_id)}/{number_of(post_id)}"


def post_of(record: Record, kind: str = POSTS) -> RemotePost:
    """The values of WordPress's post object. An unknown status (plugins have some) counts as a draft's.

    A draft has no date: the one that WordPress shows moves with the clock until it is published. Other kinds than
    posts have no categories, and may have neither author nor featured image.
    """
    word = record.text("status")
    status = STATUSES.get(word, Status.DRAFT)
    title = unescape(record.text("title", "raw"))
    content, slug = record.text("content", "raw"), unquote(record.text("slug"))
    post = RemotePost(
        id=id_of(kind, record.id("id")),
        link=record.text("link"),
        status=status,
        title=title,
        content=content,
        slug=slug,
        revision=NO_REVISION,
        excerpt=unescape(record.words("excerpt", "raw")),
        categories=record.ids("categories") if kind == POSTS else (),
        tags=record.ids("tags") if kind == POSTS else (),
        featured_media=_reference(record, "featured_media", kind),
        date=None if status in UNDATED else moment(record.words("date_gmt")),
        author_id=_reference(record, "author", kind),
        is_binned=word == BINNED,
        password=record.words("password"),
        sticky=record.find("sticky") is True,
        comments=record.words("comment_status") != CLOSED,
        pings=record.words("ping_status") != CLOSED,
        format=record.words("format") or STANDARD,
        parent=_reference(record, "parent", kind) if kind != POSTS else "",
        meta=meta_of(record),
        history=_history(record),
    )
    return revised(post, record.words("modified_gmt"), word)


def _history(record: Record) -> PostHistory | None:
    """As its links tell; None where they do not, as on a blog that keeps no history."""
    told, latest = (_first_link(record, name) for name in ("version-history", "predecessor-version"))
    if told is None:
        return None
    return PostHistory(count=told.number("count"), latest=latest.id("id") if latest else "")


def _first_link(record: Record, name: str) -> Record | None:
    links = record.find("_links", name)
    first = next(iter(cast("list[object]", links)), None) if isinstance(links, list) else None
    return Record(record.site, first, record.wrote) if is_object(first) else None


def _text_of(record: Record) -> PostFields:
    return PostFields(
        title=unescape(record.words("title", "raw")),
        content=record.words("content", "raw"),
        excerpt=unescape(record.words("excerpt", "raw")),
    )


def _reference(record: Record, name: str, kind: str) -> str:
    return record.reference(name) if kind == POSTS or record.find(name) is not None else ""


def _is_ours(answer: RemotePost, fields: PostFields) -> bool:
    """Does the answer show what was sent? Under simultaneous writes it may show another's text."""
    return fields.title in (None, answer.title) and fields.content in (None, answer.content)


def _may_be_new(made: RemotePost, fields: PostFields) -> bool:
    """Does its slug begin as the one that was sent (`-2` is added when it is taken), or was that dropped?"""
    return not made.slug or not fields.slug or made.slug.startswith(fields.slug)


def _sent(fields: PostFields, standing: RemotePost | None) -> dict[str, object]:
    """The JSON of what is to change, and nothing else."""
    plain = {
        "content": fields.content,
        "slug": fields.slug,
        "excerpt": fields.excerpt,
        "password": fields.password,
        "sticky": fields.sticky,
        "comment_status": door(fields.comments),
        "ping_status": door(fields.pings),
        "format": fields.format,
    }
    values: dict[str, object] = {name: value for name, value in plain.items() if value is not None}
    if fields.title is not None:
        values["title"] = title_html(fields.title)
    if fields.status is not None:
        values["status"] = STATUS_WORDS[fields.status]
    numbers = {"featured_media": fields.featured_media, "parent": fields.parent, "author": fields.author}
    values |= {name: int(each or 0) for name, each in numbers.items() if each is not None}
    if fields.meta is not None:
        values["meta"] = dict(fields.meta)
    for name, ids in (("categories", fields.categories), ("tags", fields.tags)):
        if ids is not None:
            values[name] = [int(each) for each in ids]
    return values | _sent_date(fields, standing)


def _sent_date(fields: PostFields, standing: RemotePost | None) -> dict[str, object]:
    date = date_to_send(fields, standing)
    if date is None:
        return {}
    return {"date_gmt": date.strftime("%Y-%m-%dT%H:%M:%S")} if isinstance(date, datetime) else {"date": None}
