"""The library in the cache: the posts that stand on the blogs, with their search. It can be fetched again.

Blogs are named by their identity, posts by the id that their client gives them.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from editor.model.draft import Status
from editor.model.post import RemotePost, Revision
from editor.store.columns import storable, time_in, time_out
from editor.store.database import Database
from editor.store.search_words import indexable, query
from editor.text.html_text import plain

LIBRARY_SQL = """
CREATE TABLE posts (
    key INTEGER PRIMARY KEY,
    blog TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    date TEXT NOT NULL,
    modified TEXT NOT NULL,
    link TEXT NOT NULL,
    post BLOB NOT NULL
);
CREATE UNIQUE INDEX posts_by_id ON posts (blog, id);
CREATE VIRTUAL TABLE post_words USING fts5 (
    title, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TABLE post_fetches (
    blog TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    fetched TEXT NOT NULL,
    hidden INTEGER NOT NULL,
    PRIMARY KEY (blog, kind)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPost:
    """A post of the library, without its content."""

    blog: str
    id: str
    kind: str
    title: str
    status: Status
    date: datetime | None
    """When it came out, or is to come out; of a draft, when it was changed. Aware, UTC."""
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFetched:
    """How one kind of a blog's posts was last fetched."""

    kind: str
    when: datetime
    """Aware, UTC."""
    hidden: int
    """How many of them its user may not see."""


def put_posts(db: Database, blog: str, kind: str, posts: Iterable[RemotePost]) -> None:
    """Keep posts, instead of what was kept of them."""
    with db.write() as connection:
        for post in posts:
            _forget(connection, blog, post.id)
            inserted = connection.execute(
                "INSERT INTO posts (blog, id, kind, title, status, date, modified, link, post) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (blog, post.id, kind, storable(post.title), post.status, *_dates(post), post.link, _packed(post)),
            )
            connection.execute(
                "INSERT INTO post_words (rowid, title, text) VALUES (?, ?, ?)",
                (inserted.lastrowid, indexable(storable(post.title)), indexable(storable(plain(post.content)))),
            )


def library(db: Database, *, blog: str = "", search: str = "") -> tuple[KeptPost, ...]:
    """Kept posts, the newest first: of one blog, with all words of `search` in title or text.

    The last word may be a beginning.
    """
    source, conditions = "posts", dict[str, object]()
    if search.strip():
        source = "post_words JOIN posts ON key = post_words.rowid"
        conditions["post_words MATCH ?"] = query(search)
    if blog:
        conditions["blog = ?"] = blog
    sql = (
        f"SELECT blog, id, kind, posts.title, status, date, link FROM {source} "  # noqa: S608 # all ours
        f"WHERE {' AND '.join(conditions) or '1'} ORDER BY date DESC, key DESC"
    )
    return tuple(map(_kept, db.read(sql, tuple(conditions.values()))))


def count_posts(db: Database, blogs: Collection[str]) -> int:
    """How many posts of these blogs are kept."""
    counted = db.read("SELECT blog, count(*) AS number FROM posts GROUP BY blog")
    return sum(row["number"] for row in counted if row["blog"] in blogs)


def kept_post(db: Database, blog: str, post_id: str) -> RemotePost | None:
    """A post as it was last fetched, with its content."""
    rows = db.read("SELECT post FROM posts WHERE blog = ? AND id = ?", (blog, post_id))
    return _unpacked(rows[0]["post"]) if rows else None


def kept_drafts(db: Database, blog: str) -> tuple[RemotePost, ...]:
    """The posts that no reader sees, as they were last fetched."""
    rows = db.read("SELECT post FROM posts WHERE blog = ? AND status = ? ORDER BY key", (blog, Status.DRAFT))
    return tuple(_unpacked(row["post"]) for row in rows)


def kept_stamps(db: Database, blog: str, kind: str) -> Mapping[str, str]:
    """When each kept post of a kind was changed, as its blog says, by id."""
    rows = db.read("SELECT id, modified FROM posts WHERE blog = ? AND kind = ?", (blog, kind))
    return {row["id"]: row["modified"] for row in rows}


def keep_posts(db: Database, blog: str, kind: str, ids: Collection[str]) -> None:
    """Forget the posts of a kind that are not among these."""
    gone = kept_stamps(db, blog, kind).keys() - set(ids)
    with db.write() as connection:
        for post_id in gone:
            _forget(connection, blog, post_id)


def renew_post(db: Database, blog: str, post: RemotePost) -> None:
    """A post that is kept stands so now. One in the bin is kept no more; one that was never fetched comes in time."""
    rows = db.read("SELECT kind FROM posts WHERE blog = ? AND id = ?", (blog, post.id))
    if rows and post.is_binned:
        with db.write() as connection:
            _forget(connection, blog, post.id)
    elif rows:
        put_posts(db, blog, rows[0]["kind"], (post,))


def kinds_fetched(db: Database, blog: str) -> tuple[KindFetched, ...]:
    """How the kinds of a blog's posts were last fetched, its posts first; empty: never to the end."""
    rows = db.read("SELECT kind, fetched, hidden FROM post_fetches WHERE blog = ? ORDER BY place", (blog,))
    return tuple(KindFetched(kind=row["kind"], when=time_in(row["fetched"]), hidden=row["hidden"]) for row in rows)


def mark_kind_fetched(db: Database, blog: str, place: int, so_far: KindFetched) -> None:
    """Note that a kind is kept as its blog has it; `place` is the kind's among the blog's."""
    with db.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO post_fetches VALUES (?, ?, ?, ?, ?)",
            (blog, so_far.kind, place, time_out(so_far.when), so_far.hidden),
        )


def keep_kinds(db: Database, blog: str, kinds: Collection[str]) -> None:
    """Forget the kinds that are not among these, with their posts."""
    rows = db.read(
        "SELECT kind FROM posts WHERE blog = ? UNION SELECT kind FROM post_fetches WHERE blog = ?", (blog, blog)
    )
    for gone in {row["kind"] for row in rows} - set(kinds):
        keep_posts(db, blog, gone, ())
        with db.write() as connection:
            connection.execute("DELETE FROM post_fetches WHERE blog = ? AND kind = ?", (blog, gone))


def _forget(connection: sqlite3.Connection, blog: str, post_id: str) -> None:
    for row in connection.execute("SELECT key FROM posts WHERE blog = ? AND id = ?", (blog, post_id)).fetchall():
        connection.execute("DELETE FROM post_words WHERE rowid = ?", (row["key"],))
        connection.execute("DELETE FROM posts WHERE key = ?", (row["key"],))


def _dates(post: RemotePost) -> tuple[str, str]:
    """What it is sorted by, and when its blog says that it was changed."""
    shown = time_out(post.date) if post.date else _as_time(post.revision.modified)
    return shown, post.revision.modified


def _as_time(modified: str) -> str:
    try:
        return time_out(datetime.fromisoformat(f"{modified}+00:00"))
    except ValueError:
        return ""


def _kept(row: sqlite3.Row) -> KeptPost:
    return KeptPost(
        blog=row["blog"],
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        status=Status(row["status"]),
        date=time_in(row["date"]) if row["date"] else None,
        link=row["link"],
    )


def _packed(post: RemotePost) -> bytes:
    """Without the password that its readers need."""
    post = replace(post, password="")
    return zlib.compress(json.dumps(asdict(post), default=time_out).encode())


def _unpacked(packed: bytes) -> RemotePost:
    values: dict[str, Any] = json.loads(zlib.decompress(packed))
    values |= {
        "status": Status(values["status"]),
        "revision": Revision(**values["revision"]),
        "categories": tuple(values["categories"]),
        "tags": tuple(values["tags"]),
        "date": time_in(values["date"]) if values["date"] else None,
    }
    return RemotePost(**values)
