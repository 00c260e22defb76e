"""What a person decided about a change on the blog: whose value of a field is to stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from editor.model.job import PublishJob
from editor.model.post import NO_FIELDS, RemotePost
from editor.publish.differences import put_over
from editor.publish.theirs import keep_theirs
from editor.store.database import Database
from editor.store.known_posts import KnownPost, known_post, remember_post


def settle(  # noqa: PLR0913  # what was decided, and about what
    state: Database, job: PublishJob, theirs: RemotePost, names: tuple[str, ...], now: datetime, *, mine: bool
) -> None:
    """These fields of the post are seen as they stand: the draft's values go out, or theirs stay.

    Their text is kept in the history first. What is changed on the blog after this is asked about again.
    """
    known = known_post(state, job.blog, job.identity)
    if known is None or known.post_id != theirs.id:
        known = _unknown(job, theirs, now)
    said = put_over(known.said, NO_FIELDS if mine else theirs.fields, names)
    with state.write():
        if mine:
            keep_theirs(state, job.identity, theirs, now)
        remember_post(state, replace(known, said=said, stood=put_over(known.stood, theirs.fields, names)))


def _unknown(job: PublishJob, theirs: RemotePost, now: datetime) -> KnownPost:
    """A post that was published from another computer."""
    return KnownPost(
        blog=job.blog,
        identity=job.identity,
        post_id=theirs.id,
        link=theirs.link,
        revision=theirs.revision,
        when=now,
    )
