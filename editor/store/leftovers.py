"""Half-made drafts on blogs that a person wants to keep: they are not offered again."""

from __future__ import annotations

from editor.store.database import Database


def is_kept_leftover(db: Database, blog: str, post_id: str) -> bool:
    """Did a person want to keep this post of this blog (by identity)?"""
    return bool(db.read("SELECT 1 FROM kept_leftovers WHERE blog = ? AND post_id = ?", (blog, post_id)))


def keep_leftover(db: Database, blog: str, post_id: str) -> None:
    """Do not offer it again."""
    with db.write() as connection:
        connection.execute("INSERT OR IGNORE INTO kept_leftovers VALUES (?, ?)", (blog, post_id))
