"""The post that a delivery writes to: the one that stands on the blog, or a new one, made once."""

from __future__ import annotations

from editor.clients.protocols import PostBin
from editor.errors import PostBinned, PostConflict
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.job import PublishJob
from editor.model.post import PostFields, RemotePost
from editor.publish.plan import Plan
from editor.publish.sent import is_as_sent
from editor.publish.twins import age, twin
from editor.publish.workplace import BEGUN, Delivery, looked_up
from editor.store.jobs import CREATE, record_step, steps
from editor.store.known_posts import KnownPost

TYPE = "type"
"""The step that says what is made, where it is no post."""
UPDATE = "update"
"""The step from which on readers may see it; it keeps what was sent."""


def begun(delivery: Delivery, plan: Plan, known: KnownPost | None) -> RemotePost:
    """The post to write to, its id and revision on disk."""
    state, job = delivery.place.state, delivery.job.id
    post_id = steps(state, job).get("post", plan.post_id)
    standing = _standing(delivery, post_id, known) if post_id else _created(delivery, plan)
    record_step(state, job, "base", standing.revision.digest)
    record_step(state, job, "post", standing.id)
    return standing


def _standing(delivery: Delivery, post_id: str, known: KnownPost | None) -> RemotePost:
    """The post as it stands. Raises PostConflict when somebody else changed it, PostNotFound when it is gone."""
    theirs = delivery.client.get(post_id)
    if theirs.is_binned:
        raise PostBinned(
            f"“{theirs.title}” is in the bin on {delivery.blog.name}. Take it out there, or publish it as a new post.",
            "post-binned",
        )
    if delivery.job.replace or _is_ours(delivery, theirs, known):
        return theirs
    raise conflict(delivery.blog, theirs)


def _is_ours(delivery: Delivery, theirs: RemotePost, known: KnownPost | None) -> bool:
    """Is it as we last knew it, or as an earlier try of this job left it? A moved date alone is nobody's work."""
    done = steps(delivery.place.state, delivery.job.id)
    ours = {known.revision.digest if known else "", done.get("base", "")} - {""}
    return theirs.revision.digest in ours or (UPDATE in done and is_as_sent(done[UPDATE], theirs))


def conflict(blog: Blog, theirs: RemotePost) -> PostConflict:
    """Somebody changed the post on the blog."""
    return PostConflict(
        f"“{theirs.title}” was changed on {blog.name} since it was last published from here. Nothing was overwritten: "
        "look at theirs, keep it as a new draft, or replace it.",
        theirs,
    )


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
            content=plan.sent({}),
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
