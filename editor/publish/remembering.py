"""What stays known of a publish on this computer, and in the draft."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from editor.errors import Cancelled
from editor.model.blog import Feature
from editor.model.post import PostFields, RemotePost, Revision
from editor.publish.changes import is_same_html
from editor.publish.options import MAY_BE_EMPTIED
from editor.publish.workplace import Delivery
from editor.store.jobs import record_step, steps
from editor.store.known_posts import KnownPost, remember_post
from editor.store.publications import Publication, log_publication

_MAY_BE_EMPTIED = ("excerpt", "categories", "tags", "featured_media", *MAY_BE_EMPTIED)


def remember(delivery: Delivery, fields: PostFields, answer: RemotePost, stored: RemotePost) -> None:
    """First the state, which the next publish asks, then the draft's own front matter."""
    logged = f"logged {delivery.job.asked.isoformat()}"
    with delivery.place.state.write():
        remember_post(delivery.place.state, _known(delivery, fields, answer, stored))
        if logged not in steps(delivery.place.state, delivery.job.id):  # else it is read back again, after a kill
            log_publication(delivery.place.state, _publication(delivery, stored))
            with suppress(Cancelled):  # taken out of the outbox meanwhile: it is on the blog all the same
                record_step(delivery.place.state, delivery.job.id, logged, stored.id)
    delivery.place.tie(delivery.job, delivery.blog, stored)


def _known(delivery: Delivery, fields: PostFields, answer: RemotePost, stored: RemotePost) -> KnownPost:
    return KnownPost(
        blog=delivery.blog.identity,
        identity=delivery.job.identity,
        post_id=stored.id,
        link=stored.link,
        revision=_revision(delivery, fields, answer, stored),
        sent=tuple(name for name in _MAY_BE_EMPTIED if getattr(fields, name) is not None),
        when=delivery.place.now(),
    )


def _revision(delivery: Delivery, fields: PostFields, answer: RemotePost, stored: RemotePost) -> Revision:
    """Where this user's HTML is stored as sent and something else stands there, somebody wrote at the same moment.

    The revision is then remembered as unknown, so that the next publish asks before it overwrites.
    """
    takes_any = Feature.ANY_HTML in delivery.blog.capabilities.features
    is_mine = answer.revision.digest == stored.revision.digest and not (
        takes_any and not is_same_html(fields.content, stored.content)
    )
    return stored.revision if is_mine else replace(stored.revision, digest="")


def _publication(delivery: Delivery, stored: RemotePost) -> Publication:
    return Publication(
        when=delivery.place.now(),
        blog=delivery.blog.identity,
        blog_name=delivery.blog.name,
        identity=delivery.job.identity,
        title=stored.title,
        post_id=stored.id,
        link=stored.link,
        status=stored.status,
    )
