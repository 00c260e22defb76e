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

import html
from dataclasses import dataclass, replace

from editor.clients.protocols import TermKind
from editor.errors import RenderedWithGaps, RequestRefused
from editor.model.blog import Blog, Feature
from editor.model.draft import Draft, Status
from editor.model.job import PublishJob
from editor.model.post import PostFields, RemoteMedia, RemotePost, RenderedPost
from editor.model.problem import Severity
from editor.publish.attachments import term_ids, uploaded
from editor.publish.plan import Plan, make_plan
from editor.publish.standing import begun, words
from editor.publish.workplace import Delivery
from editor.render.uses import with_images
from editor.store.jobs import record_step
from editor.store.known_posts import KnownPost, known_post, remember_post
from editor.store.publications import Publication, log_publication


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
    fields = _fields(delivery, plan, media, known)
    answer = _finished(delivery, standing, fields)
    stored = delivery.client.get(answer.id)
    notes = (*_left_out(plan), *changes(fields, stored))
    _remember(delivery, fields, answer, stored)
    return Delivered(job=delivery.job, post=stored, notes=notes)


def rendered(delivery: Delivery, draft: Draft) -> RenderedPost:
    """The draft as HTML, if nothing speaks against sending it. Raises RenderedWithGaps or RequestRefused."""
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
        raise RequestRefused(f"“{draft.title}” was not sent: {stops[0].message}", stops[0].id)
    return post


def target(draft: Draft, blog: Blog, known: KnownPost | None) -> str:
    """The id of the post that this draft already is on this blog; empty: none."""
    if draft.remote_id and draft.blog == blog.name:
        return draft.remote_id
    return known.post_id if known else ""


def _fields(delivery: Delivery, plan: Plan, media: dict[str, RemoteMedia], known: KnownPost | None) -> PostFields:
    """What the one update says. A field that was sent before and is empty now is emptied; others are left alone."""
    draft, before = plan.draft, frozenset(known.sent if known else ())
    categories = term_ids(delivery, TermKind.CATEGORY, draft.categories)
    tags = term_ids(delivery, TermKind.TAG, draft.tags)
    featured = media[draft.featured_image].id if draft.featured_image in media else ""
    return PostFields(
        title=draft.title,
        content=with_images(plan.content, {source: file.url for source, file in media.items()}),
        status=plan.status,
        slug=plan.slug or (None if plan.post_id else ""),
        excerpt=draft.excerpt if draft.excerpt or "excerpt" in before else None,
        categories=categories if categories or "categories" in before else None,
        tags=tags if tags or "tags" in before else None,
        featured_media=featured if featured or "featured_media" in before else None,
        date=None if plan.status in {Status.DRAFT, Status.PENDING} else draft.date,  # with a draft it would stick
    )


def _finished(delivery: Delivery, standing: RemotePost, fields: PostFields) -> RemotePost:
    """The update itself, refused when the post is no longer as it stood a moment ago."""
    delivery.cancel.check()
    delivery.progress("Publishing", 0, 1)
    record_step(delivery.place.state, delivery.job.id, "final", words(fields.title or "", fields.content or ""))
    return delivery.client.update(standing.id, fields, None if delivery.job.replace else standing.revision)


def _left_out(plan: Plan) -> tuple[str, ...]:
    return tuple(f"The blog cannot take the {feature.value}: it was left out." for feature in plan.missing)


def changes(fields: PostFields, stored: RemotePost) -> tuple[str, ...]:
    """What stands on the blog and is not what was sent."""
    found = {
        "The blog changed the text: it takes out HTML that this user may not send.": not is_same_html(
            fields.content, stored.content
        ),
        f"The blog changed the title to “{stored.title}”.": fields.title != stored.title,
        f"The address ends in “{stored.slug}”, not in “{fields.slug}”.": stored.slug  # a post for review has none yet
        and fields.slug not in (None, "", stored.slug),
        f"The blog keeps it as {stored.status.value}.": fields.status not in (stored.status, None)
        and stored.status is not Status.SCHEDULED
        and not _has_come(fields, stored),
        "Not all categories were taken.": not set(fields.categories or ()) <= set(stored.categories),
        "Not all tags were taken.": not set(fields.tags or ()) <= set(stored.tags),
    }
    return tuple(sentence for sentence, is_so in found.items() if is_so)


def _has_come(fields: PostFields, stored: RemotePost) -> bool:
    """Was it scheduled for a moment that is past by now? It is simply out then."""
    return fields.status is Status.SCHEDULED and stored.status is Status.PUBLISHED and fields.date == stored.date


def is_same_html(sent: str | None, stored: str) -> bool:
    """The same but for the spelling of characters: WordPress stores an author's `&#91;` as `&#091;`."""
    return sent is None or html.unescape(sent) == html.unescape(stored)


def _remember(delivery: Delivery, fields: PostFields, answer: RemotePost, stored: RemotePost) -> None:
    """First the state, which the next publish asks, then the draft's own front matter.

    Where this user's HTML is stored as sent and something else stands there, somebody wrote at the same moment: the
    revision is then remembered as unknown, so that the next publish asks before it overwrites.
    """
    takes_any = Feature.ANY_HTML in delivery.blog.capabilities.features
    is_mine = answer.revision.digest == stored.revision.digest and not (
        takes_any and not is_same_html(fields.content, stored.content)
    )
    sent = tuple(
        name for name in ("excerpt", "categories", "tags", "featured_media") if getattr(fields, name) is not None
    )
    remember_post(
        delivery.place.state,
        KnownPost(
            blog=delivery.blog.identity,
            identity=delivery.job.identity,
            post_id=stored.id,
            link=stored.link,
            revision=stored.revision if is_mine else replace(stored.revision, digest=""),
            sent=sent,
            when=delivery.place.now(),
        ),
    )
    log_publication(
        delivery.place.state,
        Publication(
            when=delivery.place.now(),
            blog=delivery.blog.identity,
            blog_name=delivery.blog.name,
            identity=delivery.job.identity,
            title=stored.title,
            post_id=stored.id,
            link=stored.link,
            status=stored.status,
        ),
    )
    delivery.place.tie(delivery.job, delivery.blog, stored)
