"""Earlier texts are kept, listed, thinned out with time, and follow their draft."""

from datetime import UTC, datetime, timedelta

from editor.store.database import Database
from editor.store.versions import Reason, Version, add_version, move_versions, version, versions

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)


def keep(
    db: Database, text: str, ago: timedelta = timedelta(), reason: Reason = Reason.SAVED, key: str = "bees"
) -> None:
    add_version(db, Version(key=key, when=NOW - ago, reason=reason, title="Bees", text=text))


def texts(db: Database, key: str = "bees") -> list[str]:
    return [one.text for one in versions(db, key)]


def test_version_is_the_whole_text_as_it_was(db: Database) -> None:
    text = "\ufeff---\r\ntitle: Bees 🐝\r\n---\r\n\r\nHello.\n"
    keep(db, text, reason=Reason.PUBLISHED)
    (found,) = versions(db, "bees")
    assert found == Version(id=found.id, key="bees", when=NOW, reason=Reason.PUBLISHED, title="Bees", text=text)
    assert version(db, found.id) == found
    assert version(db, found.id + 1) is None


def test_versions_are_listed_newest_first_each_draft_for_itself(db: Database) -> None:
    for text in ("one", "two", "three"):
        keep(db, text)
    keep(db, "other", key="wasps")
    assert texts(db) == ["three", "two", "one"]
    assert [one.text for one in versions(db, "bees", limit=2)] == ["three", "two"]
    assert versions(db, "nobody") == ()


def test_same_text_is_kept_once_in_a_row_for_one_reason(db: Database) -> None:
    keep(db, "one")
    keep(db, "one")
    keep(db, "one", reason=Reason.PUBLISHED)
    keep(db, "two")
    keep(db, "one")
    assert texts(db) == ["one", "two", "one", "one"]


def test_half_a_character_is_no_reason_to_keep_nothing(db: Database) -> None:
    add_version(db, Version(key="bees", when=NOW, reason=Reason.SAVED, title="\ud800", text="a\ud800"))
    assert [(one.text, one.title) for one in versions(db, "bees")] == [("a?", "?")]


def test_older_saves_get_rarer_with_time(db: Database) -> None:
    for minutes in range(60 * 24 * 3, -1, -2):
        keep(db, f"{minutes}", timedelta(minutes=minutes))
    left = [int(text) for text in reversed(texts(db))]
    assert [minutes for minutes in left if minutes <= 10] == [10, 8, 6, 4, 2, 0]
    assert [minutes for minutes in left if 10 < minutes <= 60] == [52, 42, 32, 22, 12]
    days = [minutes for minutes in left if minutes > 60 * 24]
    assert days == [60 * 60 + 2, 36 * 60 + 2, 24 * 60 + 2]


def test_what_was_published_or_replaced_stays(db: Database) -> None:
    for reason in (Reason.PUBLISHED, Reason.RESTORED, Reason.REPLACED):
        for text in ("one", "two"):
            keep(db, f"{reason} {text}", timedelta(days=9), reason)
    keep(db, "now")
    assert len(texts(db)) == 7


def test_history_follows_a_draft_that_gets_an_identity(db: Database) -> None:
    keep(db, "one")
    keep(db, "zero", key="1b4e")
    keep(db, "two")
    move_versions(db, "bees", "1b4e")
    assert texts(db, "1b4e") == ["two", "zero", "one"]
    assert texts(db) == []
