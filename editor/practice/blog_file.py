"""The practice blog's own SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_SCHEMA = """
create table if not exists posts (
    id integer primary key, title text not null, content text not null, excerpt text not null, slug text not null,
    status text not null, date text not null, floating integer not null, modified text not null,
    featured_media integer not null, slug_before_bin text not null default ''
);
create table if not exists media (
    id integer primary key, slug text not null, file text not null unique, title text not null, alt text not null,
    media_type text not null, width integer not null, height integer not null, date text not null, content blob not null
);
create table if not exists terms (
    id integer primary key, taxonomy text not null, name text not null, slug text not null, parent integer not null
);
create table if not exists post_terms (post integer not null, term integer not null, primary key (post, term));
create table if not exists comments (
    id integer primary key, post integer not null, parent integer not null, author text not null, ours integer not null,
    date text not null, content text not null
);
"""

_LATER = {
    "posts": {
        "password": "text not null default ''",
        "sticky": "integer not null default 0",
        "comment_status": "text not null default 'open'",
        "ping_status": "text not null default 'open'",
        "format": "text not null default 'standard'",
    },
    "media": {"caption": "text not null default ''"},
    "comments": {"status": "text not null default 'approved'"},
}
"""Columns that the first practice blogs did not have."""

Row = sqlite3.Row


def now() -> str:
    """The blog's clock (UTC), as it is stored and sent: `2026-05-14T09:12:00`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")


class BlogFile:
    """One connection, one lock: requests take turns. Threads may share it."""

    def __init__(self, path: Path, clock: Callable[[], str] = now) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        self._connection.executescript(_SCHEMA)
        for table, columns in _LATER.items():
            there = {column["name"] for column in self.rows(f"pragma table_info({table})")}
            for name in columns.keys() - there:
                self.run(f"alter table {table} add column {name} {columns[name]}")
        self._lock = threading.RLock()
        self.now = clock

    def close(self) -> None:
        """Nothing may be asked of it afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def turn(self) -> Generator[None]:
        """One request's turn: all of its writes are kept, or, when it raises, none."""
        with self._lock:
            self._connection.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    def rows(self, sql: str, *params: object) -> list[Row]:
        """All rows of a query."""
        return self._connection.execute(sql, params).fetchall()

    def row(self, sql: str, *params: object) -> Row | None:
        """The first row of a query."""
        return self._connection.execute(sql, params).fetchone()

    def value(self, sql: str, *params: object) -> Any:  # noqa: ANN401 - a cell of any type
        """The first cell of a query that always has one."""
        return self._connection.execute(sql, params).fetchone()[0]

    def insert(self, table: str, **values: object) -> int:
        """A new row; its id. Posts and media draw from one row of numbers, as on WordPress."""
        if table in {"posts", "media"} and "id" not in values:
            values["id"] = 1 + self.value(
                "select max(n) from (select max(id) n from posts union select max(id) from media union select 0)"
            )
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(
            f"insert into {table} ({names}) values ({marks})",  # noqa: S608 - names are ours
            list(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def change(self, table: str, row_id: int, **values: object) -> None:
        """Change cells of a row."""
        cells = ", ".join(f"{name} = ?" for name in values)
        self._connection.execute(
            f"update {table} set {cells} where id = ?",  # noqa: S608 - names are ours
            [*values.values(), row_id],
        )

    def run(self, sql: str, *params: object) -> None:
        """A statement without a result."""
        self._connection.execute(sql, params)
