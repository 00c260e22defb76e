"""A job is taken out of the outbox: what it had half made is removed from the blog; what readers can see stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from editor.clients.protocols import MediaLibrary, MediaRemoval, PostBin
from editor.model.job import Errand, JobState, PublishJob
from editor.publish.standing import TYPE, UPDATE, mark_of
from editor.publish.uploading import UPLOAD, left_there
from editor.publish.workplace import BEGUN, ERRAND, Delivery, looked_up
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.jobs import CREATE, put_job, remove_job, steps
from editor.store.leftovers import keep_leftover
from editor.store.media_ledger import forget_media


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What became of a job that was taken out, in a sentence."""

    sentence: str
    post_id: str = ""
    """The post that readers may see now; empty: there is none."""
    is_tidied: bool = False
    """Is something still to be removed from the blog? The outbox does it."""


def drop(state: Database, job: PublishJob, now: datetime, *, offers: bool = True) -> Dropped:
    """Take a job out of the outbox. Taken out a second time, it is forgotten with what it left on the blog.

    What readers may see already stays there; `offers`: the outbox offers to unpublish it.
    """
    if job.errand is not Errand.PUBLISH:
        return _dropped_errand(state, job)
    blog = blog_with(state, job.blog)
    name, waits_no_more = blog.name if blog else "its blog", f"“{job.title}” waits no more."
    with state.write():  # no delivery gets from one step to the next meanwhile
        done = steps(state, job.id)
        half_made = CREATE in done or any(step.startswith(UPLOAD) for step in done)
        if half_made and UPDATE not in done and blog and not job.withdrawn:
            put_job(state, replace(job, withdrawn=True, state=JobState.UNKNOWN, not_before=None, asked=now, tries=0))
            return Dropped(sentence=f"{waits_no_more} What was begun of it on {name} is being removed.", is_tidied=True)
        if UPDATE in done and blog and offers:
            put_job(state, replace(_offer(job, done["post"], name), asked=now))  # one that is under way leaves it
        else:
            remove_job(state, job.id)
    if UPDATE in done:
        return Dropped(
            sentence=f"{waits_no_more} Its post {done['post']} is on {name}, as far as it was sent.",
            post_id=done["post"],
        )
    if half_made:
        return Dropped(sentence=f"{waits_no_more} A draft or files that were begun may be left on {name}.")
    return Dropped(sentence=f"{waits_no_more} Nothing of it was sent to {name}.")


def _offer(job: PublishJob, post_id: str, name: str) -> PublishJob:
    """To make a post a draft again; what was sent of it is ours, so nothing is asked about that."""
    offer = replace(job, errand=Errand.UNPUBLISH, post_id=post_id, seen="", replace=True, tries=0)
    reason = f"It was taken out too late: readers of {name} may see it by now."
    return replace(offer, state=JobState.OFFERED, reason=reason, refusal="", not_before=None)


def _dropped_errand(state: Database, job: PublishJob) -> Dropped:
    with state.write():
        was_sent = ERRAND in steps(state, job.id)
        remove_job(state, job.id)
        if job.errand is Errand.REMOVE:
            keep_leftover(state, job.blog, job.post_id)
    blog = blog_with(state, job.blog)
    name = blog.name if blog else "its blog"
    if was_sent:
        return Dropped(sentence=f"“{job.title}”: what was asked of {name} may be done there already. Look at it there.")
    return Dropped(sentence=f"“{job.title}” stays as it is on {name}.")


def tidied(delivery: Delivery) -> PublishJob:
    """Bin the half-made post and delete the files that came with it, and with it alone. Raises BlogError."""
    client = delivery.client
    mark = mark_of(delivery.job)
    post_type = steps(delivery.place.state, delivery.job.id).get(TYPE, "")
    found = looked_up(delivery, CREATE, lambda: client.find(mark, post_type=post_type))
    if isinstance(client, PostBin):
        for post in found:
            client.bin(post.id)
    for media_id in _files(delivery):
        if isinstance(client, MediaRemoval):
            client.remove_media(media_id)
        forget_media(delivery.place.state, delivery.blog.identity, media_id)
    what, name = f"What was begun of “{delivery.job.title}”", delivery.blog.name
    is_whole = isinstance(client, PostBin) and isinstance(client, MediaRemoval)
    reason = f"{what} was removed from {name}." if is_whole else f"{what} can be removed on {name} itself only."
    return replace(delivery.job, state=JobState.DONE, reason=reason)


def _files(delivery: Delivery) -> Iterator[str]:
    """The ids of what this job uploaded; what an answer was lost of is looked up."""
    library, taken = delivery.client, steps(delivery.place.state, delivery.job.id)
    uploads = {step.removeprefix(UPLOAD): media_id for step, media_id in taken.items() if step.startswith(UPLOAD)}
    yield from (media_id for media_id in uploads.values() if media_id != BEGUN)
    lost = {stem for stem, media_id in uploads.items() if media_id == BEGUN}
    if lost and isinstance(library, MediaLibrary):
        yield from (media.id for media in left_there(delivery, library, lost).values())
