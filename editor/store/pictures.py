"""The pictures of the blogs in the cache: what is known of each, and copies of files that were shown here.

The copies take 200 MB at most: with each new one, those go that were not looked at for the longest time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from sqlite3 import Row

from editor.errors import StateError
from editor.model.post import RemotePicture
from editor.store.columns import storable
from editor.store.database import Database

PICTURES_SQL = """
CREATE TABLE pictures (
    blog TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    small TEXT NOT NULL,
    alt TEXT NOT NULL,
    title TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    PRIMARY KEY (blog, id)
) WITHOUT ROWID;
CREATE TABLE copies (url TEXT PRIMARY KEY, blog TEXT NOT NULL, content BLOB NOT NULL);
"""
USED_SQL = "ALTER TABLE copies ADD COLUMN used INTEGER NOT NULL DEFAULT 0;"
"""When it was last looked at: seconds since 1970, to the day."""
MOST_BYTES = 200_000_000
_DAY = 86_400
_COLUMNS = "id, url, small, alt, title, width, height"


def put_pictures(db: Database, blog: str, pictures: Iterable[RemotePicture], *, are_all: bool = False) -> None:
    """Keep what is known of pictures; `are_all`: there are no others on this blog any more."""
    with db.write() as connection:
        if are_all:
            connection.execute("DELETE FROM pictures WHERE blog = ?", (blog,))
        connection.executemany(
            f"INSERT OR REPLACE INTO pictures (blog, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 # ours
            [
                (blog, *(storable(value) if isinstance(value, str) else value for value in asdict(each).values()))
                for each in pictures
            ],
        )


def kept_pictures(db: Database, blog: str, search: str = "") -> tuple[RemotePicture, ...]:
    """The kept ones with all words of `search` in title, alternative text or address, newest first."""
    rows = db.read(f"SELECT {_COLUMNS} FROM pictures WHERE blog = ? ORDER BY length(id) DESC, id DESC", (blog,))  # noqa: S608 # ours
    words = search.casefold().split()
    found = (RemotePicture(**dict(row)) for row in rows)
    return tuple(each for each in found if all(word in _told(each) for word in words))


def _told(picture: RemotePicture) -> str:
    return f"{picture.title} {picture.alt} {picture.url}".casefold()


def put_copy(  # noqa: PLR0913 — what is kept, and how much of it
    db: Database, blog: str, url: str, content: bytes, *, most: int = MOST_BYTES, now: float | None = None
) -> None:
    """Keep a file of a blog; all of them together have so many bytes at most, or are this one alone."""
    with db.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO copies (url, blog, content, used) VALUES (?, ?, ?, ?)",
            (url, blog, content, _moment(now)),
        )
        connection.execute(
            "DELETE FROM copies WHERE url != ? AND url IN (SELECT url FROM (SELECT url, SUM(length(content)) "
            "OVER (ORDER BY url = ? DESC, used DESC, rowid DESC) AS so_far FROM copies) WHERE so_far > ?)",
            (url, url, most),
        )


def copy_of(db: Database, url: str, now: float | None = None) -> bytes | None:
    """The kept file of this address."""
    return _looked_at(db, db.read("SELECT url, content, used FROM copies WHERE url = ?", (url,)), now)


def shown_copy(db: Database, url: str, now: float | None = None) -> bytes | None:
    """What can be shown of the picture at this address: its file, or else the smaller one."""
    rows = db.read(
        "SELECT url, content, used FROM copies WHERE copies.url = :url UNION ALL SELECT copies.url, content, used "
        "FROM copies JOIN pictures ON small = copies.url WHERE pictures.url = :url LIMIT 1",
        {"url": url},
    )
    return _looked_at(db, rows, now)


def _looked_at(db: Database, rows: Sequence[Row], now: float | None) -> bytes | None:
    """The file that was found; on which day is noted, which is one write a day for each."""
    if not rows:
        return None
    moment, row = _moment(now), rows[0]
    if moment - row["used"] >= _DAY:
        with suppress(StateError), db.write() as connection:  # it is shown all the same
            connection.execute("UPDATE copies SET used = ? WHERE url = ?", (moment, row["url"]))
    return row["content"]


def _moment(now: float | None) -> int:
    return int(time.time() if now is None else now)


def forget_pictures(db: Database, blog: str) -> None:
    """Forget a blog's pictures and the copies of its files."""
    with db.write() as connection:
        connection.execute("DELETE FROM pictures WHERE blog = ?", (blog,))
        connection.execute("DELETE FROM copies WHERE blog = ?", (blog,))
