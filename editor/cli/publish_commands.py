"""`rejoinder publish` and `rejoinder outbox`: a draft on its way to its blog."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.outcome import DONE, REFUSED, WAITING
from editor.cli.output import say, show, show_json, show_rows
from editor.cli.parsers import Commands
from editor.errors import DraftUnwritable, PostConflict, PostExists, UsageError
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import RemotePost, RenderedPost
from editor.model.problem import Problem, Severity
from editor.model.work import CancelToken
from editor.store.draft_files import DraftFile, read_draft, sound
from editor.text.moments import moment

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms
    from editor.publish.delivery import Delivered
    from editor.store.publications import Publication

STATUSES = ("draft", "pending", "published", "private")
LONGEST_WAIT = 30.0
"""Seconds for which `deliver` waits when a blog asks for a pause, and for another process at the outbox."""

STANDINGS = {
    JobState.WAITING: "waits in the outbox.",
    JobState.UNKNOWN: "waits in the outbox: it may have arrived, and is looked up before anything is repeated.",
    JobState.REFUSED: "was not published.",
    JobState.OFFERED: "waits for an answer in the window.",
    JobState.DONE: "is out.",
}


def add_to(commands: Commands) -> None:
    """The parsers of these commands."""
    publish = commands.add_parser("publish", help="publish a draft, or update its post")
    publish.add_argument("file", metavar="FILE.md", type=Path)
    publish.add_argument("--blog", metavar="N", default="")
    publish.add_argument("--status", choices=STATUSES, metavar="|".join(STATUSES))
    publish.add_argument(
        "--at", metavar="TIME", default="", help="when it is to appear, such as 2026-05-14T10:00+02:00"
    )
    publish.add_argument("--ignore", metavar="ID", action="append", default=[], help="overrule a check")
    publish.add_argument("--dry-run", action="store_true", help="show what would be sent")
    publish.set_defaults(run=publish_draft)
    outbox = commands.add_parser("outbox", help="what waits to go out")
    actions = outbox.add_subparsers(required=True, metavar="list|deliver|drop")
    listed = actions.add_parser("list", help="what waits, and why")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=list_jobs)
    actions.add_parser("deliver", help="try all of it now").set_defaults(run=deliver)
    dropped = actions.add_parser("drop", help="take one out")
    dropped.add_argument("id", metavar="ID")
    dropped.set_defaults(run=drop_job)


def publish_draft(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Check, queue, deliver; the post's address is the result."""
    from editor.drafts.identity import claim
    from editor.render.post import render

    file = read_draft(wanted.file)
    draft = sound(file)
    if file.read_only:
        raise DraftUnwritable(file.read_only)  # which post it is could not be written into it
    blog = rooms.blog(wanted.blog, draft)
    draft = _scheduled(draft, blog, wanted)
    claim(rooms.state, file)
    post = render(draft)
    asked = replace(draft, status=_status_over(wanted) or draft.status)
    stops = [problem for problem in _problems(asked, post, blog, rooms) if problem.id not in wanted.ignore]
    for problem in stops:
        say(f"{wanted.file}:{problem.line}: {problem.message} ({problem.id})")
    if wanted.dry_run:
        _show_plan(asked, post, blog, rooms)
    if stops or wanted.dry_run:
        return REFUSED if stops else DONE
    rooms.client(blog)  # without its password nothing is begun
    return _send(file, draft, blog, wanted, rooms)


def _scheduled(draft: Draft, blog: Blog, wanted: argparse.Namespace) -> Draft:
    """With the moment that is asked for. It will stand in the file, so that a later update does not publish at once."""
    if not wanted.at:
        return draft
    if wanted.status not in {None, Status.PUBLISHED}:
        raise UsageError(
            f"--at says when a post appears, and one that is {wanted.status} does not. Leave one of them out."
        )
    try:
        when = moment(wanted.at, blog.capabilities.timezone)
    except ValueError as error:
        raise UsageError(f"“{wanted.at}” is no time such as 2026-05-14T10:00+02:00.") from error
    if when <= datetime.now(UTC):
        raise UsageError(f"{wanted.at} is past. Leave --at out to publish now.")
    return replace(draft, status=Status.SCHEDULED, date=when)


def _status_over(wanted: argparse.Namespace) -> Status | None:
    """The status that overrules the draft's own, if any."""
    return Status(wanted.status) if wanted.status and not wanted.at else None


def _problems(draft: Draft, post: RenderedPost, blog: Blog, rooms: Rooms) -> list[Problem]:
    """What stops this post; what only warns is said."""
    from editor.check.checks import problems
    from editor.publish.building import check_context

    found = problems(draft, post, check_context(rooms.state, rooms.cache, draft, blog))
    for problem in found:
        if problem.severity is Severity.WARN:
            say(f"Line {problem.line}: {problem.message} ({problem.id})")
    return [problem for problem in found if problem.severity is Severity.STOP]


def _show_plan(draft: Draft, post: RenderedPost, blog: Blog, rooms: Rooms) -> None:
    from editor.publish.delivery import target
    from editor.publish.plan import as_json, make_plan
    from editor.store.known_posts import known_of

    known = known_of(rooms.state, blog, draft)
    show_json(as_json(make_plan(draft, post, blog, target(draft, blog, known))))


def _send(file: DraftFile, draft: Draft, blog: Blog, wanted: argparse.Namespace, rooms: Rooms) -> int:
    from editor.drafts.history import keep_save
    from editor.drafts.identity import save_as_one
    from editor.publish.outbox import Wish, queue, utc_now
    from editor.store.versions import Reason

    saved = save_as_one(rooms.state, file, draft)
    keep_save(rooms.state, file, saved, Reason.PUBLISHED)
    tied = replace(saved.draft, path=wanted.file.absolute())
    job = queue(rooms.state, tied, blog, Wish(status=_status_over(wanted), ignored=tuple(wanted.ignore)), utc_now())
    only = frozenset({job.id})
    return _status(rooms, only) if _worked_off(rooms, only) else _left_to_another(rooms, job)


def _work_off(rooms: Rooms, only: frozenset[str]) -> int:
    """Deliver and say what became of it; the exit status."""
    _worked_off(rooms, only)
    return _status(rooms, only)


def _worked_off(rooms: Rooms, only: frozenset[str]) -> bool:
    """Deliver and say what became of it; False: this process had nothing to do, or was not let."""
    from editor.cli.merging import take_kept
    from editor.publish.delivery import Delivered
    from editor.publish.twins import OVERRULED

    outcomes = tuple(_outcomes(rooms, only))
    for outcome in outcomes:
        if isinstance(outcome, Delivered):
            for note in outcome.notes:
                say(note)
            if outcome.kept:
                take_kept(rooms, outcome)
            show(address(outcome.post))
        elif outcome.withdrawn:
            say(outcome.reason)
        else:
            say(f"{outcome.id}: “{outcome.title}” {STANDINGS[outcome.state]} {outcome.reason}")
            if outcome.refusal == PostExists.__name__:
                say(f"To publish another one: rejoinder publish --ignore {OVERRULED} {outcome.path}")
    return bool(outcomes)


def _outcomes(rooms: Rooms, only: frozenset[str]) -> Iterator[PublishJob | Delivered]:
    """What became of each; what was changed on the blog as well is merged, if it can be, and tried again."""
    from editor.cli.merging import merge_job
    from editor.publish.outbox import work_off

    left = frozenset[str]()
    for outcome in work_off(rooms.workplace(), CancelToken(), only=only, wait_for_lock=LONGEST_WAIT):
        if isinstance(outcome, PublishJob) and _is_conflict(outcome) and merge_job(rooms, outcome):
            left |= {outcome.id}
        else:
            yield outcome
    if left:
        yield from _outcomes(rooms, left)


def _left_to_another(rooms: Rooms, job: PublishJob) -> int:
    """Say what another process made of a job that it took meanwhile, or that it keeps this one from."""
    from editor.store.jobs import jobs
    from editor.store.publications import publications

    kept = next((each for each in jobs(rooms.state) if each.id == job.id), None)
    if kept:
        reason = kept.reason or "Another Rejoinder is at work on the outbox."
        say(f"{kept.id}: “{kept.title}” {STANDINGS[kept.state]} {reason}")
        return _status(rooms, frozenset({job.id}))
    ours = (job.identity, job.blog)
    posted = [each for each in publications(rooms.state) if (each.identity, each.blog) == ours]
    if posted and posted[0].when >= job.asked:
        show(address(posted[0]))
        return DONE
    say(f"“{job.title}” was taken out of the outbox by another Rejoinder. If it is to go out, publish it again.")
    return REFUSED


def _is_conflict(job: PublishJob) -> bool:
    """Was its draft's post changed on the blog as well?"""
    return job.errand is Errand.PUBLISH and job.refusal == PostConflict.__name__


def address(post: RemotePost | Publication) -> str:
    """Where readers find the post; where its author sees it, while they do not."""
    if post.status not in {Status.DRAFT, Status.PENDING}:
        return post.link
    return f"{post.link}{'&' if '?' in post.link else '?'}preview=true"


def _status(rooms: Rooms, only: frozenset[str]) -> int:
    """0 nothing is left, 1 something was refused, 3 something waits."""
    from editor.store.jobs import jobs

    left = [job for job in jobs(rooms.state) if job.state is not JobState.OFFERED and (not only or job.id in only)]
    if any(job.state is JobState.REFUSED for job in left):
        return REFUSED
    return WAITING if left else DONE


def list_jobs(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """What waits, oldest first."""
    from editor.store.blogs import blog_with
    from editor.store.jobs import jobs

    rows: list[dict[str, object]] = []
    for job in jobs(rooms.state):
        blog = blog_with(rooms.state, job.blog)
        name = blog.name if blog else ""
        rows.append(
            {"id": job.id, "draft": str(job.path), "blog": name, "state": job.state.value, "reason": job.reason}
        )
    show_rows(rows, wanted.json)
    return DONE


def deliver(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Try all of it now, and once more after a pause that a blog asks for, if it is short."""
    del wanted
    from editor.publish.outbox import retry, utc_now
    from editor.store.jobs import jobs

    for job in jobs(rooms.state):
        if job.state is not JobState.OFFERED:  # nobody has asked for it
            retry(rooms.state, job)
    status = _work_off(rooms, frozenset())
    asked = [job.not_before for job in jobs(rooms.state) if job.refusal == "TryLater" and job.not_before]
    pause = (min(asked) - utc_now()).total_seconds() if asked else LONGEST_WAIT + 1
    if pause > LONGEST_WAIT:
        return status
    say(f"The blog asks for a pause of {max(0, pause):.0f} seconds.")
    CancelToken().wait(max(0.0, pause))
    return _work_off(rooms, frozenset())


def drop_job(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Take a job out and say what is already on the blog."""
    from editor.publish.outbox import utc_now
    from editor.publish.withdrawing import drop
    from editor.store.jobs import jobs

    found = next((job for job in jobs(rooms.state) if job.id == wanted.id), None)
    if found is None:
        raise UsageError(f"Nothing in the outbox is called {wanted.id}. See: rejoinder outbox list")
    dropped = drop(rooms.state, found, utc_now(), offers=False)
    show(dropped.sentence)
    return _work_off(rooms, frozenset({found.id})) if dropped.is_tidied else DONE
