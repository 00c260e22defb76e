"""A draft: what its author wrote, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from editor.model.disclosure import Disclosure, Sponsor

PAGE = "page"
"""The type of what stands for itself on a blog, and not in the row of its posts."""
STANDARD = "standard"
"""The format of a post that has none."""


class Status(StrEnum):
    """Where a post stands; `SCHEDULED` is a published one whose date is to come."""

    DRAFT = "draft"
    PENDING = "pending"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A post that a draft is."""

    blog: str
    """The blog's name."""
    remote_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft's fields (its front matter) and its Markdown body, whose lines end in a line feed."""

    path: Path | None = None
    title: str = ""
    slug: str = ""
    status: Status = Status.PUBLISHED
    """What publishing makes of it."""
    date: datetime | None = None
    """Aware; None lets the blog choose the moment of publishing."""
    lang: str = "en"
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excerpt: str = ""
    featured_image: str = ""
    """As written: a path relative to the draft, or an address."""
    post_type: str = ""
    """`page`, or a word of the person's own; empty: a post."""
    parent: str = ""
    """The page above this one, by its title, or its path from the top on (`term_names`)."""
    author: str = ""
    """The name of whose post it is; empty: whoever publishes it."""
    password: str = field(default="", repr=False)
    """What a reader has to know to read it."""
    sticky: bool = False
    """It stays above the blog's newer posts."""
    comments: bool | None = None
    """May readers comment? None: as the blog does it."""
    pings: bool | None = None
    """May other blogs tell that they link here? None: as the blog does it."""
    format: str = ""
    """In the blog's words, such as `aside`; empty: the blog's."""
    meta: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    """Custom fields that the blog knows what to do with, in words, by their keys."""
    disclosures: tuple[Disclosure, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    blog: str = ""
    """The name of the blog it belongs to; empty: not decided."""
    remote_id: str = ""
    """The post's id on that blog; empty: not published from here."""
    also_on: tuple[Tie, ...] = ()
    """The posts that it is on other blogs besides."""
    identity: str = ""
    """A UUID, from the first quote, disclosure or publish on; before that its path is."""
    body: str = ""
    body_line: int = 1
    """The line of the file on which the body begins, counted from 1."""
