"""A post: as it was rendered, as it is sent, and as it stands on a blog."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from editor.model.draft import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageUse:
    """An image in a post; `line` counts from 1 in the body."""

    source: str
    alt: str
    line: int
    caption: str = ""
    """Without tags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkUse:
    """A link in a post; `quoted`: it stands in a reader's words."""

    url: str
    line: int
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A block that could not be rendered: its source stands there, and the post must not go out."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPost:
    """The HTML that is sent, but for image addresses; and what checks need to know of it. Lines are of the body."""

    html: str
    images: tuple[ImageUse, ...] = ()
    links: tuple[LinkUse, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A blog's version of a post: when it says it was changed, and a SHA-256 of title, content, status and slug.

    `whole` is one of all its fields; empty: not known.
    """

    modified: str
    digest: str
    whole: str = ""

    def is_like(self, other: Revision) -> bool:
        """Is it the same version, as far as both are known?"""
        return self.digest == other.digest and (self.whole == other.whole or not (self.whole and other.whole))


MetaValue = str | bool | int | float | tuple["str | bool | int | float", ...]
Meta = tuple[tuple[str, MetaValue], ...]
"""Custom fields: their keys and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHistory:
    """How many texts a blog keeps of a post in its own history, and the id of the latest; empty: there is none."""

    count: int
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemotePost:
    """A post as it stands on a blog; texts unescaped, content as stored (raw)."""

    id: str
    link: str
    status: Status
    title: str
    content: str
    slug: str
    revision: Revision
    excerpt: str = ""
    categories: tuple[str, ...] = ()
    """Ids."""
    tags: tuple[str, ...] = ()
    """Ids."""
    featured_media: str = ""
    date: datetime | None = None
    author_id: str = ""
    is_binned: bool = False
    password: str = field(default="", repr=False)
    sticky: bool = False
    comments: bool = True
    """May readers comment?"""
    pings: bool = True
    format: str = "standard"
    parent: str = ""
    """The id of the page above; empty: none."""
    meta: Meta = field(default=(), compare=False)
    """All that are registered; empty in a list of posts."""
    history: PostHistory | None = field(default=None, compare=False)
    """None: not told, as with a list of posts."""

    @property
    def fields(self) -> PostFields:
        """As it stands, in the words of an update."""
        return PostFields(author=self.author_id, **{name: getattr(self, name) for name in FIELDS if name != "author"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PostStamp:
    """A post of a list, without its content: its id, and when its blog says that it was changed."""

    id: str
    modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFields:
    """What is sent of a post; None: not sent, so the blog keeps what it has."""

    title: str | None = None
    content: str | None = None
    slug: str | None = None
    status: Status | None = None
    excerpt: str | None = None
    categories: tuple[str, ...] | None = None
    """Ids."""
    tags: tuple[str, ...] | None = None
    """Ids."""
    featured_media: str | None = None
    date: datetime | None = None
    post_type: str | None = None
    """Of a new one only: `page`; None: a post."""
    password: str | None = field(default=None, repr=False)
    sticky: bool | None = None
    comments: bool | None = None
    pings: bool | None = None
    format: str | None = None
    parent: str | None = None
    """The id of the page above; empty: none."""
    author: str | None = None
    """A user's id."""
    meta: Meta | None = None
    """Those that are named; the others stay."""


FIELDS = tuple(name for name in PostFields.__dataclass_fields__ if name != "post_type")
"""The names of what can be changed of a post."""
NO_FIELDS = PostFields()
"""Nothing is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A category or tag of a blog; `name` is unescaped."""

    id: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteMedia:
    """An uploaded file; `url` is the address to use in posts."""

    id: str
    url: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RemotePicture:
    """A picture that is on a blog; texts unescaped, its size in pixels (0: not told)."""

    id: str
    url: str
    """The address to use in posts."""
    small: str
    """The address of one of a few hundred pixels, or `url`."""
    alt: str = ""
    title: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to upload; its name is ASCII and its stem ends in 8 hex digits of its SHA-256."""

    name: str
    content: bytes | Path
    """The bytes, or the file that has them."""
    media_type: str
    alt: str = ""
    title: str = ""
    caption: str = ""

    @property
    def size(self) -> int:
        """In bytes. Raises OSError when its file is gone."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size
