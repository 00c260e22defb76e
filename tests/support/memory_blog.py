"""A blog in memory that meets the client protocols and can lose answers, for tests of what stands above the clients."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from editor.clients.protocols import TermKind
from editor.clients.sent_body import Sent, unheard
from editor.errors import OutcomeUnknown, PostConflict, PostNotFound
from editor.model.blog import Capabilities, Feature
from editor.model.draft import PAGE, Status
from editor.model.post import PostFields, PostHistory, RemoteMedia, RemotePost, Revision, Term, Upload
from editor.model.work import CancelToken

Result = TypeVar("Result")
PUBLISHED_AT = datetime(2026, 5, 14, 9, 0, 30, tzinfo=UTC)
"""The date that the blog gives a post that is published without one."""
ALL = Capabilities(features=frozenset(Feature), statuses=frozenset(Status), formats=("aside",), user_id="1")


@dataclass
class Fault:
    """Spoil the `nth` call (from 1) of a method: before its work, or after it, when only the answer is lost."""

    method: str
    error: BaseException = field(default_factory=lambda: OutcomeUnknown("The answer was lost."))
    nth: int = 1
    after_work: bool = True
    calls: int = 0

    def strikes(self, method: str, after_work: bool) -> bool:
        """Is this the moment?"""
        if method != self.method or after_work != self.after_work:
            return False
        self.calls += 1
        return self.calls == self.nth


@dataclass
class MemoryBlog:
    """Posts, terms and files by id; `log` names every call, in order."""

    capabilities: Capabilities = ALL
    posts: dict[str, RemotePost] = field(default_factory=dict[str, RemotePost])
    types: dict[str, str] = field(default_factory=dict[str, str])
    """By their ids, those of what is no post."""
    names: dict[TermKind, list[str]] = field(default_factory=lambda: {kind: [] for kind in TermKind})
    above: dict[tuple[TermKind, int], str] = field(default_factory=dict[tuple[TermKind, int], str])
    """The ids of terms' parents, by kind and place."""
    former_slugs: dict[str, str] = field(default_factory=dict[str, str])
    """Of what is, or was, in the bin."""
    files: dict[str, Upload] = field(default_factory=dict[str, Upload])
    faults: list[Fault] = field(default_factory=list[Fault])
    log: list[str] = field(default_factory=list[str])
    stored: Callable[[str], str] = str
    """What the blog makes of content."""
    texts: dict[str, list[PostFields]] = field(default_factory=dict[str, list[PostFields]])
    """What posts have said, by their ids, the oldest first."""
    most_texts: int = 1_000
    """So many are kept of each."""
    keeps_history: bool = True

    def verify(self) -> Capabilities:
        return self._call("verify", lambda: self.capabilities)

    def get(self, post_id: str) -> RemotePost:
        return self._call("get", lambda: self._post(post_id))

    def create(self, fields: PostFields) -> RemotePost:
        def work() -> RemotePost:
            number = str(len(self.posts) + 1)
            blank = RemotePost(
                id=number,
                link=f"https://blog.example/?p={number}",
                status=Status.DRAFT,
                title="",
                content="",
                slug="",
                revision=Revision(modified="", digest=""),
                author_id="1",
            )
            if fields.post_type:
                self.types[number] = fields.post_type
            return self._write(blank, fields)

        return self._call("create", work)

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        def work() -> RemotePost:
            theirs = self._post(post_id)
            if known is not None and not theirs.revision.is_like(known):
                raise PostConflict("Changed on the blog.", theirs)
            return self._write(theirs, fields)

        return self._call("update", work)

    def texts_since(self, post_id: str, latest: str) -> tuple[PostFields, ...]:
        return self._call("texts_since", lambda: tuple(reversed(self.texts[post_id][int(latest or 0) :])))

    def find(self, *slugs: str, post_type: str = "") -> tuple[RemotePost, ...]:
        def work() -> tuple[RemotePost, ...]:
            found = (self.posts[number] for number in self.posts if self.types.get(number, "") == post_type)
            return tuple(post for post in found if post.slug in slugs and not post.is_binned)

        return self._call("find", work)

    def pages(self, cancel: CancelToken) -> tuple[Term, ...]:
        cancel.check()
        found = (self.posts[number] for number, kind in self.types.items() if kind == PAGE)
        return self._call(
            "pages", lambda: tuple(Term(id=post.id, name=post.title, parent=post.parent) for post in found)
        )

    def authors(self, cancel: CancelToken) -> tuple[Term, ...]:
        cancel.check()
        return self._call("authors", lambda: (Term(id="1", name="You"), Term(id="2", name="Marta")))

    def titled(self, title: str) -> tuple[RemotePost, ...]:
        return self._call(
            "titled", lambda: tuple(p for p in self.posts.values() if p.title == title and not p.is_binned)
        )

    def terms(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        cancel.check()
        return self._call("terms", lambda: tuple(self._term(kind, place) for place in range(len(self.names[kind]))))

    def find_term(self, kind: TermKind, name: str) -> Term | None:
        def work() -> Term | None:
            return self._term(kind, self.names[kind].index(name)) if name in self.names[kind] else None

        return self._call("find_term", work)

    def create_term(self, kind: TermKind, name: str, parent: str = "") -> Term:
        def work() -> Term:
            self.names[kind].append(name)
            self.above[kind, len(self.names[kind]) - 1] = parent
            return self._term(kind, len(self.names[kind]) - 1)

        return self._call("create_term", work)

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        cancel.check()

        def work() -> RemoteMedia:
            number = str(100 + len(self.files))
            self.files[number] = upload
            return self._media(number)

        return self._call("upload", work)

    def find_media(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        def work() -> dict[str, RemoteMedia]:
            named = {upload.name.rpartition(".")[0]: number for number, upload in reversed(self.files.items())}
            return {stem: self._media(named[stem]) for stem in stems if stem in named}

        return self._call("find_media", work)

    def standing_media(self, ids: Collection[str]) -> frozenset[str]:
        return self._call("standing_media", lambda: frozenset(set(ids) & set(self.files)))

    def remove_media(self, media_id: str) -> None:
        self._call("remove_media", lambda: self.files.pop(media_id, None))

    def bin(self, post_id: str) -> None:
        def work() -> None:
            post = self._post(post_id)
            if not post.is_binned:
                self.former_slugs[post_id] = post.slug
                self.posts[post_id] = replace(
                    post, is_binned=True, status=Status.DRAFT, slug=f"{post.slug}__trashed", date=None
                )

        self._call("bin", work)

    def binned(self) -> tuple[RemotePost, ...]:
        return self._call("binned", lambda: tuple(post for post in self.posts.values() if post.is_binned))

    def edit_in_the_browser(self, post_id: str, changes: PostFields) -> RemotePost:
        """Somebody else changes the post."""
        return self._write(self._post(post_id), changes)

    def _call(self, method: str, work: Callable[[], Result]) -> Result:
        self.log.append(method)
        for fault in self.faults:
            if fault.strikes(method, after_work=False):
                raise fault.error
        result = work()
        for fault in self.faults:
            if fault.strikes(method, after_work=True):
                raise fault.error
        return result

    def _post(self, post_id: str) -> RemotePost:
        if post_id not in self.posts:
            raise PostNotFound(f"The blog has no post {post_id}.")
        return self.posts[post_id]

    def _write(self, post: RemotePost, fields: PostFields) -> RemotePost:
        names = (
            *("title", "slug", "status", "excerpt", "categories", "tags", "featured_media", "date"),
            *("password", "sticky", "comments", "pings", "format", "parent"),
        )
        changed = {name: getattr(fields, name) for name in names if getattr(fields, name) is not None}
        content = post.content if fields.content is None else self.stored(fields.content)
        if post.is_binned and fields.status:
            post = replace(post, is_binned=False, slug=self.former_slugs[post.id])
        meta = tuple((dict(post.meta) | dict(fields.meta or ())).items())
        post = replace(post, meta=meta, content=content, author_id=fields.author or post.author_id, **changed)
        if fields.status is Status.PUBLISHED and fields.date is None and post.date and post.date > PUBLISHED_AT:
            post = replace(post, date=PUBLISHED_AT)
        if post.status is Status.PUBLISHED and post.date is None:
            post = replace(post, date=PUBLISHED_AT)
        said = f"{post.title}\n{post.content}\n{post.status}\n{post.slug}"
        digest = hashlib.sha256(said.encode()).hexdigest()
        whole = hashlib.sha256(repr(post.fields).encode()).hexdigest()
        revision = Revision(modified=f"{len(self.log)}", digest=digest, whole=whole)
        self.posts[post.id] = replace(post, revision=revision, history=self._history(post))
        return self.posts[post.id]

    def _history(self, post: RemotePost) -> PostHistory | None:
        """With what it says now, if that is new; the first text is none of it."""
        text = PostFields(title=post.title, content=post.content, excerpt=post.excerpt)
        before = self.texts.setdefault(post.id, [])
        if post.id in self.posts and text != (before[-1:] or [None])[0]:
            before.append(text)
        count = len(before)
        return PostHistory(count=min(count, self.most_texts), latest=str(count or "")) if self.keeps_history else None

    def _term(self, kind: TermKind, place: int) -> Term:
        return Term(id=str(place + 1), name=self.names[kind][place], parent=self.above.get((kind, place), ""))

    def _media(self, number: str) -> RemoteMedia:
        return RemoteMedia(id=number, url=f"https://blog.example/files/{self.files[number].name}")
