"""What was said between Rejoinder and a blog about a draft, at its last publish. No secret and no reader is in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from editor.model.conversation import Exchange
from editor.model.job import PublishJob
from editor.store.columns import storable, time_in, time_out
from editor.store.database import Database
from editor.store.redaction import redacted, without_people

MOST = 200
"""Exchanges that are kept of one publish, the last ones: a blog may be down for days."""
MOST_OF_ALL = 4_000
"""And of all together, about 1 MB."""


def keep_exchanges(db: Database, job: PublishJob, heard: Sequence[Exchange]) -> None:
    """Keep what was said at one more try of a job, in place of what was said of earlier jobs of its draft."""
    of = (job.blog, job.identity)
    with db.write() as connection:
        connection.execute("DELETE FROM exchanges WHERE blog = ? AND identity = ? AND job <> ?", (*of, job.id))
        connection.executemany(
            "INSERT INTO exchanges (blog, identity, job, exchange) VALUES (?, ?, ?, ?)",
            [(*of, job.id, _out(exchange)) for exchange in heard[-MOST:]],
        )
        connection.execute(
            "DELETE FROM exchanges WHERE blog = ?1 AND identity = ?2 AND number NOT IN "
            "(SELECT number FROM exchanges WHERE blog = ?1 AND identity = ?2 ORDER BY number DESC LIMIT ?3)",
            (*of, MOST),
        )
        connection.execute(
            "DELETE FROM exchanges WHERE number <= (SELECT max(number) FROM exchanges) - ?", (MOST_OF_ALL,)
        )


def exchanges(db: Database, blog: str, identity: str) -> tuple[Exchange, ...]:
    """What was said about this draft to this blog (both by identity), in order."""
    rows = db.read("SELECT exchange FROM exchanges WHERE blog = ? AND identity = ? ORDER BY number", (blog, identity))
    return tuple(_in(row["exchange"]) for row in rows)


def has_exchanges(db: Database, blog: str, identity: str) -> bool:
    """Is there anything of it?"""
    return bool(db.read("SELECT 1 FROM exchanges WHERE blog = ? AND identity = ? LIMIT 1", (blog, identity)))


def _out(exchange: Exchange) -> str:
    safe = replace(exchange, address=redacted(exchange.address), words=storable(without_people(exchange.words)))
    return json.dumps(asdict(safe) | {"when": time_out(exchange.when)})


def _in(text: str) -> Exchange:
    values = json.loads(text)
    return Exchange(**values | {"when": time_in(values["when"])})
