"""The one update of a delivery: what changed here goes out, what changed on the blog alone stays.

Where both changed the same, and where the post is no longer what a person takes it for, nothing is written and the
person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from editor.errors import BlogError, PostBinned, PostConflict, PostMoved, PostUnpublished, RequestRefused
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.post import NO_FIELDS, PostFields, RemoteMedia, RemotePost
from editor.publish.changes import is_same_html
from editor.publish.differences import UNSEEN, Differences, differences, named, named_in, only, put_over
from editor.publish.overtaking import forget_history, note_history
from editor.publish.plan import Plan
from editor.publish.standing import BINNED, OVER, UPDATE, Standing
from editor.publish.theirs import keep_theirs
from editor.publish.workplace import Delivery
from editor.store.jobs import record_step, steps
from editor.store.post_fields import fields_in, fields_out
from editor.text.tags import tags

SEEN = "seen"
"""The step that keeps which version of the post a person is asked about."""
_ROUNDS = 3
"""How often it is compared anew when somebody writes between the reading and the writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weave:
    """The content of a plan, its files being on the blog, in what stands there."""

    plan: Plan
    media: Mapping[str, RemoteMedia]

    def __call__(self, standing: str) -> str:
        """What this job has made itself has no ways of its own."""
        return self.plan.sent(self.media, standing if self.plan.post_id else "")

    def local_in(self, content: str) -> tuple[str, ...]:
        """The files of this computer that it shows or links to, as the draft writes them."""
        named = {tag.attributes.get("src" if tag.name == "img" else "href") for tag in tags(content, "img", "a")}
        return tuple(use.source for use in self.plan.files if use.source in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of the update."""

    before: Standing
    """What was written over."""
    sent: PostFields
    kept: tuple[str, ...]
    """The names of the fields that were changed on the blog alone."""
    answer: RemotePost
    stored: RemotePost
    """Read back."""


def looked_at(delivery: Delivery, standing: Standing, wanted: PostFields, weave: Weave) -> Differences:
    """What is to be done to the post. Raises the questions that it puts to a person; `wanted` may be a part."""
    found = differences(standing.ancestor, standing.post, wanted)
    if "content" in found.overlaps and is_same_html(weave(standing.post.content), standing.post.content):
        found = replace(found, overlaps=tuple(name for name in found.overlaps if name != "content"))
    question = _question(delivery, standing, wanted, found)
    if question is None:
        return found
    record_step(delivery.place.state, delivery.job.id, SEEN, standing.post.revision.whole)
    raise question


def written(delivery: Delivery, standing: Standing, wanted: PostFields, weave: Weave, rounds: int = _ROUNDS) -> Written:
    """Send what changed here, if anything did, and read it back. Raises as `looked_at`, and as the client does."""
    found = looked_at(delivery, standing, wanted, weave)
    sent = _sent(standing, wanted, found, weave)
    answer = stored = standing.post
    if sent != NO_FIELDS:
        try:
            answer = _updated(delivery, standing, sent)
        except PostConflict as meanwhile:
            forget_history(delivery)
            if rounds == 1:
                raise
            return written(delivery, replace(standing, post=meanwhile.theirs), wanted, weave, rounds - 1)
        stored = delivery.client.get(answer.id)
    return Written(before=standing, sent=sent, kept=found.kept, answer=answer, stored=stored)


def _sent(standing: Standing, wanted: PostFields, found: Differences, weave: Weave) -> PostFields:
    """Raises RequestRefused rather than let readers see a post with images that are on this computer alone."""
    sent = only(wanted, found.send)
    if sent.status is not None:
        sent = replace(sent, date=wanted.date)  # while it was a draft, the post had none
    if sent.content is not None:
        woven = weave(standing.post.content)
        sent = replace(sent, content=None if woven == standing.post.content else woven)
    local = weave.local_in(standing.post.content if sent.content is None else sent.content)
    if local and (sent.status or standing.post.status) not in UNSEEN and (sent.status or sent.content is not None):
        raise RequestRefused(
            f"“{standing.post.title}” was not sent: it would lead to {local[0]} on this computer, where no reader can "
            "see it. Put the file in again, here or on the blog, and publish once more."
        )
    return sent


def _updated(delivery: Delivery, standing: Standing, sent: PostFields) -> RemotePost:
    """Refused when the post is no longer as it stood a moment ago."""
    delivery.cancel.check()
    delivery.progress("Publishing", 0, 1)
    if delivery.job.replace:
        keep_theirs(delivery.place.state, delivery.job.identity, standing.post, delivery.place.now())
    state, job = delivery.place.state, delivery.job.id
    done, names = steps(state, job), named_in(sent)
    with state.write():
        for step, fields in ((UPDATE, sent), (OVER, standing.post.fields)):
            record_step(state, job, step, fields_out(put_over(fields_in(done.get(step, "{}")), fields, names)))
        note_history(delivery, standing.post)
    return delivery.client.update(standing.post.id, sent, standing.post.revision)


def _question(delivery: Delivery, standing: Standing, wanted: PostFields, found: Differences) -> BlogError | None:
    """What a person has to decide before anything is written."""
    theirs, stood, blog = standing.post, standing.ancestor.stood, delivery.blog
    if theirs.is_binned:
        return PostBinned(
            f"“{theirs.title}” is in the bin on {blog.name}. Nothing was sent. Take it out and update it, or publish "
            "it as a new post. Its readers' comments come back only if it is taken out in the browser.",
            BINNED,
        )
    if _is_unpublished(stood.status, theirs) and wanted.status not in UNSEEN:
        return PostUnpublished(
            f"“{theirs.title}” is a draft on {blog.name} again: somebody unpublished it there, and no reader sees it. "
            "Nothing was sent. Publish it again, or update it and leave it a draft.",
            theirs,
        )
    if "slug" in found.kept and stood.slug and theirs.status not in UNSEEN:
        return PostMoved(
            f"“{theirs.title}” has another address on {blog.name} now: it ends in “{theirs.slug}”, not in "
            f"“{stood.slug}”. Nothing was sent. Keep the new address, or put the old one back; links to the other one "
            "may then lead nowhere.",
            theirs,
        )
    return conflict(blog, theirs, found.overlaps) if found.overlaps else None


def _is_unpublished(stood: Status | None, theirs: RemotePost) -> bool:
    return stood is not None and stood not in UNSEEN and theirs.status in UNSEEN


def conflict(blog: Blog, theirs: RemotePost, overlaps: tuple[str, ...]) -> PostConflict:
    """The same was changed on both sides."""
    return PostConflict(
        f"“{theirs.title}” was changed on {blog.name} since it was last published from here, and here as well: the "
        f"{named(overlaps)}. Nothing was overwritten: merge "
        "the two, look at theirs, keep it as a new draft, or replace it.",
        theirs,
    )
