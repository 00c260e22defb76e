"""What WordPress makes of a post, whichever of its web APIs it is told through."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum

from editor.errors import PostConflict, UsageError
from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost, Revision

STATUS_WORDS = {
    Status.DRAFT: "draft",
    Status.PENDING: "pending",
    Status.SCHEDULED: "future",
    Status.PUBLISHED: "publish",
    Status.PRIVATE: "private",
}
STATUSES = {word: status for status, word in STATUS_WORDS.items()}
BINNED = "trash"
CLOSED = "closed"
DOORS = {"open": True, CLOSED: False}
"""To readers' comments, and to other blogs' pings."""
UNDATED = frozenset({Status.DRAFT, Status.PENDING})
"""WordPress gives them the moment of publishing, unless one was sent."""
NO_REVISION = Revision(modified="", digest="")
"""Before it is known."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 9
_ENTITY = re.compile(r"&(?=#?\w+;)")


def moment(text: str) -> datetime | None:
    """A `…_gmt` field, which says no zone unless a plugin made it; None when it holds no time."""
    try:
        told = datetime.fromisoformat(text)
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def digest(title: str, content: str, status_word: str, slug: str) -> str:
    """What tells that somebody changed a post. A scheduled one goes out by itself: that is no change."""
    standing = "publish" if status_word == "future" else status_word
    return hashlib.sha256("\0".join((title, content, standing, slug)).encode()).hexdigest()


def revised(post: RemotePost, modified: str, status_word: str) -> RemotePost:
    """The post with its revision. The date counts to the second, and not while WordPress lets it float."""
    date = "" if post.date is None else f"{post.date.timestamp():.0f}"
    ids = (*sorted(post.categories), "", *sorted(post.tags), "", post.featured_media, post.parent, post.author_id)
    ways = (post.password, post.format, f"{post.sticky} {post.comments} {post.pings}")
    told = digest(post.title, post.content, status_word, post.slug)
    whole = hashlib.sha256("\0".join((told, post.excerpt, date, *ids, *ways)).encode()).hexdigest()
    return replace(post, revision=Revision(modified=modified, digest=told, whole=whole))


def conflict(theirs: RemotePost) -> PostConflict:
    """Somebody changed the post on the blog, and nothing was written."""
    what = "was put into the bin" if theirs.is_binned else "was changed"
    return PostConflict(
        f"“{theirs.title}” {what} on the blog since Rejoinder last knew it, so nothing was written. "
        f"See it at {theirs.link}, then keep theirs or replace it.",
        theirs,
    )


def title_html(title: str) -> str:
    """WordPress takes a title for HTML: a reader shall see what was typed."""
    return _ENTITY.sub("&amp;", title).replace("<", "&lt;")


class NoDate(Enum):
    """The date goes, so that it becomes the moment of publishing."""

    NO_DATE = "none"


def date_to_send(fields: PostFields, standing: RemotePost | None) -> datetime | NoDate | None:
    """The date, where WordPress would not do what is meant by itself; None: it is not sent.

    A date that is sent with a draft sticks: published later, it would be dated back. `publish` alone leaves a scheduled
    post scheduled.
    """
    now = standing.status if standing else Status.DRAFT
    status = fields.status or now
    if status in UNDATED:
        return NoDate.NO_DATE if now is Status.SCHEDULED else None
    if fields.date:
        return fields.date.astimezone(UTC)
    if status is Status.SCHEDULED and now is not Status.SCHEDULED:
        raise UsageError("A post is scheduled for a moment to come: choose its date.")
    if fields.status is Status.PUBLISHED and now in (*UNDATED, Status.SCHEDULED):
        return NoDate.NO_DATE
    return None


def door(is_open: bool | None) -> str | None:
    """WordPress's word for a door to readers or to other blogs; None: nothing is said of it."""
    return None if is_open is None else "open" if is_open else CLOSED


def searched_words(title: str) -> str:
    """What to search for a title by: it is stored escaped, and of more than nine words WordPress makes a phrase."""
    return " ".join(sorted(_WORD.findall(title), key=len)[-_MOST_WORDS:])
