"""The log of what was published from here: when, where, and under which address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editor.model.draft import Status
from editor.store.columns import time_in, time_out
from editor.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One publish, update or errand that arrived."""

    when: datetime
    """Aware, UTC."""
    blog: str
    """The blog's identity."""
    blog_name: str
    """As it was then: the blog may be gone."""
    identity: str
    """The draft's."""
    title: str
    post_id: str
    link: str
    status: Status
    deed: str = ""
    """What was done, where the status does not tell (`binned`); empty: a publish or an update."""


def log_publication(db: Database, publication: Publication) -> None:
    """Add one line to the log."""
    with db.write() as connection:
        connection.execute(
            "INSERT INTO publications VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                time_out(publication.when),
                publication.blog,
                publication.blog_name,
                publication.identity,
                publication.title,
                publication.post_id,
                publication.link,
                publication.status,
                publication.deed,
            ),
        )


def publications(db: Database, limit: int = 100) -> tuple[Publication, ...]:
    """The last ones, newest first."""
    rows = db.read('SELECT * FROM publications ORDER BY "when" DESC, rowid DESC LIMIT ?', (limit,))
    return tuple(
        Publication(
            when=time_in(row["when"]),
            blog=row["blog"],
            blog_name=row["blog_name"],
            identity=row["identity"],
            title=row["title"],
            post_id=row["post_id"],
            link=row["link"],
            status=Status(row["status"]),
            deed=row["deed"],
        )
        for row in rows
    )
