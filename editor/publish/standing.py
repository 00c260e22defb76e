"""The post that a delivery writes to: the one that stands on the blog, or a new one, made once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.clients.protocols import PostBin
from editor.errors import PostNotFound
from editor.model.draft import Status
from editor.model.job import PublishJob
from editor.model.post import NO_FIELDS, PostFields, RemotePost
from editor.publish.differences import UNSEEN, Ancestor, arrived, put_over, stands_still
from editor.publish.plan import Plan
from editor.publish.twins import age, twin
from editor.publish.workplace import BEGUN, Delivery, looked_up
from editor.store.jobs import CREATE, record_step, steps
from editor.store.known_posts import KnownPost
from editor.store.post_fields import fields_in, fields_out

BINNED = "post-binned"
"""Among the ignored checks of a job: take the post out of the bin, and update it."""
TYPE = "type"
"""The step that says what is made, where it is no post."""
UPDATE = "update"
"""The step from which on readers may see it; it keeps what was sent."""
OVER = "over"
"""The step that keeps how what was sent stood right before that."""
STOOD = "stood"
"""The step that keeps how a post stood that this job has made, or has found to be its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A post as it stands, and what it and the draft come from."""

    post: RemotePost
    ancestor: Ancestor


def begun(delivery: Delivery, plan: Plan, known: KnownPost | None) -> Standing:
    """The post to write to, its id on disk. Raises PostNotFound when it is gone, and PostExists."""
    state, job = delivery.place.state, delivery.job.id
    post_id = steps(state, job).get("post", plan.post_id)
    if post_id:
        post = _fetched(delivery, post_id)
        if post.is_binned and BINNED in delivery.job.ignored:
            post = delivery.client.update(post.id, PostFields(status=Status.DRAFT), post.revision)
    else:
        post = _created(delivery, plan)
        record_step(state, job, STOOD, fields_out(post.fields))
    record_step(state, job, "post", post.id)
    return Standing(post=post, ancestor=_ancestor(delivery, post, known))


def _fetched(delivery: Delivery, post_id: str) -> RemotePost:
    try:
        return delivery.client.get(post_id)
    except PostNotFound as gone:
        raise PostNotFound(
            f"“{delivery.job.title}” is not on {delivery.blog.name} any more: it was deleted there. Nothing was sent. "
            "As a new post it gets an address of its own, and the comments of the old one do not come back."
        ) from gone


def _ancestor(delivery: Delivery, post: RemotePost, known: KnownPost | None) -> Ancestor:
    """What was last known, with what an earlier try of this job has sent: its answer may have been lost."""
    if delivery.job.replace and delivery.job.seen in {"", post.revision.whole}:
        return Ancestor(stood=post.fields)
    done = steps(delivery.place.state, delivery.job.id)
    ancestor = _last_known(done, post, known)
    if BINNED in delivery.job.ignored and post.status in UNSEEN:
        ancestor = _out_of_the_bin(ancestor, post)
    record, over = fields_in(done.get(UPDATE, "{}")), fields_in(done.get(OVER, "{}"))
    ours, unmoved = arrived(record, over, post), stands_still(record, over, post)
    said = put_over(put_over(ancestor.said, NO_FIELDS, unmoved), record, ours)  # what did not arrive is wanted again
    return Ancestor(said=said, stood=put_over(ancestor.stood, post.fields, unmoved + ours))


def _out_of_the_bin(ancestor: Ancestor, post: RemotePost) -> Ancestor:
    """It came out as a draft, and without its date: nobody else has done that, and it is wanted otherwise."""
    stood = replace(ancestor.stood, status=post.status, date=post.date)
    return Ancestor(said=replace(ancestor.said, status=None), stood=stood)


def _last_known(done: dict[str, str], post: RemotePost, known: KnownPost | None) -> Ancestor:
    if known and known.post_id == post.id and STOOD not in done:  # a blog may give the id of a deleted post again
        is_old = known.stood == NO_FIELDS and known.revision.is_like(post.revision)  # a state without fields
        return Ancestor(said=known.said, stood=post.fields if is_old else known.stood)
    return Ancestor(stood=fields_in(done.get(STOOD, "{}")))


def _created(delivery: Delivery, plan: Plan) -> RemotePost:
    """The post this job made before, or another computer did, or a new one, a draft that bears the identity of ours."""
    mark = mark_of(delivery.job)
    is_first = CREATE not in steps(delivery.place.state, delivery.job.id) and not delivery.job.anew
    slugs = (mark, plan.slug) if is_first and plan.slug else (mark,)
    post_type = plan.draft.post_type
    if post_type:
        record_step(delivery.place.state, delivery.job.id, TYPE, post_type)
    found = looked_up(delivery, CREATE, lambda: delivery.client.find(*slugs, post_type=post_type))
    marked = tuple(post for post in found if post.slug == mark)
    if marked:
        return _adopted(delivery, marked)
    there = twin(delivery, plan, found) if is_first and not post_type else None
    return there or _made(delivery, plan, mark)


def mark_of(job: PublishJob) -> str:
    """The slug of a post that is not finished: it names the draft."""
    return f"draft-{job.identity}"


def _made(delivery: Delivery, plan: Plan, mark: str) -> RemotePost:
    record_step(delivery.place.state, delivery.job.id, CREATE, BEGUN)
    delivery.progress("Making the post", 0, 1)
    made = delivery.client.create(
        PostFields(
            title=plan.draft.title,
            content=plan.begun,
            slug=mark,
            status=Status.DRAFT,
            post_type=plan.draft.post_type or None,
        )
    )
    if made.slug == mark:
        return made
    return _adopted(
        delivery, (*delivery.client.find(mark, post_type=plan.draft.post_type), made)
    )  # another try had made one meanwhile


def _adopted(delivery: Delivery, found: tuple[RemotePost, ...]) -> RemotePost:
    """The oldest of several; the others go into the blog's bin."""
    first, *others = sorted(found, key=age)
    if isinstance(delivery.client, PostBin):
        for other in others:
            delivery.client.bin(other.id)
    return first
