"""The fields of a draft that can be changed by name."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Status, Tie


class FieldChanges(TypedDict, total=False):
    """Those of `Draft` that stand in its front matter."""

    title: str
    slug: str
    status: Status
    date: datetime | None
    lang: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    excerpt: str
    featured_image: str
    post_type: str
    parent: str
    author: str
    password: str
    sticky: bool
    comments: bool | None
    pings: bool | None
    format: str
    disclosures: tuple[Disclosure, ...]
    sponsors: tuple[Sponsor, ...]
    blog: str
    remote_id: str
    also_on: tuple[Tie, ...]
    identity: str
