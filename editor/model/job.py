"""A publish on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from editor.model.draft import Status


class JobState(StrEnum):
    """`UNKNOWN`: something was sent and its answer lost; it is looked up before anything else."""

    WAITING = "waiting"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    OFFERED = "offered"
    """Nobody has asked for it yet: it is done when a person says so, and forgotten otherwise."""
    DONE = "done"


class Errand(StrEnum):
    """What a job is for. All but a publish are done to a post that stands on the blog."""

    PUBLISH = "publish"
    BIN = "bin"
    RESTORE = "restore"
    UNPUBLISH = "unpublish"
    PUBLISH_NOW = "publish now"
    REMOVE = "remove"
    """A half-made draft that another computer, or an earlier state of this one, has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishJob:
    """One publish of one draft to one blog, or an errand to one post, on disk before its first request.

    The draft's file is read when it runs.
    """

    id: str
    path: Path
    """The draft's file; of an errand to a post without a draft the empty path."""
    identity: str
    """The draft's; of an errand to a post without a draft the post's, such as `post-12`."""
    title: str
    """For lists; the post's comes from the file."""
    blog: str
    """The blog's identity."""
    errand: Errand = Errand.PUBLISH
    post_id: str = ""
    """The post of an errand."""
    status: Status | None = None
    """Overrules the draft's own."""
    ignored: tuple[str, ...] = ()
    """Ids of checks that were overruled."""
    replace: bool = False
    """Overwrite what was changed on the blog meanwhile: the person has seen it."""
    seen: str = ""
    """The version of the post (`Revision.whole`) that was seen; another one is asked about again. Empty: any."""
    anew: bool = False
    """Make a new post although there was one: it is gone from the blog."""
    withdrawn: bool = False
    """Taken out before readers could see it: what was half made is removed from the blog, then the job is gone."""
    state: JobState = JobState.WAITING
    reason: str = ""
    refusal: str = ""
    """The name of the error behind the reason, such as PostConflict."""
    created: datetime
    asked: datetime
    """When it was last queued: later than `created` when an edit replaced what waited."""
    not_before: datetime | None = None
    """Back-off, or the blog's Retry-After."""
    tries: int = 0
