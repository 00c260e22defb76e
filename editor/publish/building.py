"""A workplace built of the ordinary rooms, for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from editor.check.checks import problems
from editor.clients.protocols import BlogClient, TermKind
from editor.errors import DraftUnreadable
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import RemotePost, RenderedPost
from editor.model.problem import CheckContext, Problem
from editor.model.tie import tied_to
from editor.publish.outbox import utc_now
from editor.publish.workplace import Workplace
from editor.quotes.found import quotes_in
from editor.render.post import render
from editor.store.cache import comments_by_link, terms
from editor.store.database import Database
from editor.store.draft_files import read_draft, save_draft, sound_draft
from editor.store.paths import Paths
from editor.store.places import place_of
from editor.store.sponsors import sponsors


def check_context(state: Database, cache: Database, draft: Draft, blog: Blog | None) -> CheckContext:
    """What checks may know: all of it is kept on this computer."""
    links = [quote.link for quote in quotes_in(draft.body)]
    return CheckContext(
        blog=blog,
        folder=draft.path.parent if draft.path else None,
        comments=comments_by_link(cache, links),
        categories=terms(cache, blog.identity, TermKind.CATEGORY) if blog else (),
        tags=terms(cache, blog.identity, TermKind.TAG) if blog else (),
        sponsors=sponsors(state),
    )


def workplace(
    paths: Paths,
    state: Database,
    cache: Database,
    open_client: Callable[[Blog], BlogClient],
    tie: Callable[[PublishJob, Blog, RemotePost], None] | None = None,
) -> Workplace:
    """The ordinary rooms; `tie` is for a window that has the draft open, else its file is written."""

    def check(draft: Draft, post: RenderedPost, blog: Blog) -> tuple[Problem, ...]:
        return problems(draft, post, check_context(state, cache, draft, blog))

    return Workplace(
        state=state,
        lock=paths.state / "outbox.lock",
        open_client=open_client,
        read=lambda job: drafts_file(state, job),
        render=render,
        check=check,
        tie=tie or partial(tie_file, state),
        now=utc_now,
    )


def drafts_file(state: Database, job: PublishJob) -> Draft:
    """The draft of a job as its file stands now, wherever it was moved. Raises DraftUnreadable for another one."""
    path = _place(state, job)
    draft = sound_draft(path)
    if draft.identity != job.identity:
        raise DraftUnreadable(
            f"{path} is another draft than “{job.title}”, which was to be published. Open the right one and publish it."
        )
    return draft


def _place(state: Database, job: PublishJob) -> Path:
    """Where the draft is now."""
    return job.path if job.path.exists() else place_of(state, job.identity) or job.path


def tie_file(state: Database, job: PublishJob, blog: Blog, post: RemotePost) -> None:
    """Write into the draft's file which post it is. Raises DraftError; the post is out all the same."""
    file = read_draft(_place(state, job))
    save_draft(file, tied_to(file.draft, blog, post.id))
