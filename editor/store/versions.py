"""Earlier texts of drafts: one is kept at each save and publish, so that anything can be taken back.

All of the last ten minutes are kept, then the last of each ten minutes for a day, then the last of each day. What was
published, restored or replaced is kept for good.
"""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from editor.store.columns import storable, time_in, time_out
from editor.store.database import Database

VERSIONS_SQL = """
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    "when" TEXT NOT NULL,
    reason TEXT NOT NULL,
    title TEXT NOT NULL,
    text BLOB NOT NULL
);
CREATE INDEX versions_of_a_draft ON versions (key, id);
"""

_ALL = timedelta(minutes=10)
_FINE = timedelta(days=1)


class Reason(StrEnum):
    """Why a version was kept. `REPLACED`: what stood there before another text took its place."""

    SAVED = "saved"
    PUBLISHED = "published"
    RESTORED = "restored"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The whole text of a draft's file as it was."""

    id: int = 0
    key: str
    """The draft's identity; before it has one, the key of its path."""
    when: datetime
    """Aware, UTC."""
    reason: Reason
    title: str
    text: str


def add_version(db: Database, new: Version) -> None:
    """Keep a text (its id is given here), unless it was kept last for the same reason; thin out the older ones."""
    last = versions(db, new.key, limit=1)
    if last and (last[0].text, last[0].reason) == (new.text, new.reason):
        return
    text = zlib.compress(storable(new.text).encode("utf-8"))
    row = (new.key, time_out(new.when), new.reason, storable(new.title), text)
    with db.write() as connection:
        connection.execute('INSERT INTO versions (key, "when", reason, title, text) VALUES (?, ?, ?, ?, ?)', row)
        _thin_out(connection, new.key, new.when)


def versions(db: Database, key: str, limit: int = 200) -> tuple[Version, ...]:
    """The versions of a draft, newest first."""
    rows = db.read("SELECT * FROM versions WHERE key = ? ORDER BY id DESC LIMIT ?", (key, limit))
    return tuple(_version(row) for row in rows)


def version(db: Database, identity: int) -> Version | None:
    """The version with this id, if it is still kept."""
    rows = db.read("SELECT * FROM versions WHERE id = ?", (identity,))
    return _version(rows[0]) if rows else None


def move_versions(db: Database, old: str, new: str) -> None:
    """A draft got an identity, or its file another name: its history goes with it."""
    with db.write() as connection:
        connection.execute("UPDATE versions SET key = ? WHERE key = ?", (new, old))


def _version(row: sqlite3.Row) -> Version:
    return Version(
        id=row["id"],
        key=row["key"],
        when=time_in(row["when"]),
        reason=Reason(row["reason"]),
        title=row["title"],
        text=zlib.decompress(row["text"]).decode("utf-8"),
    )


def _thin_out(connection: sqlite3.Connection, key: str, now: datetime) -> None:
    """Of older saves, only the last of each stretch stays: ten minutes (15 characters of its time) or a day (10)."""
    for length, older, newer in ((15, now - _ALL, now - _FINE), (10, now - _FINE, None)):
        span = (time_out(newer) if newer else "", time_out(older))
        connection.execute(
            'DELETE FROM versions WHERE key = :key AND reason = :saved AND "when" >= :begin AND "when" < :end'
            " AND id NOT IN (SELECT max(id) FROM versions WHERE key = :key AND reason = :saved"
            ' AND "when" >= :begin AND "when" < :end GROUP BY substr("when", 1, :length))',
            {"key": key, "saved": Reason.SAVED, "begin": span[0], "end": span[1], "length": length},
        )
