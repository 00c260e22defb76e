"""The library of posts that stand on the blogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

from editor.model.draft import Status
from editor.model.post import Revision
from editor.store.cache import forget_blog
from editor.store.database import Database
from editor.store.library import (
    count_posts,
    keep_kinds,
    keep_posts,
    kept_post,
    kept_stamps,
    library,
    put_posts,
    renew_post,
)
from tests.support.archived_blog import standing

DAY = datetime(2026, 5, 14, 8, tzinfo=UTC)


def test_post_comes_back_as_it_was_fetched(cache: Database) -> None:
    post = replace(standing(7), date=DAY, categories=("3",), tags=("4", "5"), featured_media="9", excerpt="Short")
    put_posts(cache, "b1", "posts", [post, replace(standing(8), id="pages/8")])
    assert kept_post(cache, "b1", "7") == post
    assert kept_post(cache, "b1", "pages/8") == replace(standing(8), id="pages/8")
    assert kept_post(cache, "b2", "7") is None


def test_password_of_a_post_is_not_kept(cache: Database) -> None:
    put_posts(cache, "b1", "posts", [replace(standing(7), password="plot 14")])
    assert kept_post(cache, "b1", "7") == standing(7)


def test_newest_come_first_and_a_draft_by_its_last_change(cache: Database) -> None:
    scheduled = replace(standing(1), status=Status.SCHEDULED, date=DAY + timedelta(days=900))
    draft = replace(standing(2, "2026-05-15T00:00:00"), status=Status.DRAFT)
    undated = replace(standing(3), revision=Revision(modified="", digest=""), date=None)
    put_posts(cache, "b1", "posts", [undated, replace(standing(4), date=DAY), draft, scheduled])
    assert [post.id for post in library(cache)] == ["1", "2", "4", "3"]
    assert [post.date for post in library(cache)][1:] == [datetime(2026, 5, 15, tzinfo=UTC), DAY, None]


def test_words_are_found_in_title_and_text_of_one_blog_or_all(cache: Database) -> None:
    put_posts(cache, "b1", "posts", [standing(1, title="The Oslo ferry", content="<p>A <b>saucer</b> of soil</p>")])
    put_posts(cache, "b2", "posts", [standing(1, title="Saucers"), standing(2, title="Größe")])
    assert [(post.blog, post.id) for post in library(cache, search="sauc")] == [("b2", "1"), ("b1", "1")]
    assert [post.blog for post in library(cache, search="ferry soil")] == ["b1"]
    assert [post.id for post in library(cache, search="grosse größe")] == []
    assert [post.id for post in library(cache, search="grö", blog="b2")] == ["2"]
    assert library(cache, search="sauc", blog="b3") == ()
    assert (count_posts(cache, {"b2", "b3"}), count_posts(cache, ())) == (2, 0)


def test_post_that_changed_is_found_by_its_new_words_only(cache: Database) -> None:
    put_posts(cache, "b1", "posts", [standing(1, content="<p>before</p>")])
    put_posts(cache, "b1", "posts", [standing(1, content="<p>after</p>")])
    assert library(cache, search="before") == ()
    assert [post.id for post in library(cache, search="after")] == ["1"]


def test_what_is_gone_is_not_found_any_more(cache: Database) -> None:
    put_posts(cache, "b1", "posts", [standing(1), standing(2)])
    put_posts(cache, "b1", "pages", [replace(standing(3), id="pages/3")])
    keep_posts(cache, "b1", "posts", {"2"})
    assert kept_stamps(cache, "b1", "posts").keys() == {"2"}
    assert [post.id for post in library(cache, search="words")] == ["pages/3", "2"]
    put_posts(cache, "b2", "posts", [standing(1)])
    forget_blog(cache, "b1")
    assert [post.blog for post in library(cache)] == ["b2"]
    keep_kinds(cache, "b2", ())
    assert library(cache) == library(cache, search="words") == ()


def test_two_thousand_posts_are_listed_and_searched_at_once(cache: Database) -> None:
    put_posts(
        cache, "b1", "posts", [standing(number, content=f"<p>{'word ' * 300}n{number}</p>") for number in range(2000)]
    )
    started = process_time()
    assert len(library(cache)) == len(library(cache, search="wor")) == 2000
    assert [post.id for post in library(cache, search="n1234")] == ["1234"]
    assert process_time() - started < 1


def test_post_that_is_kept_stands_as_it_was_told(cache: Database) -> None:
    put_posts(cache, "b1", "pages", [standing(1)])
    renew_post(cache, "b1", replace(standing(1), status=Status.DRAFT))
    renew_post(cache, "b1", standing(2))
    assert [(kept.id, kept.kind, kept.status) for kept in library(cache)] == [("1", "pages", Status.DRAFT)]
    renew_post(cache, "b1", replace(standing(1), is_binned=True))
    assert library(cache) == ()
