"""Half-made drafts that nobody works on any more: found among the posts that are kept, and offered to be removed.

Their slug names a draft (`draft-<uuid>`). Another computer has begun them, or this one before its state was lost.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editor.model.blog import Blog
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import RemotePost
from editor.store.database import Database
from editor.store.jobs import jobs, put_job, remove_job
from editor.store.known_posts import drafts_of_post, known_post
from editor.store.leftovers import is_kept_leftover
from editor.store.library import kept_drafts

AT_WORK = timedelta(hours=1)
"""So long another computer may still be at work on it."""
_MARK = re.compile(r"draft-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")


def offer_leftovers(state: Database, cache: Database, blog: Blog, now: datetime) -> None:
    """Put them into the outbox, which does nothing to them unasked; what is none any more goes from there."""
    with state.write():
        found = {post.id: post for post in _leftovers(state, cache, blog, now)}
        offers = [job for job in jobs(state) if _is_offer(job, blog)]
        for job in offers:
            if job.post_id not in found:
                remove_job(state, job.id)
        for post_id in found.keys() - {job.post_id for job in offers}:
            put_job(state, _offer(found[post_id], blog, now))


def _leftovers(state: Database, cache: Database, blog: Blog, now: datetime) -> Iterator[RemotePost]:
    at_work = {job.identity for job in jobs(state) if job.blog == blog.identity and not _is_offer(job, blog)}
    for post in kept_drafts(cache, blog.identity):
        mark = _MARK.fullmatch(post.slug)
        is_own = bool(post.author_id) and post.author_id == blog.capabilities.user_id
        if mark is None or not is_own or mark[1] in at_work or not _is_old(post, now):
            continue
        is_known = known_post(state, blog.identity, mark[1]) or drafts_of_post(state, blog.identity, post.id)
        if not is_known and not is_kept_leftover(state, blog.identity, post.id):
            yield post


def _is_old(post: RemotePost, now: datetime) -> bool:
    """Where a blog does not say when, nobody knows."""
    try:
        return now - datetime.fromisoformat(post.revision.modified).replace(tzinfo=UTC) > AT_WORK
    except ValueError:
        return False


def _is_offer(job: PublishJob, blog: Blog) -> bool:
    return job.errand is Errand.REMOVE and job.state is JobState.OFFERED and job.blog == blog.identity


def _offer(post: RemotePost, blog: Blog, now: datetime) -> PublishJob:
    return PublishJob(
        id=uuid.uuid4().hex[:8],
        path=Path(),
        identity=f"post-{post.id}",
        title=post.title,
        blog=blog.identity,
        errand=Errand.REMOVE,
        post_id=post.id,
        seen=post.revision.whole,
        state=JobState.OFFERED,
        reason=(
            f"A draft on {blog.name} that was begun, perhaps on another computer, and never finished. No reader sees "
            "it. Its images stay in the blog's media."
        ),
        created=now,
        asked=now,
    )
