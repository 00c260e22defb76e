"""The steps of one publish, each of which may be done again after a kill or a lost answer without a second post.

 1. read the draft, render it, check it
 2. find the post, or make it as a draft marked with the draft's identity
 3. upload what is not there yet
 4. find or create categories and tags
 5. one update that puts everything in its place: repeatable by nature
 6. read back and compare with what was sent
 7. remember the revision, tie draft and post together

What was begun is on disk before it begins, so that the next run knows what to look up before it repeats anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.clients.protocols import TermKind
from editor.errors import PostStopped, RenderedWithGaps
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.job import PublishJob
from editor.model.post import PostFields, RemoteMedia, RemotePost, RenderedPost
from editor.model.problem import Severity
from editor.publish.attachments import term_ids, uploaded
from editor.publish.changes import changes
from editor.publish.options import option_fields
from editor.publish.plan import Plan, make_plan
from editor.publish.remembering import remember
from editor.publish.sent import sent_record
from editor.publish.standing import UPDATE, begun
from editor.publish.workplace import Delivery
from editor.store.jobs import record_step
from editor.store.known_posts import KnownPost, known_post


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What came of it: the post as it now stands, and what the blog left out or changed, in sentences."""

    job: PublishJob
    post: RemotePost
    notes: tuple[str, ...] = ()


def deliver(delivery: Delivery) -> Delivered:
    """Work one job to its end. Raises any RejoinderError; the job on disk then says how far it came."""
    draft = delivery.place.read(delivery.job)
    post = rendered(delivery, draft)
    known = known_post(delivery.place.state, delivery.blog.identity, delivery.job.identity)
    before = "" if delivery.job.anew else target(draft, delivery.blog, known)
    plan = make_plan(draft, post, delivery.blog, before, delivery.job.status)
    standing = begun(delivery, plan, known)
    media = uploaded(delivery, plan)
    content = plan.sent(media, standing.content if plan.post_id else "")
    fields = _fields(delivery, plan, media, content, known)
    answer = _finished(delivery, standing, fields)
    stored = delivery.client.get(answer.id)
    notes = (*_left_out(plan), *changes(fields, stored))
    remember(delivery, fields, answer, stored)
    return Delivered(job=delivery.job, post=stored, notes=notes)


def rendered(delivery: Delivery, draft: Draft) -> RenderedPost:
    """The draft as HTML, if nothing speaks against sending it. Raises RenderedWithGaps or PostStopped."""
    post = delivery.place.render(draft)
    if post.gaps and "block-unrendered" not in delivery.job.ignored:
        gap = post.gaps[0]
        line = draft.body_line + gap.line - 1
        raise RenderedWithGaps(f"“{draft.title}” was not sent: line {line} cannot be rendered ({gap.reason}). Mend it.")
    stops = [
        problem
        for problem in delivery.place.check(draft, post, delivery.blog)
        if problem.severity is Severity.STOP and problem.id not in delivery.job.ignored
    ]
    if stops:
        raise PostStopped(f"“{draft.title}” was not sent: {stops[0].message}", stops[0].id)
    return post


def target(draft: Draft, blog: Blog, known: KnownPost | None) -> str:
    """The id of the post that this draft already is on this blog; empty: none."""
    if draft.remote_id and blog.is_called(draft.blog):
        return draft.remote_id
    return known.post_id if known else ""


def _fields(
    delivery: Delivery, plan: Plan, media: dict[str, RemoteMedia], content: str, known: KnownPost | None
) -> PostFields:
    """What the one update says. A field that was sent before and is empty now is emptied; others are left alone."""
    draft, before = plan.draft, frozenset(known.sent if known else ())
    categories = term_ids(delivery, TermKind.CATEGORY, draft.categories)
    tags = term_ids(delivery, TermKind.TAG, draft.tags)
    featured = media[draft.featured_image].id if draft.featured_image in media else ""
    is_bare = not draft.featured_image  # one that is named by its address is on the blog, and stays
    return PostFields(
        title=draft.title,
        content=content,
        status=plan.status,
        slug=plan.slug or (None if plan.post_id else ""),
        excerpt=draft.excerpt if draft.excerpt or "excerpt" in before else None,
        categories=categories if categories or "categories" in before else None,
        tags=tags if tags or "tags" in before else None,
        featured_media=featured if featured or (is_bare and "featured_media" in before) else None,
        **option_fields(delivery, plan, before),
        date=None if plan.status in {Status.DRAFT, Status.PENDING} else draft.date,  # with a draft it would stick
    )


def _finished(delivery: Delivery, standing: RemotePost, fields: PostFields) -> RemotePost:
    """The update itself, refused when the post is no longer as it stood a moment ago."""
    delivery.cancel.check()
    delivery.progress("Publishing", 0, 1)
    record_step(delivery.place.state, delivery.job.id, UPDATE, sent_record(fields))
    return delivery.client.update(standing.id, fields, standing.revision)


def _left_out(plan: Plan) -> tuple[str, ...]:
    return tuple(f"The blog cannot take the {feature.value}: it was left out." for feature in plan.missing)
