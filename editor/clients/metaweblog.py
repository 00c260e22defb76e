"""The client of a blog that speaks no more than MetaWeblog, with what Movable Type and WordPress added to it.

MetaWeblog knows no look-up: what was posted is looked for among the newest posts, by its slug. So a blog has to tell
slug and status of its posts; one that does not is refused, for nothing would keep a post from going out twice.
Categories and tags have no ids here: their names are their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import unquote

from editor.clients.json_text import Record
from editor.clients.protocols import TermKind
from editor.clients.sent_body import Sent, unheard
from editor.clients.session import Session
from editor.clients.trouble import lost_answer
from editor.clients.wordpress.refusals import no_such_post
from editor.clients.wordpress.stored import (
    NO_REVISION,
    STATUS_WORDS,
    STATUSES,
    UNDATED,
    NoDate,
    conflict,
    date_to_send,
    revised,
    title_html,
)
from editor.clients.xmlrpc.faults import NOT_THERE
from editor.clients.xmlrpc.markup import date_from_xml, date_to_xml
from editor.clients.xmlrpc.media import Media
from editor.clients.xmlrpc.rpc import Rpc, id_of, texts
from editor.errors import BlogError, NotABlog, NotAllowed, RequestRefused
from editor.model.blog import Blog, Capabilities, Credentials, Feature
from editor.model.conversation import Exchange
from editor.model.draft import Status
from editor.model.post import FIELDS, PostFields, RemoteMedia, RemotePost, Revision, Term, Upload
from editor.model.work import CancelToken

_FEATURES = frozenset(
    {
        *(Feature.TITLE, Feature.SLUG, Feature.EXCERPT, Feature.CATEGORIES, Feature.TAGS, Feature.NEW_TAGS),
        *(Feature.DATE, Feature.DISCUSSION, Feature.PINGS, Feature.IMAGES, Feature.ANY_HTML),
    }
)
_STATUSES = frozenset({Status.DRAFT, Status.PUBLISHED, Status.SCHEDULED})
_NEWEST = 100
"""A post whose answer was lost is among them."""
_MORE = "<!--more-->"
_NEEDED = ("wp_slug", "post_status")
_AT_ONCE = timedelta(seconds=60)
"""A post that is scheduled for less is published."""


class MetaWeblogClient:
    """One blog as one user. Meets BlogClient, PostSearch, TermSource, MediaLibrary and Audible."""

    def __init__(self, rpc: Rpc, user_id: str = "") -> None:
        self._rpc = rpc
        self._user_id = user_id
        self._media = Media(rpc, "metaWeblog.newMediaObject")

    def verify(self) -> Capabilities:
        """What one may do there, as far as it tells: nothing of rights. Raises LoginRefused, and NotABlog."""
        self._rpc.blogs()
        for record in self._recent(1):
            if not all(name in record.values for name in _NEEDED):
                raise NotABlog(
                    f"{self._rpc.site} speaks MetaWeblog, and does not tell the slug and status of its posts. Nothing "
                    "would keep a post from going out twice, so Rejoinder does not write there."
                )
        return Capabilities(features=_FEATURES, statuses=_STATUSES, user_id=self._me())

    def get(self, post_id: str) -> RemotePost:
        """The post as stored. Raises PostNotFound."""
        try:
            record = self._rpc.record("metaWeblog.getPost", post_id, *self._rpc.login[1:])
        except RequestRefused as refused:
            if refused.code == str(NOT_THERE):
                raise no_such_post(self._rpc.site) from None
            raise
        Record(record.site, {"id": int(id_of(record, "postid"))}).of(post_id)
        return _post(record)

    def create(self, fields: PostFields) -> RemotePost:
        """A new post, read back as stored."""
        sent, is_seen = _sent(fields, None)
        post_id = self._rpc.written_id("metaWeblog.newPost", *self._rpc.login, sent, is_seen)
        return self._get_written(post_id)

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        """Change what `fields` names, and send the rest as it stands: what is not sent, this web API takes for gone.

        Raises PostConflict when the post, read right before, is no longer `known`; the web API itself compares nothing.
        """
        standing = self.get(post_id)
        if known and not standing.revision.is_like(known):
            raise conflict(standing)
        sent, is_seen = _sent(fields, standing)
        self._rpc.write("metaWeblog.editPost", post_id, *self._rpc.login[1:], sent, is_seen)
        return self._get_written(post_id)

    def find(self, *slugs: str, post_type: str = "") -> tuple[RemotePost, ...]:
        """This user's own posts with exactly one of these slugs among the newest 100, lowest id first."""
        return () if post_type else self._mine(lambda post: post.slug in slugs)

    def titled(self, title: str) -> tuple[RemotePost, ...]:
        """This user's own posts of exactly this title among the newest 100, lowest id first."""
        return self._mine(lambda post: post.title == title)

    def terms(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        """All categories. Tags are told by posts only."""
        cancel.check()
        return tuple(self._categories()) if kind is TermKind.CATEGORY else ()

    def find_term(self, kind: TermKind, name: str) -> Term | None:
        """The category of this name, compared case-folded and unescaped. A tag is whatever a post says it is."""
        wanted = " ".join(name.split())
        if kind is TermKind.TAG:
            return Term(id=wanted, name=wanted)
        return next((term for term in self._categories() if term.name.casefold() == wanted.casefold()), None)

    def create_term(self, kind: TermKind, name: str, parent: str = "") -> Term:
        """A tag. Raises NotAllowed for a category: there is no way to make one here."""
        del parent
        if kind is TermKind.CATEGORY:
            raise NotAllowed(
                f"{self._rpc.site} lets no new category be made over MetaWeblog. Make “{name}” in the browser, or "
                "choose one that is there."
            )
        made = " ".join(name.split())
        if not made or "," in made:
            raise RequestRefused(f"{self._rpc.site} refused: a tag needs a name without a comma.", "tag_name")
        return Term(id=made, name=made)

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        """Store a file; its alternative text has no place here but in the post."""
        return self._media.upload(upload, cancel, sent)

    def find_media(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        """None: there is no list of files. One whose answer was lost goes up a second time."""
        del stems
        return {}

    def standing_media(self, ids: Collection[str]) -> frozenset[str]:
        """All of them, as far as can be told."""
        return frozenset(ids)

    def listen(self, hear: Callable[[Exchange], None]) -> None:
        """Tell of each call from now on, when it is over."""
        self._rpc.listen(hear)

    def _categories(self) -> Iterator[Term]:
        records = self._rpc.records("metaWeblog.getCategories", *self._rpc.login)
        names = {record.words("categoryId"): unescape(record.words("categoryName")) for record in records}
        for record in records:
            name = unescape(record.words("categoryName"))
            yield Term(id=name, name=name, parent=names.get(record.words("parentId"), ""))

    def _mine(self, is_meant: Callable[[RemotePost], bool]) -> tuple[RemotePost, ...]:
        me = self._me()
        posts = (post for post in map(_post, self._recent(_NEWEST)) if post.author_id == me and is_meant(post))
        return tuple(self.get(post.id) for post in sorted(posts, key=lambda post: int(post.id)))

    def _recent(self, number: int) -> tuple[Record, ...]:
        return self._rpc.records("metaWeblog.getRecentPosts", *self._rpc.login, number)

    def _me(self) -> str:
        if not self._user_id:
            told = self._rpc.record("blogger.getUserInfo", "", *self._rpc.login[1:])
            self._user_id = id_of(told, "userid")
        return self._user_id

    def _get_written(self, post_id: str) -> RemotePost:
        """A post that was just written. Raises OutcomeUnknown when it cannot be read: not that nothing was sent."""
        try:
            return self.get(post_id)
        except BlogError as error:
            raise lost_answer(self._rpc.url) from error


def open_metaweblog(blog: Blog, credentials: Credentials) -> MetaWeblogClient:
    """The client of this blog. Nothing is asked yet."""
    rpc = Rpc(Session(trusted=blog.trusted), blog.api_url, credentials, list_blogs="blogger.getUsersBlogs")
    return MetaWeblogClient(rpc, blog.capabilities.user_id)


def _post(record: Record) -> RemotePost:
    """The values of a struct. A scheduled post is told as published, so its date decides."""
    word, date = record.words("post_status"), date_from_xml(record.find("date_created_gmt"))
    status = STATUSES.get(word, Status.DRAFT)
    if status is Status.PUBLISHED and date and date - datetime.now(UTC) > _AT_ONCE:
        status = Status.SCHEDULED
    changed = date_from_xml(record.find("date_modified_gmt"))
    more = record.words("mt_text_more")
    post = RemotePost(
        id=id_of(record, "postid"),
        link=record.words("permaLink") or record.words("link"),
        status=status,
        title=unescape(record.words("title")),
        content=f"{record.text('description')}\n\n{_MORE}\n\n{more}" if more else record.text("description"),
        slug=unquote(record.words("wp_slug")),
        revision=NO_REVISION,
        excerpt=unescape(record.words("mt_excerpt")),
        categories=tuple(map(unescape, texts(record.find("categories")))),
        tags=tuple(name for each in unescape(record.words("mt_keywords")).split(",") if (name := each.strip())),
        date=None if status in UNDATED else date,
        author_id=str(record.find("userid")),
        comments=record.find("mt_allow_comments") == 1,
        pings=record.find("mt_allow_pings") == 1,
    )
    return revised(post, changed.strftime("%Y-%m-%dT%H:%M:%S") if changed else "", word)


def _sent(fields: PostFields, standing: RemotePost | None) -> tuple[dict[str, object], bool]:
    """The struct of the whole post as it is to stand, and whether readers see it."""
    before = standing.fields if standing else PostFields(status=Status.DRAFT)
    named = {name: value for name in FIELDS if (value := getattr(fields, name)) is not None}
    whole = replace(before, **named)
    status = whole.status or Status.DRAFT
    values: dict[str, object | None] = {
        "title": title_html(whole.title or ""),
        "description": whole.content or "",
        "mt_excerpt": whole.excerpt or "",
        "categories": list(whole.categories or ()),
        "mt_keywords": ", ".join(whole.tags or ()),
        "wp_slug": fields.slug,
        "mt_allow_comments": None if whole.comments is None else int(whole.comments),
        "mt_allow_pings": None if whole.pings is None else int(whole.pings),
        "post_status": "publish" if status is Status.SCHEDULED else STATUS_WORDS[status],
        "date_created_gmt": _date(fields, standing),
    }
    return {name: value for name, value in values.items() if value is not None}, status not in UNDATED


def _date(fields: PostFields, standing: RemotePost | None) -> object | None:
    """The date to send. A date that is to go is now: nothing takes it away here."""
    date = date_to_send(fields, standing)
    if isinstance(date, NoDate):
        return date_to_xml(datetime.now(UTC)) if standing and standing.status is Status.SCHEDULED else None
    return date_to_xml(date) if date else None
