"""One SQLite file, used by several threads and several processes at once: opened, migrated, copied, and closed."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from editor.errors import StateDamaged, StateError, StateTooNew, StateUnwritable
from editor.store.copies import copy_database, copy_when_changed, kept_copies
from editor.store.platforms import private_folder, sync_folder

BUSY_SECONDS = 10.0
"""How long one process waits for another that is writing."""

Parameters = Sequence[object] | Mapping[str, object]


class Database:
    """A connection guarded by a lock. Opening it brings the file up to date: `migrations` are scripts, in order.

    Migrations that were released are never changed, only followed by new ones; `PRAGMA user_version` counts those done.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[str],
        *,
        sync: Literal["FULL", "NORMAL"] = "FULL",
        copies: Path | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        """`sync` FULL survives a power cut with every commit; copies go into the folder `copies`, if one is given.

        Raises StateTooNew, StateDamaged, StateUnwritable; the file is then as it was.
        """
        self.path = path
        self._copies = copies
        self._lock = threading.RLock()
        try:
            private_folder(path.parent)
            self._refuse_known_damage()
        except OSError as error:
            raise StateUnwritable(f"{path} cannot be used: {error.strerror}. {_MAKE_ROOM}") from error
        with self._in_words():
            self._connection = sqlite3.connect(
                path, timeout=busy_seconds, isolation_level=None, check_same_thread=False
            )
            try:
                self._begin(migrations, sync, busy_seconds)
            except BaseException:
                self._connection.close()
                raise

    def _begin(self, migrations: Sequence[str], sync: str, busy_seconds: float) -> None:
        self._connection.row_factory = sqlite3.Row
        version = self._version()
        if version > len(migrations):
            raise StateTooNew(
                f"{self.path} was written by a newer Rejoinder (layout {version}; this one knows {len(migrations)}). "
                "Start the newer one again; nothing was changed."
            )
        self._write_ahead(time.monotonic() + busy_seconds)
        self._connection.execute(f"PRAGMA synchronous = {sync}")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if version < len(migrations):
            self._migrate(migrations)

    def _write_ahead(self, until: float) -> None:
        """Let readers and a writer work at once.

        SQLite does not wait here for others who begin just now; for a turn alone with the file it does.
        """
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                self._connection.execute("BEGIN EXCLUSIVE")
                self._connection.execute("COMMIT")
            else:
                return

    def _migrate(self, migrations: Sequence[str]) -> None:
        """All of them in one transaction: a kill in the middle leaves the file as it was."""
        with self.write() as connection:
            version = self._version()  # again: another process may have been first
            if self._copies is not None and 0 < version < len(migrations):
                self._copy_layout(version, self._copies)
            for script in migrations[version:]:
                for statement in statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(migrations)}")

    def _copy_layout(self, version: int, folder: Path) -> None:
        """Without this copy there is no migration."""
        try:
            copy_database(self.path, folder / f"{self.path.stem}-layout-{version}{self.path.suffix}")
        except OSError as error:
            raise StateUnwritable(f"{self.path} cannot be copied: {error.strerror}. {_MAKE_ROOM}") from error

    def copy(self) -> None:
        """Copy it if it changed since the last copy, checked; others go on meanwhile. 100 MB take 0.25 s.

        Raises StateDamaged, and keeps the older copies then.
        """
        if self._copies is not None:
            with self._in_words():
                copy_when_changed(self.path, self._copies)

    def read(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock, self._in_words():
            return self._connection.execute(sql, parameters).fetchall()

    @contextlib.contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """A transaction: kept when the block ends, undone when it raises. One inside another belongs to the outer."""
        with self._lock, self._in_words():
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite undoes it by itself when the disk is full
                    self._connection.execute("ROLLBACK")
                raise

    def empty(self, but: Collection[str] = ()) -> None:
        """Forget every row, but for these tables; nothing of it stays in the file, nor in a copy."""
        with self.write() as connection:
            for name in self._tables() - set(but):
                connection.execute(f'DELETE FROM "{name}"')  # noqa: S608  # as the file itself says
        with self._lock, self._in_words():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for copy in (*self._kept(), *self.path.parent.glob(f"{self.path.name}-set-aside*")):
            copy.unlink(missing_ok=True)

    def _tables(self) -> set[str]:
        """Those that hold rows of ours: what a full-text search keeps beside its own table is its own business."""
        rows = self.read("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        virtual = tuple(f"{row['name']}_" for row in rows if str(row["sql"]).startswith("CREATE VIRTUAL"))
        return {row["name"] for row in rows if not str(row["name"]).startswith(virtual)}

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
        with self._lock:
            self._connection.close()

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def _refuse_known_damage(self) -> None:
        """SQLite opens a damaged file without a word: look for what an earlier run met, and for an emptied file."""
        is_emptied = self.path.exists() and self.path.stat().st_size == 0
        if self._marker.exists() or (is_emptied and self._kept()):
            raise self._damaged()

    @property
    def _marker(self) -> Path:
        """A file that says: damage was met while this database was in use."""
        return self.path.with_name(self.path.name + _MARK)

    def _kept(self) -> tuple[Path, ...]:
        return () if self._copies is None else kept_copies(self.path, self._copies)

    @contextlib.contextmanager
    def _in_words(self) -> Generator[None]:
        """Translate what SQLite raises, but for mistakes in the program: those are to be seen as they are."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            translated = self._translated(error)
            if translated is None:
                raise
            raise translated from error

    def _translated(self, error: sqlite3.DatabaseError) -> StateError | None:
        match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                with contextlib.suppress(OSError):
                    self._marker.touch()
                return self._damaged()
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return StateUnwritable(
                    f"{self.path} is in use by another program for too long. Close other Rejoinders and try again."
                )
            case sqlite3.SQLITE_FULL | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
                return StateUnwritable(f"{self.path} cannot be used: {error}. {_MAKE_ROOM}")
            case _:
                return None

    def _damaged(self) -> StateDamaged:
        copies = self._kept()
        named = ", ".join(str(copy) for copy in copies)
        way_out = (
            f"Move every file beginning with {self.path.name} away and put one of its copies in its place: {named}."
            if copies
            else f"Move every file beginning with {self.path.name} away to begin anew."
        )
        return StateDamaged(f"{self.path} is damaged. {way_out} Your drafts are files of their own.", copies)


def put_back(path: Path, copy: Path, prepare: Callable[[Path], None] | None = None) -> None:
    """Let a copy, after `prepare`, take the place of a damaged database, which is kept beside it as `…-set-aside`.

    A kill at any moment leaves the damaged one, or the copy. Raises OSError, and sqlite3.DatabaseError when the copy is
    damaged too; nothing was touched then.
    """
    restored = path.with_name(f"{path.name}-restored")
    copy_database(copy, restored)
    if prepare:
        prepare(restored)
    for ending in ("", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            shutil.copyfile(beside, path.with_name(f"{path.name}-set-aside{ending}"))
    for ending in ("-wal", "-shm"):  # a log that stayed would be played into the copy
        path.with_name(path.name + ending).unlink(missing_ok=True)
    restored.replace(path)
    sync_folder(path.parent)
    path.with_name(path.name + _MARK).unlink(missing_ok=True)


def set_aside(path: Path) -> None:
    """Move a damaged database out of the way, instead of one that was moved before. Nobody may have it open.

    Raises OSError.
    """
    if path.exists():
        path.replace(path.with_name(f"{path.name}-set-aside"))
    for ending in ("-wal", "-shm", _MARK):  # a log that stayed would be played into the next database
        path.with_name(path.name + ending).unlink(missing_ok=True)


_MARK = "-damaged"
_MAKE_ROOM = "Make room on the disk, or let yourself write there; nothing was changed."


def statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction that it runs in."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
