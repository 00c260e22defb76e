"""What was posted from here: each publish, update and errand; publishes are told apart by what came before them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.model.draft import Status
from editor.store.database import Database
from editor.store.publications import Publication, publications

MOST = 2_000
"""Entries that are looked at, the last ones: years of daily posts."""
_SEEN = frozenset({Status.PUBLISHED, Status.PRIVATE, Status.SCHEDULED})


class Deed(StrEnum):
    """What was done to a post."""

    PUBLISHED = "published"
    UPDATED = "updated"
    SCHEDULED = "scheduled"
    PRIVATE = "published privately"
    SUBMITTED = "submitted for review"
    DRAFTED = "saved as a draft"
    UNPUBLISHED = "unpublished"
    BINNED = "moved to the bin"
    RESTORED = "taken out of the bin"


_DEEDS = {
    Status.PUBLISHED: Deed.PUBLISHED,
    Status.SCHEDULED: Deed.SCHEDULED,
    Status.PRIVATE: Deed.PRIVATE,
    Status.PENDING: Deed.SUBMITTED,
    Status.DRAFT: Deed.DRAFTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One entry of the log."""

    publication: Publication
    deed: Deed


def posted(db: Database) -> tuple[Posted, ...]:
    """The log, newest first; also of drafts and blogs that are gone from this computer."""
    entries: list[Posted] = []
    before: dict[tuple[str, str], Status] = {}
    for publication in reversed(publications(db, MOST)):
        post = (publication.blog, publication.post_id)
        deed = Deed(publication.deed) if publication.deed else _deed(publication.status, before.get(post))
        entries.append(Posted(publication=publication, deed=deed))
        before[post] = publication.status
    return tuple(reversed(entries))


def _deed(status: Status, before: Status | None) -> Deed:
    if status is Status.DRAFT and before in _SEEN:
        return Deed.UNPUBLISHED
    return Deed.UPDATED if status is before and status is not Status.DRAFT else _DEEDS[status]
