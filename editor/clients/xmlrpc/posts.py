"""Posts of a WordPress blog over XML-RPC: what is sent, what is read, and what WordPress would do otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count
from typing import NamedTuple
from urllib.parse import unquote

from editor.clients.json_text import Record, is_object
from editor.clients.trouble import lost_answer
from editor.clients.wordpress.refusals import no_such_post
from editor.clients.wordpress.stored import (
    BINNED,
    CLOSED,
    DOORS,
    NO_REVISION,
    STATUS_WORDS,
    STATUSES,
    UNDATED,
    NoDate,
    conflict,
    date_to_send,
    door,
    moment,
    revised,
    searched_words,
    title_html,
)
from editor.clients.xmlrpc.faults import CONFLICT, NOT_THERE
from editor.clients.xmlrpc.markup import date_from_xml, date_to_xml
from editor.clients.xmlrpc.rpc import Rpc, id_of, reference, structs
from editor.errors import BlogError, NotAllowed, RequestRefused
from editor.model.draft import PAGE, STANDARD, Status
from editor.model.post import PostFields, RemotePost, Revision

FIELDS = ["post", "terms"]
_NAMES = ["post_name", "post_author", "post_title"]
_PER_PAGE = 500
_AT_ONCE = timedelta(seconds=60)
"""A post that is scheduled for less is published."""


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of one blog."""

    rpc: Rpc

    def get(self, post_id: str) -> RemotePost:
        """The post as stored. Raises PostNotFound."""
        try:
            record = self.rpc.record("wp.getPost", *self.rpc.login, post_id, FIELDS)
        except RequestRefused as refused:
            if refused.code == str(NOT_THERE):
                raise no_such_post(self.rpc.site) from None
            raise
        Record(record.site, {"id": int(id_of(record, "post_id"))}).of(post_id)
        return post_of(record)

    def find(self, slugs: Collection[str], author_id: str, post_type: str = "") -> tuple[RemotePost, ...]:
        """An author's posts with exactly one of these slugs, in any status but the bin, lowest id first.

        XML-RPC cannot be asked for a slug: those of all posts are gone through.
        """
        every = self._all(**({"post_type": post_type} if post_type else {}))
        return self._each(each for each in every if each.author_id == author_id and each.slug in slugs)

    def titled(self, title: str, author_id: str) -> tuple[RemotePost, ...]:
        """An author's posts of exactly this title, in any status but the bin, lowest id first."""
        words = searched_words(title)
        named = self._all(s=words) if words else ()
        return self._each(each for each in named if each.author_id == author_id and each.title == title)

    def create(self, fields: PostFields) -> RemotePost:
        """A new post, read back as stored. A draft whose slug an older one has gets a suffix.

        Over REST WordPress does that by itself. Over XML-RPC it gives drafts any slug, and nothing would tell that a
        lost answer was followed by a second post.
        """
        fields = self._as_usual(fields)
        post_id = self.rpc.written_id("wp.newPost", *self.rpc.login, _sent(fields, None))
        post = self._get_written(post_id)
        taken = (
            self._older_slugs(post, fields.post_type) if fields.slug and post.status in UNDATED else frozenset[str]()
        )
        if post.slug not in taken:
            return post
        number = next(each for each in count(2) if f"{post.slug}-{each}" not in taken)
        return self.update(post_id, PostFields(slug=f"{post.slug}-{number}"), None)

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        """Change what `fields` names, unless the post was changed since it was read right before; read it back.

        Raises PostConflict when the post is no longer `known`. Its content decides, as over REST; between the reading
        and the writing it is WordPress that compares, by the time of change in whole seconds.
        """
        standing = self.get(post_id)
        if known and not standing.revision.is_like(known):
            raise conflict(standing)
        values = _sent(fields, standing)
        changed = moment(standing.revision.modified)
        if known and changed:
            values["if_not_modified_since"] = date_to_xml(changed)
        try:
            self.rpc.write("wp.editPost", *self.rpc.login, post_id, values)
        except RequestRefused as refused:
            if refused.code == str(CONFLICT):
                raise conflict(self.get(post_id)) from refused
            raise
        return self._get_written(post_id)

    def bin(self, post_id: str) -> None:
        """Put a post into the bin. One that is there already stays there: deleted again, it would be gone for good."""
        if not self.get(post_id).is_binned:
            self.rpc.write("wp.deletePost", *self.rpc.login, post_id)

    def _as_usual(self, fields: PostFields) -> PostFields:
        """With open and closed doors as they are on this blog: over XML-RPC WordPress would close a new post's."""
        if fields.post_type == PAGE or (fields.comments is not None and fields.pings is not None):
            return fields
        asked = ["default_comment_status", "default_ping_status"]
        try:
            options = self.rpc.record("wp.getOptions", *self.rpc.login, asked)
        except NotAllowed:  # some plugins keep options from all but administrators
            return fields
        usual = [DOORS.get(str(options.find(name, "value"))) for name in asked]
        comments, pings = fields.comments, fields.pings
        return replace(
            fields,
            comments=usual[0] if comments is None else comments,
            pings=usual[1] if pings is None else pings,
        )

    def _older_slugs(self, post: RemotePost, post_type: str | None) -> frozenset[str]:
        """Those of the newest drafts below: of two that are made at once, the older one keeps its slug."""
        drafts = self._page({"post_status": "draft,pending", "post_type": post_type or "post"}, 0)
        return frozenset(each.slug for each in drafts if int(each.id) < int(post.id))

    def _each(self, named: Iterable[_Named]) -> tuple[RemotePost, ...]:
        return tuple(self.get(post_id) for post_id in sorted((each.id for each in named), key=int))

    def _all(self, **searched: str) -> Iterator[_Named]:
        """Posts in any status but the bin, the newest first, up to a page that holds nothing.

        What this user may not edit is left out, so that a page may be short before the end.
        """
        asked = {"post_status": ",".join(STATUS_WORDS.values()), **searched}
        offset = 0
        while page := self._page(asked, offset):
            yield from page
            offset += _PER_PAGE

    def _page(self, asked: Mapping[str, str], offset: int) -> list[_Named]:
        query = {**asked, "orderby": "ID", "order": "DESC", "number": _PER_PAGE, "offset": offset}
        return list(map(_named, self.rpc.records("wp.getPosts", *self.rpc.login, query, _NAMES)))

    def _get_written(self, post_id: str) -> RemotePost:
        """A post that was just written. Raises OutcomeUnknown when it cannot be read: not that nothing was sent."""
        try:
            return self.get(post_id)
        except BlogError as error:
            raise lost_answer(self.rpc.url) from error


class _Named(NamedTuple):
    id: str
    author_id: str
    slug: str
    title: str


def _named(record: Record) -> _Named:
    title = unescape(record.words("post_title"))
    return _Named(id_of(record, "post_id"), reference(record, "post_author"), _slug(record), title)


def post_of(record: Record) -> RemotePost:
    """The values of WordPress's struct. An unknown status (plugins have some) counts as a draft's.

    A scheduled post is told as published, so its date decides.
    """
    word, date = record.text("post_status"), date_from_xml(record.find("post_date_gmt"))
    status = STATUSES.get(word, Status.DRAFT)
    if status is Status.PUBLISHED and date and date - datetime.now(UTC) > _AT_ONCE:
        status = Status.SCHEDULED
    title, content, slug = unescape(record.text("post_title")), record.text("post_content"), _slug(record)
    terms = structs(record, "terms")
    thumbnail = record.find("post_thumbnail")
    post = RemotePost(
        id=id_of(record, "post_id"),
        link=record.text("link"),
        status=status,
        title=title,
        content=content,
        slug=slug,
        revision=NO_REVISION,
        excerpt=unescape(record.words("post_excerpt")),
        categories=_ids(terms, "category"),
        tags=_ids(terms, "post_tag"),
        featured_media=id_of(Record(record.site, thumbnail), "attachment_id") if is_object(thumbnail) else "",
        date=None if status in UNDATED else date,
        author_id=reference(record, "post_author"),
        is_binned=word == BINNED,
        password=record.words("post_password"),
        sticky=record.find("sticky") is True,
        comments=record.words("comment_status") != CLOSED,
        pings=record.words("ping_status") != CLOSED,
        format=record.words("post_format") or STANDARD,
        parent=reference(record, "post_parent") if record.find("post_parent") else "",
    )
    return revised(post, modified_of(record), word)


def modified_of(record: Record) -> str:
    """When a post was changed, as REST writes it; empty: it is not told."""
    changed = date_from_xml(record.find("post_modified_gmt"))
    return changed.strftime("%Y-%m-%dT%H:%M:%S") if changed else ""


def _slug(record: Record) -> str:
    return unquote(record.text("post_name"))


def _ids(terms: tuple[Record, ...], taxonomy: str) -> tuple[str, ...]:
    return tuple(id_of(term, "term_id") for term in terms if term.words("taxonomy") == taxonomy)


def _sent(fields: PostFields, standing: RemotePost | None) -> dict[str, object]:
    """The struct of what is to change, and nothing else."""
    terms = {"category": fields.categories, "post_tag": fields.tags}
    values: dict[str, object | None] = {
        "post_content": fields.content,
        "post_name": fields.slug,
        "post_excerpt": fields.excerpt,
        "post_title": None if fields.title is None else title_html(fields.title),
        "post_status": STATUS_WORDS[fields.status] if fields.status else None,
        "post_thumbnail": fields.featured_media,
        "post_type": fields.post_type if standing is None else None,
        "post_password": fields.password,
        "sticky": fields.sticky,
        "comment_status": door(fields.comments),
        "ping_status": door(fields.pings),
        "post_format": fields.format,
        "post_parent": None if fields.parent is None else int(fields.parent or 0),
        "post_author": None if fields.author is None else int(fields.author),
        "terms": {name: list(ids) for name, ids in terms.items() if ids is not None} or None,
        "post_date_gmt": date_to_xml(date) if isinstance(date := date_to_send(fields, standing), datetime) else None,
        "post_date": "" if standing and isinstance(date, NoDate) else None,  # of a new post it would be taken for one
    }
    return {name: value for name, value in values.items() if value is not None}
