"""The pictures of the blogs in the cache: what is known of each, and copies of files that were shown here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

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


def put_copy(db: Database, blog: str, url: str, content: bytes) -> None:
    """Keep a file of a blog."""
    with db.write() as connection:
        connection.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", (url, blog, content))


def copy_of(db: Database, url: str) -> bytes | None:
    """The kept file of this address."""
    rows = db.read("SELECT content FROM copies WHERE url = ?", (url,))
    return rows[0]["content"] if rows else None


def shown_copy(db: Database, url: str) -> bytes | None:
    """What can be shown of the picture at this address: its file, or else the smaller one."""
    rows = db.read(
        "SELECT content FROM copies WHERE copies.url = :url "
        "UNION ALL SELECT content FROM copies JOIN pictures ON small = copies.url WHERE pictures.url = :url LIMIT 1",
        {"url": url},
    )
    return rows[0]["content"] if rows else None


def forget_pictures(db: Database, blog: str) -> None:
    """Forget a blog's pictures and the copies of its files."""
    with db.write() as connection:
        connection.execute("DELETE FROM pictures WHERE blog = ?", (blog,))
        connection.execute("DELETE FROM copies WHERE blog = ?", (blog,))
