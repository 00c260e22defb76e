"""What we last knew of a post on a blog, field by field: what is changed there meanwhile is not overwritten."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass, replace
from datetime import datetime

from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.post import NO_FIELDS, PostFields, RemotePost, Revision
from editor.store.columns import storable, time_in, time_out
from editor.store.database import Database
from editor.store.post_fields import fields_in, fields_out


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """A post as it stood after our last publish of its draft."""

    blog: str
    """The blog's identity."""
    identity: str
    """The draft's."""
    post_id: str
    link: str
    revision: Revision
    sent: tuple[str, ...] = ()
    """The optional fields that were sent: one of these that is empty now has to be emptied on the blog."""
    said: PostFields = NO_FIELDS
    """What its draft said of each field when it was last sent; None: never, or not known."""
    stood: PostFields = NO_FIELDS
    """How each field stood on the blog then: where it stands otherwise now, somebody changed it there."""
    when: datetime
    """Aware, UTC."""


def known_post(db: Database, blog: str, identity: str) -> KnownPost | None:
    """The post of this draft on this blog (both by identity), as we last knew it."""
    rows = db.read("SELECT * FROM known_posts WHERE blog = ? AND identity = ?", (blog, identity))
    return _known(rows[0]) if rows else None


def known_of(db: Database, blog: Blog | None, draft: Draft) -> KnownPost | None:
    """The post of a draft on the blog that it goes to, if there is one, as we last knew it."""
    return known_post(db, blog.identity, draft.identity) if blog and draft.identity else None


def drafts_of_post(db: Database, blog: str, post_id: str) -> tuple[KnownPost, ...]:
    """What was last known of a post, by each draft that was ever tied to it; the latest first."""
    rows = db.read('SELECT * FROM known_posts WHERE blog = ? AND post_id = ? ORDER BY "when" DESC', (blog, post_id))
    return tuple(map(_known, rows))


def _known(row: sqlite3.Row) -> KnownPost:
    return KnownPost(
        blog=row["blog"],
        identity=row["identity"],
        post_id=row["post_id"],
        link=row["link"],
        revision=Revision(modified=row["modified"], digest=row["digest"], whole=row["whole"]),
        sent=tuple(json.loads(row["sent"])),
        said=_unpacked(row["said"]),
        stood=_unpacked(row["stood"]),
        when=time_in(row["when"]),
    )


def other_drafts_posts(db: Database, blog: str, identity: str) -> frozenset[str]:
    """The ids of posts on this blog that were made of other drafts than this one."""
    rows = db.read("SELECT post_id FROM known_posts WHERE blog = ? AND identity <> ?", (blog, identity))
    return frozenset(row["post_id"] for row in rows)


def remember_post(db: Database, post: KnownPost) -> None:
    """Note how a post stands now, instead of what was known before."""
    with db.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO known_posts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                post.blog,
                post.identity,
                post.post_id,
                post.link,
                post.revision.modified,
                post.revision.digest,
                json.dumps(post.sent),
                time_out(post.when),
                post.revision.whole,
                _packed(post.said),
                _packed(post.stood),
            ),
        )


def changed_from_here(known: KnownPost, post: RemotePost, names: tuple[str, ...], when: datetime) -> KnownPost:
    """The post after something else than a delivery of its draft has changed these fields of it."""
    named = {name: getattr(post, name) for name in names}
    said, stood = replace(known.said, status=post.status), replace(known.stood, **named)
    is_old = known.stood == NO_FIELDS
    return replace(known, revision=post.revision, said=said, stood=known.stood if is_old else stood, when=when)


def _packed(fields: PostFields) -> bytes:
    return zlib.compress(storable(fields_out(fields)).encode())


def _unpacked(kept: bytes) -> PostFields:
    """Empty before the fields were kept."""
    return fields_in(zlib.decompress(kept).decode()) if kept else PostFields()
