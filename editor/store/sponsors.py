"""Sponsors that were named in drafts, offered again in the next one."""

from __future__ import annotations

import json

from editor.model.disclosure import Sponsor
from editor.store.database import Database


def sponsors(db: Database) -> tuple[Sponsor, ...]:
    """All of them, by name."""
    rows = db.read("SELECT name, hosts FROM sponsors")
    found = (Sponsor(name=row["name"], hosts=tuple(json.loads(row["hosts"]))) for row in rows)
    return tuple(sorted(found, key=lambda sponsor: sponsor.name.casefold()))


def remember_sponsor(db: Database, sponsor: Sponsor) -> None:
    """Keep a sponsor. Hosts that were known before stay: a link to one of them must not go undisclosed."""
    with db.write() as connection:
        before = next((known.hosts for known in sponsors(db) if known.name == sponsor.name), ())
        hosts = tuple(dict.fromkeys((*before, *sponsor.hosts)))
        connection.execute("INSERT OR REPLACE INTO sponsors VALUES (?, ?)", (sponsor.name, json.dumps(hosts)))
