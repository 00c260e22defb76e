"""Somebody wrote in the moment between the last look at a post and the write: WordPress lets the later one win.

Its own history has what was overwritten. It is looked for where that has more new texts than this job wrote, kept in
the draft's history for good, and told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.clients.protocols import HistorySource
from editor.errors import BlogError
from editor.model.post import PostFields, PostHistory, RemotePost
from editor.publish.differences import is_same
from editor.publish.theirs import keep_theirs
from editor.publish.workplace import Delivery
from editor.store.jobs import record_step, steps
from editor.store.post_fields import fields_in

if TYPE_CHECKING:
    from editor.publish.writing import Written

_HISTORY, _UPDATE, _OVER = "history", "update", "over"
"""Steps: the post's history before the first try that may have arrived; what was sent, and over what (`standing`)."""
_TEXTS = ("title", "content", "excerpt")
"""What a history keeps."""


def note_history(delivery: Delivery, post: RemotePost) -> None:
    """How it stood right before the write; an earlier try, whose answer may have been lost, was before that."""
    state, job = delivery.place.state, delivery.job.id
    if post.history and not steps(state, job).get(_HISTORY):
        record_step(state, job, _HISTORY, f"{post.history.count} {post.history.latest}")


def forget_history(delivery: Delivery) -> None:
    """Nothing was written."""
    record_step(delivery.place.state, delivery.job.id, _HISTORY, "")


def keep_overtaken(delivery: Delivery, done: Written) -> tuple[str, ...]:
    """Keep what was overwritten unseen in the draft's history; a sentence, if anything was."""
    client, blog = delivery.client, delivery.blog
    before, after = _noted(delivery), done.stored.history
    if before is None or after is None or not _has_more(before, after) or not isinstance(client, HistorySource):
        return ()
    try:
        texts = client.texts_since(done.stored.id, before.latest)
    except BlogError as error:
        return (f"Whether somebody else wrote on {blog.name} at the same moment could not be looked up. {error}",)
    lost = tuple(text for text in texts if _is_lost(delivery, done, text))
    for text in lost:
        theirs = replace(done.stored, **{name: getattr(text, name) for name in _TEXTS})
        keep_theirs(delivery.place.state, delivery.job.identity, theirs, delivery.place.now())
    if not lost:
        return ()
    return (
        f"Somebody else changed the post on {blog.name} at the same moment. Yours stands there; theirs is kept in the "
        "versions of this draft.",
    )


def _noted(delivery: Delivery) -> PostHistory | None:
    count, _, latest = steps(delivery.place.state, delivery.job.id).get(_HISTORY, "").partition(" ")
    return PostHistory(count=int(count), latest=latest) if count else None


def _has_more(before: PostHistory, after: PostHistory) -> bool:
    """More new texts than one? A blog that keeps so many and no more tells by the id alone that there are new ones."""
    return after.latest != before.latest and after.count != before.count + 1


def _is_lost(delivery: Delivery, done: Written, text: PostFields) -> bool:
    """Has it, where this job wrote, something that neither stood there before nor stands there now, and is not ours?"""
    recorded = steps(delivery.place.state, delivery.job.id)
    sent, over = fields_in(recorded.get(_UPDATE, "{}")), fields_in(recorded.get(_OVER, "{}"))
    ours = (over, sent, done.answer.fields, done.stored.fields)
    return any(
        getattr(sent, name) is not None
        and not any(is_same(name, getattr(each, name), getattr(text, name)) for each in ours)
        for name in _TEXTS
    )
