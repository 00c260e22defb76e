"""What is done to a post that stands on a blog, besides publishing: binned, restored, unpublished, published now.

The same care as with a publish: it is a job on disk before the first request, the post is looked at before anything is
written, and again when an answer was lost. Where it stands already as it is to stand, nothing is sent.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from editor.clients.protocols import PostBin
from editor.errors import Cancelled, NotAllowed, PostConflict, PostNotFound, RequestRefused
from editor.model.draft import Status
from editor.model.job import Errand, PublishJob
from editor.model.post import PostFields, RemotePost
from editor.publish.delivery import Delivered
from editor.publish.differences import UNSEEN
from editor.publish.posted import Deed
from editor.publish.remembering import publication
from editor.publish.standing import mark_of
from editor.publish.withdrawing import tidied
from editor.publish.workplace import BEGUN, ERRAND, Delivery
from editor.publish.writing import SEEN
from editor.store.database import Database
from editor.store.jobs import jobs, put_job, record_step, remove_job, steps
from editor.store.known_posts import KnownPost, changed_from_here, drafts_of_post, remember_post
from editor.store.publications import log_publication

_MOVED_WITH_STATUS = ("status", "slug", "date")
"""What a blog changes of a post whose status changes."""
_WISHES = {
    Errand.RESTORE: PostFields(status=Status.DRAFT),
    Errand.UNPUBLISH: PostFields(status=Status.DRAFT),
    Errand.PUBLISH_NOW: PostFields(status=Status.PUBLISHED),
}
_DEEDS = {
    Errand.BIN: Deed.BINNED,
    Errand.RESTORE: Deed.RESTORED,
    Errand.UNPUBLISH: Deed.UNPUBLISHED,
    Errand.PUBLISH_NOW: Deed.PUBLISHED,
}
_WORDS = {
    Errand.BIN: "moved to the bin",
    Errand.UNPUBLISH: "unpublished",
    Errand.PUBLISH_NOW: "published",
    Errand.REMOVE: "removed",
}
_KEEPS_NO_BIN = "The blog keeps no bin: the post is gone for good."


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asks to be done to a post."""

    errand: Errand
    blog: str
    """The blog's identity."""
    post_id: str
    title: str
    seen: str = ""
    """The version that the person has seen (`Revision.whole`); another one is asked about. Empty: not known."""
    identity: str = ""
    """The draft's, if there is one, and where it is."""
    path: Path = Path()


def order(state: Database, wanted: Order, now: datetime) -> PublishJob:
    """Put an errand into the outbox, before any request; one that waits for the same post is replaced."""
    job = PublishJob(
        id=uuid.uuid4().hex[:8],
        path=wanted.path,
        identity=wanted.identity or f"post-{wanted.post_id}",
        title=wanted.title,
        blog=wanted.blog,
        errand=wanted.errand,
        post_id=wanted.post_id,
        seen=wanted.seen,
        created=now,
        asked=now,
    )
    with state.write():
        for other in jobs(state):
            if other.errand is not Errand.PUBLISH and (other.blog, other.post_id) == (job.blog, job.post_id):
                remove_job(state, other.id)
        put_job(state, job)
    return job


def carried_out(delivery: Delivery) -> Delivered | PublishJob:
    """Do it, if it is not so already. Raises BlogError; PostConflict when the post was changed on the blog since."""
    job = delivery.job
    post = _looked_at(delivery)
    if job.errand is Errand.UNPUBLISH and post.slug == mark_of(job):
        return tidied(delivery)  # it never got as far as to readers
    done = Delivered(job=job, post=post)
    if not _is_so(job.errand, post):
        _ask_about_changes(delivery, post)
        record_step(delivery.place.state, job.id, ERRAND, BEGUN)
        done = _done(delivery, post)
    _remember(delivery, done.post)
    return done


def _looked_at(delivery: Delivery) -> RemotePost:
    """As it stands; after a lost answer once more, since it may still be at work."""
    post = _fetched(delivery)
    if ERRAND in steps(delivery.place.state, delivery.job.id) and not _is_so(delivery.job.errand, post):
        delivery.cancel.wait(delivery.place.second_look)
        post = _fetched(delivery)
    return post


def _fetched(delivery: Delivery) -> RemotePost:
    try:
        return delivery.client.get(delivery.job.post_id)
    except PostNotFound as gone:
        raise PostNotFound(
            f"“{delivery.job.title}” is not on {delivery.blog.name} any more: it was deleted there. Nothing was sent."
        ) from gone


def _is_so(errand: Errand, post: RemotePost) -> bool:
    match errand:
        case Errand.BIN | Errand.REMOVE:
            return post.is_binned
        case Errand.UNPUBLISH:
            return post.is_binned or post.status in UNSEEN
        case Errand.PUBLISH_NOW:
            return not post.is_binned and post.status is Status.PUBLISHED
        case _:
            return not post.is_binned


def _ask_about_changes(delivery: Delivery, post: RemotePost) -> None:
    """Nobody loses what was written there meanwhile: a person has to have seen it."""
    job = delivery.job
    known = drafts_of_post(delivery.place.state, job.blog, job.post_id)
    versions = {job.seen} if job.replace else {job.seen, *(each.revision.whole for each in known)}
    seen = versions - {""}
    if job.errand is not Errand.RESTORE and seen and post.revision.whole not in seen:
        _ask(delivery, post)


def _ask(delivery: Delivery, post: RemotePost) -> None:
    record_step(delivery.place.state, delivery.job.id, SEEN, post.revision.whole)
    raise PostConflict(
        f"“{post.title}” was changed on {delivery.blog.name} since it was last seen here. It was not "
        f"{_WORDS[delivery.job.errand]}: look at it first.",
        post,
    )


def _done(delivery: Delivery, post: RemotePost) -> Delivered:
    delivery.cancel.check()
    wish = _WISHES.get(delivery.job.errand)
    if wish is None:
        return _binned(delivery, post)
    try:
        done = delivery.client.update(post.id, wish, post.revision)
    except PostConflict as meanwhile:
        _ask_again(delivery, meanwhile)
        raise
    if not _is_so(delivery.job.errand, done):
        raise RequestRefused(f"{delivery.blog.name} left “{post.title}” as it was: {done.status.value}. See it there.")
    return Delivered(job=delivery.job, post=done)


def _ask_again(delivery: Delivery, meanwhile: PostConflict) -> None:
    """Somebody wrote between the reading and the writing. Of what is taken out of the bin nobody asks."""
    if delivery.job.errand is not Errand.RESTORE:
        _ask(delivery, meanwhile.theirs)


def _binned(delivery: Delivery, post: RemotePost) -> Delivered:
    """As it lies there, or as it was where the blog keeps no bin and has deleted it."""
    client = delivery.client
    if not isinstance(client, PostBin):
        raise NotAllowed(f"{delivery.blog.name} has no bin that can be reached from here. Delete it in the browser.")
    client.bin(post.id)
    try:
        return Delivered(job=delivery.job, post=client.get(post.id))
    except PostNotFound:
        return Delivered(job=delivery.job, post=replace(post, is_binned=True), notes=(_KEEPS_NO_BIN,))


def _remember(delivery: Delivery, post: RemotePost) -> None:
    """What is known of the post stays true, so that the next publish asks no needless question."""
    place, job = delivery.place, delivery.job
    with place.state.write():
        for known in drafts_of_post(place.state, job.blog, job.post_id):
            remember_post(place.state, _known(known, job.errand, post, place.now()))
        if job.errand in _DEEDS and _LOGGED not in steps(place.state, job.id):
            log_publication(place.state, publication(place, delivery.blog, job, post, _DEEDS[job.errand]))
            with suppress(Cancelled):  # taken out of the outbox meanwhile: it is done all the same
                record_step(place.state, job.id, _LOGGED, post.id)


def _known(known: KnownPost, errand: Errand, post: RemotePost, now: datetime) -> KnownPost:
    """A post in the bin keeps what it was. One that is out now is what its draft, which says *scheduled*, wanted."""
    if post.is_binned:
        return replace(known, revision=post.revision, when=now)
    changed = changed_from_here(known, post, _MOVED_WITH_STATUS, now)
    return replace(changed, said=known.said) if errand is Errand.PUBLISH_NOW else changed


_LOGGED = "logged"
