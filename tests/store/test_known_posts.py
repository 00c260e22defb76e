"""What we last knew of a post."""

from dataclasses import replace
from datetime import UTC, datetime

from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.post import Revision
from editor.store.database import Database
from editor.store.known_posts import KnownPost, drafts_of_post, known_of, known_post, other_drafts_posts, remember_post

POST = KnownPost(
    blog="1f",
    identity="d1",
    post_id="9",
    link="https://ferry.example/quay/",
    revision=Revision(modified="2026-05-14T12:00:00", digest="ab"),
    sent=("excerpt", "tags"),
    when=datetime(2026, 5, 14, 12, 0, 1, 5, tzinfo=UTC),
)


def test_post_comes_back_as_it_was_remembered(db: Database) -> None:
    remember_post(db, POST)
    assert known_post(db, "1f", "d1") == POST
    assert known_post(db, "2a", "d1") is None
    assert known_post(db, "1f", "d2") is None


def test_post_of_a_draft_takes_a_blog_and_an_identity(db: Database) -> None:
    remember_post(db, POST)
    blog, draft = (
        Blog(identity="1f", name="Ferry", url="", api_url="", kind="wordpress", user="ada"),
        Draft(identity="d1"),
    )
    assert known_of(db, blog, draft) == POST
    assert known_of(db, None, draft) is None
    assert known_of(db, blog, Draft()) is None


def test_last_publish_is_what_is_known(db: Database) -> None:
    remember_post(db, POST)
    later = replace(POST, revision=Revision(modified="2026-05-15T12:00:00", digest="ef"))
    remember_post(db, later)
    assert known_post(db, "1f", "d1") == later


def test_posts_of_other_drafts_are_those_of_this_blog(db: Database) -> None:
    remember_post(db, POST)
    remember_post(db, replace(POST, identity="d2", post_id="10"))
    remember_post(db, replace(POST, blog="2a", identity="d3", post_id="11"))
    assert other_drafts_posts(db, "1f", "d1") == {"10"}


def test_drafts_of_a_post_come_the_latest_first(db: Database) -> None:
    remember_post(db, POST)
    later = replace(POST, identity="d2", when=POST.when.replace(year=2027))
    remember_post(db, later)
    remember_post(db, replace(POST, identity="d3", post_id="10"))
    assert drafts_of_post(db, "1f", "9") == (later, POST)
    assert drafts_of_post(db, "2a", "9") == ()
