"""What the last update of a job said: after a lost answer it tells our work from somebody else's."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost
from editor.text.html_text import plain

_OUT = frozenset({Status.PUBLISHED, Status.SCHEDULED})
"""With a date, one becomes the other by itself."""


def sent_record(fields: PostFields) -> str:
    """What was sent, as JSON."""
    return json.dumps(
        {
            "words": words(fields.title or "", fields.content or ""),
            "status": fields.status,
            "categories": sorted(fields.categories or ()),
            "tags": None if fields.tags is None else sorted(fields.tags),
            "featured_media": fields.featured_media,
            "date": fields.date.timestamp() if fields.date else None,
        }
    )


def is_as_sent(record: str, theirs: RemotePost) -> bool:
    """Does this post stand as it was sent? A blog may take out some HTML, and gives a category where none was named."""
    sent: dict[str, Any] = json.loads(record)
    return (
        sent["words"] == words(theirs.title, theirs.content)
        and _is_status(sent, theirs)
        and sent["categories"] in ([], sorted(theirs.categories))
        and sent["tags"] in (None, sorted(theirs.tags))
        and sent["featured_media"] in (None, theirs.featured_media)
        and (sent["date"] is None or theirs.date is None or int(sent["date"]) == int(theirs.date.timestamp()))
    )


def _is_status(sent: dict[str, Any], theirs: RemotePost) -> bool:
    is_dated = sent["date"] is not None
    return sent["status"] in (None, theirs.status) or (is_dated and {sent["status"], theirs.status} <= _OUT)


def words(title: str, content: str) -> str:
    """A SHA-256 of what a reader reads: the same when a blog has only taken out some HTML."""
    return hashlib.sha256(f"{title}\n{plain(content)}".encode()).hexdigest()
