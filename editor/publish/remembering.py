"""What stays known of a publish on this computer, and in the draft."""

from __future__ import annotations

from contextlib import suppress

from editor.errors import Cancelled
from editor.model.blog import Blog, Feature
from editor.model.job import PublishJob
from editor.model.post import FIELDS, PostFields, RemotePost
from editor.publish.changes import is_same_html
from editor.publish.differences import named_in, put_over
from editor.publish.options import MAY_BE_EMPTIED
from editor.publish.workplace import Delivery, Workplace
from editor.publish.writing import Written
from editor.store.jobs import record_step, steps
from editor.store.known_posts import KnownPost, remember_post
from editor.store.publications import Publication, log_publication

_MAY_BE_EMPTIED = ("excerpt", "categories", "tags", "featured_media", *MAY_BE_EMPTIED)


def remember(delivery: Delivery, wanted: PostFields, done: Written) -> None:
    """First the state, which the next publish asks, then the draft's own front matter."""
    logged = f"logged {delivery.job.asked.isoformat()}"
    with delivery.place.state.write():
        remember_post(delivery.place.state, _known(delivery, wanted, done))
        if logged not in steps(delivery.place.state, delivery.job.id):  # else it is read back again, after a kill
            entry = publication(delivery.place, delivery.blog, delivery.job, done.stored)
            log_publication(delivery.place.state, entry)
            with suppress(Cancelled):  # taken out of the outbox meanwhile: it is on the blog all the same
                record_step(delivery.place.state, delivery.job.id, logged, done.stored.id)
    delivery.place.tie(delivery.job, delivery.blog, done.stored)


def _known(delivery: Delivery, wanted: PostFields, done: Written) -> KnownPost:
    before, stored = done.before.ancestor, done.stored
    settled = tuple(name for name in named_in(wanted) if name not in done.kept and _is_settled(delivery, name, done))
    unnamed = tuple(name for name in FIELDS if getattr(wanted, name) is None)  # theirs: told, where it was changed
    return KnownPost(
        blog=delivery.blog.identity,
        identity=delivery.job.identity,
        post_id=stored.id,
        link=stored.link,
        revision=stored.revision,
        sent=tuple(name for name in _MAY_BE_EMPTIED if getattr(wanted, name) is not None),
        said=put_over(before.said, wanted, settled),
        stood=put_over(before.stood, done.answer.fields, settled + unnamed),
        when=delivery.place.now(),
    )


def _is_settled(delivery: Delivery, name: str, done: Written) -> bool:
    """Did the draft and the blog meet there?

    Where this user's HTML is stored as sent and something else stands there, somebody wrote at the same moment: what
    was known before stays, so that the next publish asks before it overwrites.
    """
    takes_any = Feature.ANY_HTML in delivery.blog.capabilities.features
    return name != "content" or not takes_any or is_same_html(done.sent.content, done.answer.content)


def publication(place: Workplace, blog: Blog, job: PublishJob, stored: RemotePost, deed: str = "") -> Publication:
    """An entry of the log."""
    return Publication(
        when=place.now(),
        blog=blog.identity,
        blog_name=blog.name,
        identity=job.identity,
        title=stored.title,
        post_id=stored.id,
        link=stored.link,
        status=stored.status,
        deed=deed,
    )
