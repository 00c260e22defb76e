"""The post that a delivery writes to: the one that stands on the blog, or a new one, made once."""

from __future__ import annotations

import hashlib

from editor.clients.protocols import PostBin
from editor.errors import PostConflict, RequestRefused
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost
from editor.publish.plan import Plan
from editor.publish.workplace import Delivery, looked_up
from editor.store.jobs import record_step, steps
from editor.store.known_posts import KnownPost
from editor.text.html_text import plain


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
        raise RequestRefused(
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
    return theirs.revision.digest in ours or done.get("final") == words(theirs.title, theirs.content)


def words(title: str, content: str) -> str:
    """A SHA-256 of what a reader reads: the same when a blog has only taken out some HTML."""
    return hashlib.sha256(f"{title}\n{plain(content)}".encode()).hexdigest()


def conflict(blog: Blog, theirs: RemotePost) -> PostConflict:
    """Somebody changed the post on the blog."""
    return PostConflict(
        f"“{theirs.title}” was changed on {blog.name} since it was last published from here. Nothing was overwritten: "
        "look at theirs, keep it as a new draft, or replace it.",
        theirs,
    )


def _created(delivery: Delivery, plan: Plan) -> RemotePost:
    """The post this job made before, or a new one, as a draft that bears the identity of ours."""
    mark = f"draft-{delivery.job.identity}"
    found = looked_up(delivery, "create", lambda: delivery.client.find(mark))
    if found:
        return _adopted(delivery, found)
    record_step(delivery.place.state, delivery.job.id, "create", "begun")
    delivery.progress("Making the post", 0, 1)
    made = delivery.client.create(
        PostFields(title=plan.draft.title, content=plan.content, slug=mark, status=Status.DRAFT)
    )
    if made.slug == mark:
        return made
    return _adopted(delivery, (*delivery.client.find(mark), made))  # another try had made one meanwhile


def _adopted(delivery: Delivery, found: tuple[RemotePost, ...]) -> RemotePost:
    """The oldest of several; the others go into the blog's bin."""
    first, *others = sorted(found, key=lambda post: int(post.id) if post.id.isdigit() else 0)
    if isinstance(delivery.client, PostBin):
        for other in others:
            delivery.client.bin(other.id)
    return first
