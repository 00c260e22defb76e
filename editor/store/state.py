"""The state: blogs, posts on their way and posts that are out, sponsors, versions, settings. Precious.

Each room of it has a module beside this one. There is never a password in it.
"""

from __future__ import annotations

from editor.errors import StateDamaged
from editor.store.database import Database
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

_POST_FORM = "ALTER TABLE blogs ADD COLUMN form TEXT NOT NULL DEFAULT 'classic';"

MIGRATIONS = (_FIRST + VERSIONS_SQL, _POST_FORM)


def open_state(paths: Paths, *, copy_now: bool = True) -> Database:
    """The state of these folders, copied at once if it changed since the last copy.

    With `copy_now=False` whoever opens it calls `copy` a moment later, off the window's thread: a long history takes
    long to copy. Before a migration it is copied in any case.

    Raises StateTooNew, StateDamaged (it names the copies) and StateUnwritable.
    """
    file = paths.state / "state.db"
    was_there = file.exists()
    db = Database(file, MIGRATIONS, copies=paths.state / "copies")
    if copy_now and was_there:
        try:
            db.copy()
        except StateDamaged:
            db.close()
            raise
    return db
