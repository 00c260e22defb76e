"""Which file was uploaded to which blog, so that none goes there twice."""

from __future__ import annotations

from editor.model.post import RemoteMedia
from editor.store.database import Database


def known_media(db: Database, blog: str, sha256: str) -> RemoteMedia | None:
    """The upload of a file with this SHA-256 (hex) to the blog of this identity."""
    rows = db.read("SELECT id, url, width, height FROM media WHERE blog = ? AND sha256 = ?", (blog, sha256))
    return RemoteMedia(**dict(rows[0])) if rows else None


def forget_media(db: Database, blog: str, media_id: str) -> None:
    """The file is not on the blog any more."""
    with db.write() as connection:
        connection.execute("DELETE FROM media WHERE blog = ? AND id = ?", (blog, media_id))


def remember_media(db: Database, blog: str, sha256: str, media: RemoteMedia) -> None:
    """Note an upload, instead of an earlier one of the same file."""
    with db.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO media VALUES (?, ?, ?, ?, ?, ?)",
            (blog, sha256, media.id, media.url, media.width, media.height),
        )
