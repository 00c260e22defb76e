"""What was said about a draft is kept of its last publish, within bounds, and without secrets and people."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.model.blog import Blog
from editor.model.conversation import Exchange
from editor.model.job import PublishJob
from editor.store.blogs import put_blog, remove_blog
from editor.store.conversations import MOST, exchanges, has_exchanges, keep_exchanges
from editor.store.database import Database
from editor.store.redaction import without_people

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
JOB = PublishJob(id="a", path=Path("/a.md"), identity="d1", title="Ferry", blog="1f", created=NOW, asked=NOW)
ONE = Exchange(when=NOW, method="GET", address="a.example/wp-json/", status=200, milliseconds=12, received=3)


def test_tries_of_a_job_are_kept_one_after_the_other(db: Database) -> None:
    second = replace(ONE, method="POST", status=0, words="ConnectionError", sent=9, call="wp.newPost")
    keep_exchanges(db, JOB, [ONE])
    keep_exchanges(db, JOB, [second])
    assert exchanges(db, "1f", "d1") == (ONE, second)
    assert has_exchanges(db, "1f", "d1")
    assert not has_exchanges(db, "1f", "d2")


def test_next_publish_of_the_draft_begins_anew(db: Database) -> None:
    keep_exchanges(db, JOB, [ONE])
    keep_exchanges(db, replace(JOB, identity="d2"), [ONE])
    keep_exchanges(db, replace(JOB, id="b"), [replace(ONE, status=201)])
    assert [each.status for each in exchanges(db, "1f", "d1")] == [201]
    assert len(exchanges(db, "1f", "d2")) == 1


def test_last_ones_of_a_long_outage_are_kept(db: Database) -> None:
    for count in (150, 100):
        keep_exchanges(db, JOB, [replace(ONE, milliseconds=each) for each in range(count)])
    kept = exchanges(db, "1f", "d1")
    assert len(kept) == MOST
    assert (kept[0].milliseconds, kept[-1].milliseconds) == (50, 99)


def test_oldest_of_all_go(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.store.conversations.MOST_OF_ALL", 3)
    for number in range(5):
        keep_exchanges(db, replace(JOB, identity=f"d{number}"), [ONE])
    assert [has_exchanges(db, "1f", f"d{number}") for number in range(5)] == [False, False, True, True, True]


def test_conversation_with_a_blog_that_is_removed_is_forgotten(db: Database) -> None:
    blog = Blog(identity="1f", name="Ferry", url="https://a.example/", api_url="https://a.example/", kind="x", user="y")
    put_blog(db, blog)
    keep_exchanges(db, JOB, [ONE])
    remove_blog(db, "1f")
    assert not has_exchanges(db, "1f", "d1")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("rest_no: marta.o'hara@ferry.example was here", "rest_no: *** was here"),
        ("from 203.0.113.7.", "from ***."),
        ("from 2001:db8::ff00:42:8329, blocked", "from ***, blocked"),
        ("from ::1", "from ***"),
        ("nonce=a1b2c3d4e5&x=1", "nonce=***&x=1"),
        ("Cookie: wordpress_logged_in=x", "Cookie: ***"),
        ("password abcd EFGH ijkl MNOP qrst 0123", "password ***"),
        ("rest_invalid_param: tags[0] is not of type integer.", "rest_invalid_param: tags[0] is not of type integer."),
        ("WordPress 6.8.1 at 12:30:15", "WordPress 6.8.1 at ***"),
        ("half \ud83d", "half ?"),
    ],
)
def test_secrets_and_people_are_not_kept(db: Database, said: str, left: str) -> None:
    keep_exchanges(db, JOB, [replace(ONE, words=said)])
    assert [each.words for each in exchanges(db, "1f", "d1")] == [left]
    assert without_people(left) == left
