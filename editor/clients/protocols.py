"""What a blog client can do. The first protocol is for all, the others for those whose web API has it.

Every method may raise any BlogError (`editor.errors`), translated once, here: nothing of `requests` gets out.
A write is never repeated by a client. One whose answer was lost raises OutcomeUnknown: the caller looks it up (`find`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from editor.clients.sent_body import Sent, unheard
from editor.model.blog import Capabilities
from editor.model.comment import Comment
from editor.model.conversation import Exchange
from editor.model.examination import Finding
from editor.model.post import PostFields, PostStamp, RemoteMedia, RemotePicture, RemotePost, Revision, Term, Upload
from editor.model.work import CancelToken


class BlogClient(Protocol):
    """What every client can do."""

    def verify(self) -> Capabilities:
        """What this user may do here. Raises LoginRefused when the login is not accepted."""
        ...

    def get(self, post_id: str) -> RemotePost:
        """The post as stored. Raises PostNotFound."""
        ...

    def create(self, fields: PostFields) -> RemotePost:
        """A new post, as the blog says it stored it."""
        ...

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        """Change what `fields` names. Raises PostConflict, nothing written, when the post is no longer `known`.

        `known=None` does not ask. Raises PostNotFound.
        """
        ...

    def find(self, *slugs: str, post_type: str = "") -> tuple[RemotePost, ...]:
        """This user's own posts with exactly one of these slugs, in any status but the bin, lowest id first.

        `post_type`: as in PostFields; pages are not found among posts.
        """
        ...


@runtime_checkable
class PostSearch(Protocol):
    """A client whose blog can be searched for posts."""

    def titled(self, title: str) -> tuple[RemotePost, ...]:
        """This user's own posts of exactly this title, in any status but the bin, lowest id first."""
        ...


@runtime_checkable
class Surroundings(Protocol):
    """A client whose blog has pages below pages, and posts of several people."""

    def pages(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Those that readers see and this user may edit, by their titles."""
        ...

    def authors(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Everybody whose posts there may be, by the names that readers see."""
        ...


class TermKind(StrEnum):
    """Two ways to sort posts."""

    CATEGORY = "category"
    TAG = "tag"


@runtime_checkable
class TermSource(Protocol):
    """A client whose blog has categories and tags."""

    def terms(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        """All of them."""
        ...

    def find_term(self, kind: TermKind, name: str) -> Term | None:
        """The one of this name, compared case-folded and unescaped."""
        ...

    def create_term(self, kind: TermKind, name: str, parent: str = "") -> Term:
        """A new one, below another where its id is given, or the one that already has this name there."""
        ...


@runtime_checkable
class MediaLibrary(Protocol):
    """A client whose blog keeps files. `upload` is called by several threads at once."""

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        """Store a file with its alternative text and caption; `sent` is told of the bytes that leave.

        Raises RequestRefused when the blog does not take this type.
        """
        ...

    def find_media(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        """This user's uploads whose file names have these stems (the slug the blog made of it), by stem."""
        ...

    def standing_media(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these files that are still on the blog."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePage:
    """Some pictures, newest first; `is_last`: there are none behind them."""

    pictures: tuple[RemotePicture, ...]
    is_last: bool


@runtime_checkable
class PictureSource(Protocol):
    """A client whose blog shows which pictures are on it."""

    def pictures(self, search: str = "", page: int = 1) -> PicturePage:
        """Those with these words, or all; pages count from 1."""
        ...

    def picture_file(self, url: str) -> bytes:
        """The file at an address that the blog gave, fetched as a reader fetches it."""
        ...


@runtime_checkable
class MediaRemoval(Protocol):
    """A client whose blog lets files be deleted."""

    def remove_media(self, media_id: str) -> None:
        """Delete a file for good; one that is gone already is no error."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentPage:
    """Some comments (their `blog` empty, their HTML not yet sanitized), how many came so far, how many there are."""

    comments: tuple[Comment, ...]
    done: int
    total: int


@runtime_checkable
class CommentSource(Protocol):
    """A client whose blog lets readers' comments be read."""

    def comments(self, post_id: str = "", after: datetime | None = None) -> Iterator[CommentPage]:
        """Approved readers' comments, newest first, page by page: of one post or all, since `after` (aware)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StampPage:
    """Some posts of a kind; how many there are, those included that this user may not see (0: not told)."""

    stamps: tuple[PostStamp, ...]
    total: int
    is_last: bool


@runtime_checkable
class PostArchive(Protocol):
    """A client whose blog lists what stands on it: posts, pages, and what plugins have added of that kind."""

    def kinds(self) -> tuple[str, ...]:
        """The kinds of posts that readers see and this user may write; the blog's posts first."""
        ...

    def stamps(self, kind: str) -> Iterator[StampPage]:
        """The posts of a kind in any status but the bin, as far as this user may write them; last changed first."""
        ...

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        """Those of these posts that are there, as stored; in any order."""
        ...

    def picture(self, media_id: str) -> str:
        """The address of a picture that is on the blog; empty: it is gone."""
        ...


@runtime_checkable
class HistorySource(Protocol):
    """A client whose blog keeps the texts that a post had."""

    def texts_since(self, post_id: str, latest: str) -> tuple[PostFields, ...]:
        """Title, content and excerpt as they were written after the one of this id (`PostHistory`), latest first."""
        ...


@runtime_checkable
class PostBin(Protocol):
    """A client whose blog has a bin. An update that names a status takes a post out of it."""

    def bin(self, post_id: str) -> None:
        """Put a post into the bin; one that is there already stays there."""
        ...

    def binned(self) -> tuple[RemotePost, ...]:
        """Posts that this user may take out of it, the last changed first; of 100 at most."""
        ...


@runtime_checkable
class Revocable(Protocol):
    """A client whose blog can be told that the password it logs in with is good for nothing any more."""

    def revoke(self) -> None:
        """It no longer is, here or elsewhere. Raises LoginRefused when it was not good before."""
        ...


@runtime_checkable
class PasswordSource(Revocable, Protocol):
    """A client whose blog makes further passwords for programs."""

    def fresh_password(self) -> str:
        """One more of this user's, for this program. Raises OutcomeUnknown when the answer is lost."""
        ...


@runtime_checkable
class Examinable(Protocol):
    """A client that can say what stands between it and its blog."""

    def examine(self) -> Iterator[Finding]:
        """Line by line, each as soon as it is known, up to the first that stops. No BlogError is raised."""
        ...


@runtime_checkable
class Audible(Protocol):
    """A client that tells what was said between it and its blog."""

    def listen(self, hear: Callable[[Exchange], None]) -> None:
        """Tell of each request from now on, when it is over; no secret is in it."""
        ...
