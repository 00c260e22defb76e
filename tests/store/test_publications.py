"""The log of what was published."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from editor.model.draft import Status
from editor.store.database import Database
from editor.store.publications import Publication, log_publication, publications

FIRST = Publication(
    when=datetime(2026, 5, 14, 12, tzinfo=UTC),
    blog="1f",
    blog_name="Ferry Notes",
    identity="d1",
    title="Café at the quay",
    post_id="9",
    link="https://ferry.example/quay/",
    status=Status.PUBLISHED,
)


def test_last_publication_comes_first(db: Database) -> None:
    update = replace(FIRST, title="Cafés at the quay")
    later = replace(FIRST, when=FIRST.when + timedelta(days=1), status=Status.SCHEDULED)
    for publication in (later, FIRST, update):
        log_publication(db, publication)
    assert publications(db) == (later, update, FIRST)
    assert publications(db, limit=1) == (later,)
