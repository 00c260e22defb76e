"""Before a post is made: is it on the blog already, from another computer of the same person?"""

from __future__ import annotations

import re

from editor.clients.protocols import PostSearch
from editor.errors import PostExists
from editor.model.post import RemotePost
from editor.publish.plan import Plan
from editor.publish.sent import words
from editor.publish.workplace import Delivery
from editor.store.jobs import record_step
from editor.store.known_posts import other_drafts_posts

OVERRULED = "post-exists"
"""Among the ignored checks of a job: make another post all the same."""
TWIN = "twin"
"""The step that names the post in question."""
_MARK = re.compile(r"draft-[0-9a-f]{8}-[0-9a-f-]{27}")


def twin(delivery: Delivery, plan: Plan, named: tuple[RemotePost, ...]) -> RemotePost | None:
    """The post that this draft is already, by its name and its words; None: there is none.

    `named` are the person's own posts that have its slug. One of other words is asked about: raises PostExists, unless
    the person wants it replaced, or another post made.
    """
    if OVERRULED in delivery.job.ignored:
        return None
    alike = _alike(delivery, plan, named)
    same = [post for post in alike if words(post.title, post.content) == words(plan.draft.title, plan.sent({}))]
    if same or (alike and delivery.job.replace):
        return (same or alike)[0]
    if alike:
        record_step(delivery.place.state, delivery.job.id, TWIN, alike[0].id)
        raise PostExists(
            f"“{alike[0].title}” is on {delivery.blog.name} already, with other words: {alike[0].link} "
            "Nothing was sent. Replace that post, or publish this draft as another one.",
            alike[0],
        )
    return None


def _alike(delivery: Delivery, plan: Plan, named: tuple[RemotePost, ...]) -> list[RemotePost]:
    """Own posts of this title, or of the slug that the person chose, lowest id first, but for those of other drafts."""
    client, title = delivery.client, plan.draft.title
    chosen = [post for post in named if plan.draft.slug or post.title == title]
    titled = client.titled(title) if title and isinstance(client, PostSearch) else ()
    found = {post.id: post for post in (*chosen, *titled)}
    others = other_drafts_posts(delivery.place.state, delivery.blog.identity, delivery.job.identity)
    alike = [post for post in found.values() if post.id not in others and not _MARK.fullmatch(post.slug)]
    return sorted(alike, key=age)


def age(post: RemotePost) -> int:
    """Sorts posts, the oldest first."""
    return int(post.id) if post.id.isdigit() else 0
