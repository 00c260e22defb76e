"""The outbox: jobs on disk, worked off one after the other by one process at a time."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from editor.clients.protocols import Audible
from editor.errors import (
    AnswerBroken,
    Cancelled,
    KeyringLocked,
    OutcomeUnknown,
    RejoinderError,
    ServerFailed,
    StateUnwritable,
    TryLater,
    Unreachable,
)
from editor.model.blog import Blog
from editor.model.conversation import Exchange
from editor.model.draft import Draft, Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.work import CancelToken, Progress, no_progress
from editor.publish.delivery import Delivered, deliver
from editor.publish.errands import carried_out
from editor.publish.standing import BINNED
from editor.publish.withdrawing import tidied
from editor.publish.workplace import Delivery, Workplace
from editor.publish.writing import SEEN
from editor.store.blogs import blog_with
from editor.store.conversations import keep_exchanges
from editor.store.database import Database
from editor.store.jobs import forget_steps, jobs, put_job, remove_job, steps
from editor.store.redaction import without_mail

PAUSES = (3.0, 6.0, 12.0, 20.0)
"""Seconds between tries. The last one is what an outage may cost after its end."""
_LONGEST_PAUSE, _LONGEST_ASKED = timedelta(minutes=1), timedelta(days=1)
"""More than the program ever waits by itself, and than a blog that asks for a pause is believed."""
TRIES = 8
"""How often a server that fails is asked before a person is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks of a publish beyond "this draft, to this blog"."""

    status: Status | None = None
    """Overrules the draft's own."""
    ignored: tuple[str, ...] = ()
    replace: bool = False
    anew: bool = False
    not_before: datetime | None = None
    """While *Undo* stands."""


def queue(state: Database, draft: Draft, blog: Blog, wish: Wish, now: datetime) -> PublishJob:
    """Put a draft, which has a file and an identity, into the outbox, before any request.

    What already waits for this draft and blog is replaced; how far that came is kept, so that nothing is made twice.
    """
    if draft.path is None or not draft.identity:
        raise ValueError("a draft needs a file and an identity before it is queued")
    with state.write():  # two windows that queue the same draft have one job
        before = [job for job in jobs(state) if is_of(job, draft, blog)]
        if before and wish.anew:
            remove_job(state, before[0].id)  # with what it had made, which is gone
        job = _job(draft, draft.path, blog, wish, now, before[0] if before else None)
        put_job(state, job)
    return job


def is_of(job: PublishJob, draft: Draft, blog: Blog) -> bool:
    """Is it a publish of this draft there; or one that was taken out too late, which is offered to be taken back?"""
    is_publish = job.errand is Errand.PUBLISH or job.state is JobState.OFFERED
    return is_publish and (job.identity, job.blog) == (draft.identity, blog.identity)


def _job(draft: Draft, path: Path, blog: Blog, wish: Wish, now: datetime, before: PublishJob | None) -> PublishJob:  # noqa: PLR0913, PLR0917  # its parts
    return PublishJob(
        id=before.id if before else uuid.uuid4().hex[:8],
        path=path,
        identity=draft.identity,
        title=draft.title,
        blog=blog.identity,
        status=wish.status,
        ignored=wish.ignored,
        replace=wish.replace,
        anew=wish.anew,
        created=before.created if before else now,
        asked=now,
        not_before=wish.not_before,
    )


def is_due(job: PublishJob, now: datetime) -> bool:
    """May it be tried now? What was refused waits for a person.

    A pause longer than any was decided on before the clock was set back.
    """
    if not _waits(job):
        return False
    longest = _LONGEST_ASKED if job.refusal == TryLater.__name__ else _LONGEST_PAUSE
    return job.not_before is None or not now < job.not_before <= now + longest


def retry(state: Database, job: PublishJob) -> PublishJob:
    """Make it due now, whatever it waited for."""
    again = replace(job, state=JobState.UNKNOWN if job.state is JobState.UNKNOWN else JobState.WAITING, not_before=None)
    put_job(state, again)
    return again


def decided(state: Database, job: PublishJob, *, replace_theirs: bool = False, anew: bool = False) -> PublishJob:
    """The same job, due now, with what a person decided about the post that stands in its way."""
    due = replace(job, state=JobState.WAITING, not_before=None, reason="", refusal="")
    seen = steps(state, job.id).get(SEEN, "") if replace_theirs else job.seen
    again = replace(due, replace=job.replace or replace_theirs, seen=seen, anew=job.anew or anew)
    with state.write():
        if anew:
            remove_job(state, job.id)  # with what it had made, which is gone
        put_job(state, again)
    return again


def unbinned(state: Database, job: PublishJob) -> PublishJob:
    """The same job, due now; the person wants its post out of the bin, and then updated."""
    again = replace(job, ignored=(*job.ignored, BINNED), state=JobState.WAITING, not_before=None, reason="", refusal="")
    put_job(state, again)
    return again


def merged(state: Database, job: PublishJob, reason: str) -> None:
    """The refused job, if it still is there, waits for a person to read what was merged, and to publish it."""
    if any(kept.id == job.id and kept.state is JobState.REFUSED for kept in jobs(state)):
        put_job(state, replace(job, state=JobState.REFUSED, reason=reason, refusal=""))


@contextmanager
def working(place: Workplace, seconds: float = 0) -> Generator[bool]:
    """Hold the lock of the outbox, waiting so long for another process; False when that still works on it."""
    lock = FileLock(place.lock, timeout=seconds)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def work_off(
    place: Workplace,
    cancel: CancelToken,
    progress: Progress = no_progress,
    only: frozenset[str] = frozenset(),
    wait_for_lock: float = 0,
) -> tuple[PublishJob | Delivered, ...]:
    """Work off what is due; what became of each. Behind one that waits, later ones for its blog wait, too.

    `only` names ids that a person asked for, whatever waits before them.

    Waits so many seconds for another process that works on it, and leaves it to that one after them.
    """
    outcomes: list[PublishJob | Delivered] = []
    with working(place, wait_for_lock) as is_ours:
        held_up: set[str] = set()
        for job in jobs(place.state) if is_ours else ():
            if cancel.is_cancelled:
                break
            if (only and job.id not in only) or job.state in {JobState.REFUSED, JobState.OFFERED}:
                continue
            if job.blog not in held_up and is_due(job, place.now()):
                outcomes.append(work(place, job, cancel, progress))
            if any(each.id == job.id and _waits(each) for each in jobs(place.state)):
                held_up.add(job.blog)
    return tuple(outcomes)


def _waits(job: PublishJob) -> bool:
    return job.state in {JobState.WAITING, JobState.UNKNOWN}


def work(place: Workplace, job: PublishJob, cancel: CancelToken, progress: Progress) -> PublishJob | Delivered:
    """One job: delivered and gone from the outbox, or still there, with the reason. Call it within `working`.

    One that was queued anew meanwhile stays, and goes out next.
    """
    heard: list[Exchange] = []
    try:
        outcome: PublishJob | Delivered = _deliver(place, job, cancel, progress, heard.append)
    except RejoinderError as error:
        outcome = after(job, error, place.now())
    with place.state.write():
        keep_exchanges(place.state, job, heard)
        latest = next((kept for kept in jobs(place.state) if kept.id == job.id), None)
        if latest is None or latest.asked != job.asked:
            if isinstance(outcome, Delivered):
                forget_steps(place.state, job.id)  # what goes out next is an update of what is known now
            return outcome
        if isinstance(outcome, Delivered) or outcome.state is JobState.DONE:
            remove_job(place.state, job.id)
        else:
            put_job(place.state, outcome)
    return outcome


def _deliver(
    place: Workplace, job: PublishJob, cancel: CancelToken, progress: Progress, hear: Callable[[Exchange], None]
) -> PublishJob | Delivered:
    blog = job_blog(place.state, job)
    client = place.open_client(blog)
    if isinstance(client, Audible):
        client.listen(hear)
    delivery = Delivery(job=job, blog=blog, client=client, place=place, cancel=cancel, progress=progress)
    if job.withdrawn:
        return tidied(delivery)
    return deliver(delivery) if job.errand is Errand.PUBLISH else carried_out(delivery)


def job_blog(state: Database, job: PublishJob) -> Blog:
    """The blog that a job is for. Raises RejoinderError when it was removed."""
    blog = blog_with(state, job.blog)
    if blog is None:
        raise RejoinderError(
            f"The blog that “{job.title}” was meant for is no longer connected, so nothing was sent. Cancel this; "
            "to publish it all the same, add the blog again, then publish the draft once more."
        )
    return blog


def after(job: PublishJob, error: RejoinderError, now: datetime) -> PublishJob:
    """What a job is after an error: waiting, unknown, or refused until a person has mended something."""
    told = replace(job, reason=without_mail(str(error)), refusal=type(error).__name__, tries=job.tries + 1)
    if isinstance(error, Cancelled):
        return replace(job, reason=str(error))
    if isinstance(error, TryLater):
        return replace(told, state=_open_state(job), not_before=now + timedelta(seconds=error.seconds))
    if isinstance(error, Unreachable | KeyringLocked | StateUnwritable):
        return replace(told, state=_open_state(job), not_before=now + pause(job.tries))
    if isinstance(error, OutcomeUnknown | ServerFailed | AnswerBroken) and told.tries < TRIES:
        is_lost = isinstance(error, OutcomeUnknown)  # the others came of a question
        state = JobState.UNKNOWN if is_lost else _open_state(job)
        return replace(told, state=state, not_before=now + pause(job.tries))
    return replace(told, state=JobState.REFUSED, not_before=None)


def _open_state(job: PublishJob) -> JobState:
    """An unknown outcome stays unknown while the blog cannot be asked."""
    return JobState.UNKNOWN if job.state is JobState.UNKNOWN else JobState.WAITING


def pause(tries: int) -> timedelta:
    """How long to wait before the next try, with a little chance in it: many programs come back after one outage."""
    seconds = PAUSES[min(tries, len(PAUSES) - 1)]
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 # not for secrets


def utc_now() -> datetime:
    """Now, aware."""
    return datetime.now(UTC)
