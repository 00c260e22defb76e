"""Where an identity lives."""

from pathlib import Path

from editor.store.database import Database
from editor.store.places import forget_place, place_of, remember_place


def test_identity_lives_where_it_was_last_seen(db: Database) -> None:
    assert place_of(db, "d1") is None
    remember_place(db, "d1", Path("/drafts/a.md"))
    remember_place(db, "d2", Path("/drafts/caf\udce9.md"))
    remember_place(db, "d1", Path("/moved/a.md"))
    assert place_of(db, "d1") == Path("/moved/a.md")
    assert place_of(db, "d2") == Path("/drafts/caf\udce9.md")


def test_forgotten_place_is_free(db: Database) -> None:
    remember_place(db, "d1", Path("/drafts/a.md"))
    forget_place(db, "d1")
    assert place_of(db, "d1") is None
