"""What a delivery needs of other rooms, handed in by whoever builds the program; and the delivery itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from editor.clients.protocols import BlogClient
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import RemotePost, RenderedPost
from editor.model.problem import Problem
from editor.model.work import CancelToken, Progress
from editor.store.database import Database
from editor.store.jobs import steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """The rooms around a delivery. Every callable may raise a RejoinderError."""

    state: Database
    lock: Path
    """A file whose lock the one process holds that works the outbox; it dies with the process."""
    open_client: Callable[[Blog], BlogClient]
    read: Callable[[PublishJob], Draft]
    """The draft as its file stands now. A second computer may have changed it since the job was queued."""
    render: Callable[[Draft], RenderedPost]
    check: Callable[[Draft, RenderedPost, Blog], tuple[Problem, ...]]
    tie: Callable[[PublishJob, Blog, RemotePost], None]
    """Writes blog and post id into the draft."""
    now: Callable[[], datetime]
    """Aware, UTC."""
    second_look: float = 2.0
    """Seconds to wait before "not found" is believed after a lost answer (`WORDPRESS`: it may still be at work)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A job at work: its surroundings and its client."""

    job: PublishJob
    blog: Blog
    client: BlogClient
    place: Workplace
    cancel: CancelToken
    progress: Progress


BEGUN = "begun"
"""What is recorded of a step before its request; what came of it follows."""
ERRAND = "errand"
"""The step after which a post may stand as it is to stand, though no answer says so."""

Found = TypeVar("Found")


def looked_up(delivery: Delivery, step: str, look: Callable[[], Found]) -> Found:
    """What is there; twice when this step was begun before, since "none" right after a lost answer proves nothing."""
    found = look()
    if found or step not in steps(delivery.place.state, delivery.job.id):
        return found
    delivery.cancel.wait(delivery.place.second_look)
    return look()
