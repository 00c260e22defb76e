"""The steps of one publish, each of which may be done again after a kill or a lost answer without a second post.

 1. read the draft, render it, check it
 2. find the post, or make it as a draft marked with the draft's identity
 3. upload what is not there yet
 4. find or create categories and tags
 5. one update that puts in its place what changed here: repeatable by nature
 6. read back and compare with what was sent
 7. remember the revision, tie draft and post together

What was begun is on disk before it begins, so that the next run knows what to look up before it repeats anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from editor.clients.protocols import TermKind
from editor.errors import PostStopped, RenderedWithGaps
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import FIELDS, PostFields, RemoteMedia, RemotePost, RenderedPost
from editor.model.problem import Severity
from editor.model.tie import tied_post
from editor.publish.changes import changes
from editor.publish.differences import SEVERAL, UNSEEN, named, only
from editor.publish.options import option_fields
from editor.publish.overtaking import keep_overtaken
from editor.publish.plan import Plan, make_plan
from editor.publish.remembering import remember
from editor.publish.standing import begun
from editor.publish.terms import term_ids
from editor.publish.uploading import in_ledger, uploaded
from editor.publish.workplace import Delivery
from editor.publish.writing import Weave, Written, looked_at, written
from editor.store.known_posts import KnownPost, known_post


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What came of it: the post as it now stands, and what the blog left out or changed, in sentences."""

    job: PublishJob
    post: RemotePost
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """The names of the fields that were changed on the blog alone, and stay so: the draft may say something else."""
    overtaken: str = ""
    """Says, among the notes too, that somebody else's words were overwritten unseen, and where they are kept."""


def deliver(delivery: Delivery) -> Delivered:
    """Work one job to its end. Raises any RejoinderError; the job on disk then says how far it came."""
    draft = delivery.place.read(delivery.job)
    post = rendered(delivery, draft)
    known = known_post(delivery.place.state, delivery.blog.identity, delivery.job.identity)
    before = "" if delivery.job.anew else target(draft, delivery.blog, known)
    plan = make_plan(draft, post, delivery.blog, before, delivery.job.status)
    standing = begun(delivery, plan, known)
    there = in_ledger(delivery.place.state, delivery.blog, plan)
    looked_at(delivery, standing, _fields(plan, there), Weave(plan=plan, media=there))  # before anything is uploaded
    media = uploaded(delivery, plan)
    wanted = _with_looked_up(delivery, _fields(plan, media, known), plan, known)
    weave = Weave(plan=plan, media=media)
    done = written(delivery, standing, wanted, weave)
    shown = _not_kept(replace(wanted, content=weave(done.stored.content)), done)
    overtaken = keep_overtaken(delivery, done)
    notes = (*_left_out(plan), *_kept(delivery, done.kept), *changes(shown, done.stored), *overtaken)
    remember(delivery, wanted, done)
    return Delivered(job=delivery.job, post=done.stored, notes=notes, kept=done.kept, overtaken=" ".join(overtaken))


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
    return tied_post(draft, blog) or (known.post_id if known else "")


def _fields(plan: Plan, media: Mapping[str, RemoteMedia], known: KnownPost | None = None) -> PostFields:
    """What the draft wants to stand there, but for what has to be looked up; what was sent before may be emptied."""
    draft, before = plan.draft, frozenset(known.sent if known else ())
    featured = media[draft.featured_image].id if draft.featured_image in media else ""
    is_bare = not draft.featured_image  # one that is named by its address is on the blog, and stays
    return PostFields(
        title=draft.title,
        content=plan.sent(media),
        status=plan.status,
        slug=plan.slug or (None if plan.post_id else ""),
        excerpt=draft.excerpt if draft.excerpt or "excerpt" in before else None,
        featured_media=featured if featured or (is_bare and "featured_media" in before) else None,
        date=None if plan.status in UNSEEN else draft.date,  # with a draft it would stick
    )


def _with_looked_up(delivery: Delivery, fields: PostFields, plan: Plan, known: KnownPost | None) -> PostFields:
    """With what has to be looked up on the blog, or made there."""
    draft, before = plan.draft, frozenset(known.sent if known else ())
    categories = term_ids(delivery, TermKind.CATEGORY, draft.categories)
    tags = term_ids(delivery, TermKind.TAG, draft.tags)
    return replace(
        fields,
        categories=categories if categories or "categories" in before else None,
        tags=tags if tags or "tags" in before else None,
        **option_fields(delivery, plan, before),
    )


def _not_kept(wanted: PostFields, done: Written) -> PostFields:
    """What was to stand there, without what stays as somebody changed it on the blog."""
    return only(wanted, tuple(name for name in FIELDS if name not in done.kept))


def _kept(delivery: Delivery, names: tuple[str, ...]) -> tuple[str, ...]:
    """What of a change on the blog is news."""
    if not names:
        return ()
    were, stay = ("was", "stays") if len(names) == 1 and names[0] not in SEVERAL else ("were", "stay")
    return (f"The {named(names)} {were} changed on {delivery.blog.name} and {stay} so.",)


def _left_out(plan: Plan) -> tuple[str, ...]:
    return tuple(f"The blog cannot take the {feature.value}: it was left out." for feature in plan.missing)
