"""The cache: readers' comments with their search, terms, and the library. It can be thrown away and fetched again.

Never an e-mail or IP address in it. Comments are sanitized before they come here. A blog is named by its identity.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from editor.errors import StateDamaged, StateTooNew
from editor.model.comment import Comment
from editor.model.post import Term
from editor.store.columns import time_in, time_out
from editor.store.database import Database, set_aside
from editor.store.library import LIBRARY_SQL, keep_kinds
from editor.store.paths import Paths
from editor.store.pictures import PICTURES_SQL, USED_SQL, forget_pictures
from editor.store.search_words import indexable, query
from editor.text.html_text import plain

# A comment's key sorts by its date: SQLite walks a full-text result by rowid for nothing, by anything else it sorts.
_FIRST = """
CREATE TABLE comments (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    blog TEXT NOT NULL,
    post_id TEXT NOT NULL,
    post_title TEXT NOT NULL,
    author TEXT NOT NULL,
    date TEXT NOT NULL,
    local_day TEXT NOT NULL,
    link TEXT NOT NULL,
    html TEXT NOT NULL,
    parent TEXT NOT NULL
);
CREATE UNIQUE INDEX comments_by_id ON comments (blog, id);
CREATE INDEX comments_by_blog ON comments (blog, key);
CREATE INDEX comments_by_post ON comments (blog, post_id, key);
CREATE INDEX comments_by_link ON comments (link);
CREATE VIRTUAL TABLE words USING fts5 (
    text, author, post_title, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TABLE fetches (blog TEXT PRIMARY KEY, until TEXT NOT NULL, whole TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE terms (
    blog TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (blog, kind, id)
) WITHOUT ROWID;
"""
_BY_IDENTITY = """
CREATE TABLE named AS SELECT blog FROM comments UNION SELECT blog FROM fetches UNION SELECT blog FROM terms;
"""
PAGES, AUTHORS = "page", "author"
"""Kept as terms are, besides categories and tags: pages have their titles and parents, authors their names."""
_MIGRATIONS = (_FIRST, _BY_IDENTITY, LIBRARY_SQL, PICTURES_SQL, USED_SQL)
_COLUMNS = ("id", "blog", "post_id", "post_title", "author", "date", "local_day", "link", "html", "parent")
_TO_COMMENT = re.compile(r"/?(comment-page-\d+/?)?([?&]cpage=\d+)?#")
"""What follows the post's address in a comment's permalink."""
_PER_TRANSACTION = 200
_KEYS_PER_SECOND = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentedPost:
    """A post that has comments: its newest one, and how many there are."""

    post_id: str
    title: str
    newest: datetime
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How far a blog's comments were fetched, without a gap."""

    until: datetime
    """The date of the newest comment that was there."""
    whole: datetime
    """When all of them were last fetched."""


def open_cache(paths: Paths) -> Database:
    """The cache of these folders; a damaged one, or a newer program's, is set aside and begun anew.

    Raises StateUnwritable.
    """
    path = paths.cache / "cache.db"
    try:
        return Database(path, _MIGRATIONS, sync="NORMAL")
    except (StateDamaged, StateTooNew):
        set_aside(path)
        return Database(path, _MIGRATIONS, sync="NORMAL")


def tie_by_identity(db: Database, identities: Mapping[str, str]) -> None:
    """Give what an older Rejoinder kept by the names of blogs to their identities, so that they can be renamed.

    What is of no blog any more is forgotten.
    """
    named = [str(row["blog"]) for row in db.read("SELECT blog FROM named")]
    if not named:
        return
    with db.write() as connection:
        for name in named:
            for table in ("comments", "fetches", "terms"):
                connection.execute(
                    f"UPDATE {table} SET blog = ? WHERE blog = ?",  # noqa: S608 # all ours
                    (identities.get(name, name), name),
                )
            if name not in identities:
                forget_blog(db, name)
        connection.execute("DELETE FROM named")


def put_comments(db: Database, comments: Sequence[Comment]) -> int:
    """Keep comments that come newest first, as blogs send them; how many of them are new or changed."""
    changed = 0
    for start in range(0, len(comments), _PER_TRANSACTION):
        with db.write() as connection:
            # The oldest first, so that of two in the same second the later one gets the higher key.
            changed += sum(
                _put(connection, comment) for comment in reversed(comments[start : start + _PER_TRANSACTION])
            )
    return changed


def comments(
    db: Database, *, blog: str = "", post: str = "", search: str = "", limit: int = 200
) -> tuple[Comment, ...]:
    """Kept comments, newest first: of one blog, of one post (its id or address), with all words of `search`.

    The words may stand in the text, the commenter's name or the post's title; the last may be a beginning.
    """
    source, order, conditions = "comments", "key", dict[str, object]()
    if search.strip():
        source, order = "words JOIN comments ON key = words.rowid", "words.rowid"
        conditions["words MATCH ?"] = query(search)
    if blog:
        conditions["blog = ?"] = blog
    if post:
        conditions["post_id = ?"] = _post_id(db, post)
    columns = ", ".join(f"comments.{name}" for name in _COLUMNS)
    sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions) or '1'} ORDER BY {order} DESC LIMIT ?"  # noqa: S608 # all ours
    return tuple(_comment(row) for row in db.read(sql, (*conditions.values(), limit)))


def comment(db: Database, blog: str, comment_id: str) -> Comment | None:
    """One comment, by the identity of its blog and its id there."""
    rows = db.read("SELECT * FROM comments WHERE blog = ? AND id = ?", (blog, comment_id))
    return _comment(rows[0]) if rows else None


def comments_by_link(db: Database, links: Iterable[str]) -> dict[str, Comment]:
    """Those of these permalinks that are kept."""
    found: dict[str, Comment] = {}
    for link in links:
        rows = db.read("SELECT * FROM comments WHERE link = ? ORDER BY key DESC LIMIT 1", (link,))
        if rows:
            found[link] = _comment(rows[0])
    return found


def commented_posts(db: Database, blog: str) -> tuple[CommentedPost, ...]:
    """The posts of a blog that have comments; the one with the newest comment first."""
    rows = db.read(
        "SELECT comments.post_id, post_title, date, number FROM comments JOIN ("
        "SELECT max(key) AS newest, count(*) AS number FROM comments WHERE blog = ? GROUP BY post_id"
        ") ON key = newest ORDER BY key DESC",
        (blog,),
    )
    return tuple(
        CommentedPost(post_id=row["post_id"], title=row["post_title"], newest=time_in(row["date"]), count=row["number"])
        for row in rows
    )


def newest_comment(db: Database, blog: str) -> datetime | None:
    """When the newest kept comment of a blog was written."""
    rows = db.read("SELECT date FROM comments WHERE blog = ? ORDER BY key DESC LIMIT 1", (blog,))
    return time_in(rows[0]["date"]) if rows else None


def keep_only(db: Database, blog: str, ids: Collection[str], after: datetime | None = None) -> int:
    """Forget the comments of a blog, or those written after a time, that are not among these; how many they were."""
    rows = db.read(
        "SELECT key, id FROM comments WHERE blog = ? AND date > ?", (blog, "" if after is None else time_out(after))
    )
    gone = [(row["key"],) for row in rows if row["id"] not in ids]
    with db.write() as connection:
        connection.executemany("DELETE FROM words WHERE rowid = ?", gone)
        connection.executemany("DELETE FROM comments WHERE key = ?", gone)
    return len(gone)


def fetched(db: Database, blog: str) -> Fetched | None:
    """How far the comments of a blog were fetched; None: never to the end."""
    rows = db.read("SELECT until, whole FROM fetches WHERE blog = ?", (blog,))
    return Fetched(until=time_in(rows[0]["until"]), whole=time_in(rows[0]["whole"])) if rows else None


def mark_fetched(db: Database, blog: str, so_far: Fetched) -> None:
    """Note that there is no gap in a blog's comments up to here."""
    with db.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO fetches VALUES (?, ?, ?)",
            (blog, time_out(so_far.until), time_out(so_far.whole)),
        )


def put_terms(db: Database, blog: str, kind: str, found: Iterable[Term]) -> None:
    """Keep the terms of one kind (`category`, `tag`, PAGES, AUTHORS) of a blog, instead of those that were kept."""
    with db.write() as connection:
        connection.execute("DELETE FROM terms WHERE blog = ? AND kind = ?", (blog, kind))
        connection.executemany(
            "INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?, ?)",
            [(blog, kind, term.id, term.name, term.parent) for term in found],
        )


def terms(db: Database, blog: str, kind: str) -> tuple[Term, ...]:
    """The kept terms of one kind, by name."""
    rows = db.read("SELECT id, name, parent FROM terms WHERE blog = ? AND kind = ?", (blog, kind))
    found = (Term(id=row["id"], name=row["name"], parent=row["parent"]) for row in rows)
    return tuple(sorted(found, key=lambda term: term.name.casefold()))


def forget_blog(db: Database, identity: str) -> None:
    """Forget everything of a blog."""
    keep_only(db, identity, ())
    keep_kinds(db, identity, ())
    forget_pictures(db, identity)
    with db.write() as connection:
        connection.execute("DELETE FROM fetches WHERE blog = ?", (identity,))
        connection.execute("DELETE FROM terms WHERE blog = ?", (identity,))


def _put(connection: sqlite3.Connection, comment: Comment) -> bool:
    """Keep a comment; was it new or changed?"""
    columns = _out(comment)
    known = connection.execute(
        "SELECT * FROM comments WHERE blog = ? AND id = ?", (comment.blog, comment.id)
    ).fetchone()
    if known is not None:
        if tuple(known)[1:] == columns:
            return False
        connection.execute("DELETE FROM words WHERE rowid = ?", (known["key"],))
        connection.execute("DELETE FROM comments WHERE key = ?", (known["key"],))
    key = _free_key(connection, comment.date)
    connection.execute("INSERT INTO comments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (key, *columns))
    connection.execute(
        "INSERT INTO words (rowid, text, author, post_title) VALUES (?, ?, ?, ?)",
        (key, indexable(plain(comment.html)), indexable(comment.author), indexable(comment.post_title)),
    )
    return True


def _free_key(connection: sqlite3.Connection, date: datetime) -> int:
    """A key in the order of dates, the next one within its second."""
    first = int(date.timestamp()) * _KEYS_PER_SECOND
    last: int | None = connection.execute(
        "SELECT max(key) FROM comments WHERE key >= ? AND key < ?", (first, first + _KEYS_PER_SECOND)
    ).fetchone()[0]
    return first if last is None else last + 1


def _post_id(db: Database, post: str) -> str:
    """The id of a post that may be given by its address: one that begins the permalink of one of its comments."""
    if "://" not in post:
        return post
    address = post.partition("#")[0].rstrip("/")
    rows = db.read("SELECT post_id, link FROM comments WHERE link >= ? AND link < ?", (address, f"{address}\U0010ffff"))
    ids = (row["post_id"] for row in rows if _TO_COMMENT.match(row["link"][len(address) :]))
    return next(ids, post)


def _out(comment: Comment) -> tuple[str, ...]:
    return (
        comment.id,
        comment.blog,
        comment.post_id,
        comment.post_title,
        comment.author,
        time_out(comment.date),
        comment.local_day,
        comment.link,
        comment.html,
        comment.parent,
    )


def _comment(row: sqlite3.Row) -> Comment:
    return Comment(
        id=row["id"],
        blog=row["blog"],
        post_id=row["post_id"],
        post_title=row["post_title"],
        author=row["author"],
        date=time_in(row["date"]),
        local_day=row["local_day"],
        link=row["link"],
        html=row["html"],
        parent=row["parent"],
    )
