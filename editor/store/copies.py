"""Copies of a database: the last three starts, and one from before each migration."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from editor.store.platforms import private_folder, sync_folder

KEPT = 3
_ABANDONED_SECONDS = 3600
_STAMP = "%Y%m%dT%H%M%S%f"
_TO_SECONDS = len("20260102T030405")
_log = logging.getLogger(__name__)


def kept_copies(path: Path, folder: Path) -> tuple[Path, ...]:
    """All copies of the database at `path`, newest first: those of starts by their names, then those of migrations.

    Times of files tell nothing: the clock may have been set back.
    """
    found = folder.glob(f"{path.stem}-*{path.suffix}")
    return tuple(sorted(found, key=lambda copy: (_stamp(copy) is not None, copy.name), reverse=True))


def copy_when_changed(path: Path, folder: Path, now: datetime | None = None) -> None:
    """Copy a database unless the newest copy has all of it already; only the last three of these are kept.

    A disk that is full does not stop a start: it is logged. Raises sqlite3.DatabaseError when the database is damaged,
    before an older copy is given up for it.
    """
    starts = [copy for copy in kept_copies(path, folder) if _stamp(copy)]
    if starts and _written(starts[0]) == _changed(path):
        return
    _sweep(folder)
    stamp = now or datetime.now(UTC)
    newest = _stamp(starts[0]) if starts else None
    if newest and newest >= stamp:
        stamp = newest + timedelta(microseconds=1)
    try:
        copy_database(path, folder / f"{path.stem}-{stamp.strftime(_STAMP)}{path.suffix}")
    except (OSError, sqlite3.OperationalError) as error:
        _log.warning("%s could not be copied: %s. Make room in %s.", path, error, folder)
        return
    for old in starts[KEPT - 1 :]:
        old.unlink(missing_ok=True)


def _stamp(copy: Path) -> datetime | None:
    """When a copy of a start was made, by its name; None when it is no such copy."""
    stamp = copy.stem.rpartition("-")[2]
    try:  # not `strptime`, whose module costs a start 7 ms
        return datetime.fromisoformat(f"{stamp[:_TO_SECONDS]}.{stamp[_TO_SECONDS:]}").replace(tzinfo=UTC)
    except ValueError:
        return None


def copy_database(path: Path, target: Path) -> None:
    """Copy a database while others use it, checked and brought to the disk before it takes its name.

    Raises OSError, sqlite3.OperationalError (no room) and sqlite3.DatabaseError (damaged).
    """
    private_folder(target.parent)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    changed = _changed(path)
    try:
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            findings: str = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if findings != "ok":
            raise _not_sound(findings)
        os.utime(part, ns=(changed, changed))  # what it holds is of that time
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _not_sound(findings: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(findings)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _changed(path: Path) -> int:
    """When the database or the log beside it was last written, in nanoseconds."""
    log = path.with_name(f"{path.name}-wal")
    return max(_written(path), _written(log))


def _written(file: Path) -> int:
    """When a file was last written; 0 when it is empty (as the log of one who only reads) or gone (in a race)."""
    try:
        seen = file.stat()
    except FileNotFoundError:
        return 0
    return seen.st_mtime_ns if seen.st_size else 0


def _sweep(folder: Path) -> None:
    """Remove what copies that were killed in the middle left."""
    for part in folder.glob("*.part"):
        if time.time() - part.stat().st_mtime > _ABANDONED_SECONDS:
            part.unlink(missing_ok=True)
