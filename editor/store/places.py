"""Which file a draft's identity lives in, so that a copy is asked about and never taken for the first."""

from __future__ import annotations

from pathlib import Path

from editor.store.columns import path_in, path_out
from editor.store.database import Database


def place_of(db: Database, identity: str) -> Path | None:
    """The file that has this identity, as last seen; it may be gone."""
    rows = db.read("SELECT path FROM places WHERE identity = ?", (identity,))
    return path_in(rows[0]["path"]) if rows else None


def remember_place(db: Database, identity: str, path: Path) -> None:
    """Note where an identity lives now."""
    with db.write() as connection:
        connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (identity, path_out(path)))


def forget_place(db: Database, identity: str) -> None:
    """No file has this identity any more."""
    with db.write() as connection:
        connection.execute("DELETE FROM places WHERE identity = ?", (identity,))
