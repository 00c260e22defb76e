"""The state: blogs, posts on their way and posts that are out, sponsors, versions, settings. Precious.

Each room of it has a module beside this one. There is never a password in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from editor.errors import StateDamaged, StateUnwritable
from editor.store.copies import kept_copies
from editor.store.database import Database, put_back
from editor.store.jobs import hold_jobs
from editor.store.paths import Paths
from editor.store.versions import VERSIONS_SQL

_FIRST = """
CREATE TABLE blogs (
    identity TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    api_url TEXT NOT NULL,
    kind TEXT NOT NULL,
    user TEXT NOT NULL,
    capabilities TEXT NOT NULL
);
CREATE TABLE jobs (id TEXT PRIMARY KEY, created TEXT NOT NULL, job TEXT NOT NULL);
CREATE TABLE job_steps (
    job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (job, step)
) WITHOUT ROWID;
CREATE TABLE media (
    blog TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    PRIMARY KEY (blog, sha256)
) WITHOUT ROWID;
CREATE TABLE known_posts (
    blog TEXT NOT NULL,
    identity TEXT NOT NULL,
    post_id TEXT NOT NULL,
    link TEXT NOT NULL,
    modified TEXT NOT NULL,
    digest TEXT NOT NULL,
    sent TEXT NOT NULL,
    "when" TEXT NOT NULL,
    PRIMARY KEY (blog, identity)
) WITHOUT ROWID;
CREATE TABLE publications (
    "when" TEXT NOT NULL,
    blog TEXT NOT NULL,
    blog_name TEXT NOT NULL,
    identity TEXT NOT NULL,
    title TEXT NOT NULL,
    post_id TEXT NOT NULL,
    link TEXT NOT NULL,
    status TEXT NOT NULL
);
CREATE TABLE places (identity TEXT PRIMARY KEY, path BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sponsors (name TEXT PRIMARY KEY, hosts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
"""

_FILE = "state.db"
_DAMAGED = "What Rejoinder remembers was damaged,"
_GONE = "The file of what Rejoinder remembers was gone,"
_BEGIN_ANEW = "To begin anew, use Forget everything in the menu Blog."
_PATIENCE = 60.0
"""Seconds for which one waits for another that puts a copy back."""
_HELD = (
    "What is in the outbox was put back from a copy: this post may be out by now, or may have been taken out. "
    "It is looked up on its blog when you try again; or take it out."
)

_POST_FORM = "ALTER TABLE blogs ADD COLUMN form TEXT NOT NULL DEFAULT 'classic';"
_FORMER_NAMES = "ALTER TABLE blogs ADD COLUMN former TEXT NOT NULL DEFAULT '[]';"
_DEFAULTS = "ALTER TABLE blogs ADD COLUMN defaults TEXT NOT NULL DEFAULT '{}';"

_CONVERSATIONS = """
CREATE TABLE exchanges (
    number INTEGER PRIMARY KEY,
    blog TEXT NOT NULL,
    identity TEXT NOT NULL,
    job TEXT NOT NULL,
    exchange TEXT NOT NULL
);
CREATE INDEX exchanges_of ON exchanges (blog, identity);
"""

_FIELD_BY_FIELD = """
ALTER TABLE known_posts ADD COLUMN whole TEXT NOT NULL DEFAULT '';
ALTER TABLE known_posts ADD COLUMN said BLOB NOT NULL DEFAULT x'';
ALTER TABLE known_posts ADD COLUMN stood BLOB NOT NULL DEFAULT x'';
UPDATE job_steps SET result = '{}' WHERE step = 'update';
"""

_ERRANDS = """
ALTER TABLE publications ADD COLUMN deed TEXT NOT NULL DEFAULT '';
CREATE TABLE kept_leftovers (blog TEXT NOT NULL, post_id TEXT NOT NULL, PRIMARY KEY (blog, post_id)) WITHOUT ROWID;
"""
_TRUSTED = "ALTER TABLE blogs ADD COLUMN trusted TEXT NOT NULL DEFAULT '';"

MIGRATIONS = (
    *(_FIRST + VERSIONS_SQL, _POST_FORM, _FORMER_NAMES, _DEFAULTS, _CONVERSATIONS),
    *(_FIELD_BY_FIELD, _ERRANDS, _TRUSTED),
)


def open_state(paths: Paths, *, copy_now: bool = True) -> Database:
    """The state of these folders, copied at once if it changed since the last copy.

    With `copy_now=False` whoever opens it calls `copy` a moment later, off the window's thread: a long history takes
    long to copy. Before a migration it is copied in any case.

    Raises StateTooNew, StateDamaged (it names the copies) and StateUnwritable.
    """
    file = paths.state / _FILE
    was_there = file.exists()
    db = Database(file, MIGRATIONS, copies=paths.state / "copies")
    if copy_now and was_there:
        try:
            db.copy()
        except StateDamaged:
            db.close()
            raise
    return db


def open_state_or_copy(paths: Paths) -> tuple[Database, str]:
    """The state; where it is damaged or gone, its newest sound copy in its place, and then a sentence that says so.

    The damaged file is kept beside it, and what waits in the outbox waits for a person.

    Raises StateTooNew, StateUnwritable, and StateDamaged when no copy is sound.
    """
    if _lost_copies(paths):
        with _alone(paths):
            return _open_instead(paths)
    try:
        return open_state(paths), ""
    except StateDamaged:
        with _alone(paths):
            return _open_copy(paths)


@contextmanager
def _alone(paths: Paths) -> Generator[None]:
    """No other program puts a copy back meanwhile."""
    from filelock import FileLock  # costs the window 10 ms, and is needed on a bad day only

    with FileLock(paths.state / "put-back.lock", timeout=_PATIENCE):
        yield


def _lost_copies(paths: Paths) -> tuple[Path, ...]:
    """The copies of a state that is gone: somebody has deleted it by hand, or a disk was mended."""
    file = paths.state / _FILE
    return () if file.exists() else kept_copies(file, paths.state / "copies")


def _open_instead(paths: Paths) -> tuple[Database, str]:
    """A new state only if no copy of the one that is gone is sound."""
    for copy in _lost_copies(paths):
        if _was_put_back(paths.state / _FILE, copy):
            return open_state(paths), f"{_GONE} {_as_it_was(copy)} {_BEGIN_ANEW}"
    return open_state(paths), ""


def _open_copy(paths: Paths) -> tuple[Database, str]:
    try:
        return open_state(paths), ""  # another program has put a copy back meanwhile
    except StateDamaged as damage:
        for copy in damage.copies:
            if _was_put_back(paths.state / _FILE, copy):
                return open_state(paths), _told(paths.state / _FILE, copy)
        raise


def _was_put_back(file: Path, copy: Path) -> bool:
    """False when the copy is damaged too."""
    try:
        put_back(file, copy, _hold)
    except (OSError, sqlite3.OperationalError) as error:
        raise StateUnwritable(f"{file} is damaged, and no copy can be put in its place: {error}. Make room.") from error
    except sqlite3.DatabaseError:
        return False
    return True


def _hold(copy: Path) -> None:
    with closing(Database(copy, MIGRATIONS)) as db:
        hold_jobs(db, _HELD)


def _told(file: Path, copy: Path) -> str:
    return f"{_DAMAGED} {_as_it_was(copy)} The damaged file is kept as {file}-set-aside."


def _as_it_was(copy: Path) -> str:
    when = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
    return (
        f"and stands again as it was on {when:%Y-%m-%d at %H:%M}. Your drafts are files of their own and untouched. "
        "What waits in the outbox waits for you: look at it there."
    )
