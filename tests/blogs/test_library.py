"""The library follows its blog: what is new comes, what is gone goes, and nothing new costs one request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor.blogs.library import KINDS_EVERY, refresh_posts
from editor.clients.protocols import PostBin
from editor.clients.registry import open_client
from editor.errors import Cancelled, NotAllowed
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.post import PostFields
from editor.model.work import CancelToken, no_progress
from editor.store.database import Database
from editor.store.library import KindFetched, kept_post, kinds_fetched, library, mark_kind_fetched
from tests.servers.fault_proxy import FaultProxy
from tests.support.archived_blog import ArchivedBlog, standing
from tests.support.memory_blog import MemoryBlog
from tests.support.wordpress import WordPressServer

NEW = "2026-02-01T00:00:00"
LATER = "2099-01-01T00:00:00"


def refresh(client: ArchivedBlog, cache: Database, blog: Blog, *, whole: bool = False) -> tuple[int, list[str]]:
    """How many were new, and what was asked for that."""
    client.asked.clear()
    return refresh_posts(client, cache, blog, CancelToken(), no_progress, whole=whole), list(client.asked)


def kept(cache: Database) -> list[str]:
    return [post.id for post in library(cache)]


@pytest.fixture
def large() -> ArchivedBlog:
    """2,000 posts and a page."""
    return ArchivedBlog(archive={"posts": [standing(number) for number in range(1, 2001)], "pages": [standing(9000)]})


@pytest.fixture
def small() -> ArchivedBlog:
    """Three posts, and four of others."""
    return ArchivedBlog(archive={"posts": [standing(number) for number in (1, 2, 3)]}, others=4)


def test_nothing_new_on_two_thousand_posts_is_one_request(large: ArchivedBlog, cache: Database, blog: Blog) -> None:
    said: list[tuple[str, int, int]] = []

    def report(what: str, done: int, total: int) -> None:
        said.append((what, done, total))

    assert refresh_posts(large, cache, blog, CancelToken(), report) == 2001
    assert len(kept(cache)) == 2001
    assert (said[0], said[19]) == ((f"Posts of {blog.name}", 100, 2000), (f"Posts of {blog.name}", 2000, 2000))
    assert refresh(large, cache, blog) == (0, ["posts from 0"])


def test_what_is_new_or_changed_comes_and_nothing_else(large: ArchivedBlog, cache: Database, blog: Blog) -> None:
    refresh(large, cache, blog)
    large.archive["posts"][9] = standing(10, NEW, title="Anew")
    large.archive["posts"].append(standing(2001, NEW))
    assert refresh(large, cache, blog) == (2, ["posts from 0", "2 posts"])
    assert [post.title for post in library(cache, search="anew")] == ["Anew"]
    assert kept_post(cache, blog.identity, "2001") == large.archive["posts"][-1]


def test_what_is_gone_goes_although_nothing_else_changed(large: ArchivedBlog, cache: Database, blog: Blog) -> None:
    refresh(large, cache, blog)
    del large.archive["posts"][1000]
    changed, asked = refresh(large, cache, blog)
    assert (changed, len(asked)) == (0, 20)
    assert "1001" not in kept(cache)
    assert refresh(large, cache, blog) == (0, ["posts from 0"])


def test_scheduled_posts_hide_no_change_behind_them(large: ArchivedBlog, cache: Database, blog: Blog) -> None:
    large.archive["posts"] += [standing(number, LATER) for number in range(3000, 3100)]
    refresh(large, cache, blog)
    large.archive["posts"][0] = standing(1, NEW)
    assert refresh(large, cache, blog) == (1, ["posts from 0", "posts from 100", "1 posts"])


def test_posts_that_others_see_only_are_not_missed(small: ArchivedBlog, cache: Database, blog: Blog) -> None:
    assert refresh(small, cache, blog) == (3, ["kinds", "posts from 0", "3 posts"])
    assert [fetched.hidden for fetched in kinds_fetched(cache, blog.identity)] == [4]
    assert refresh(small, cache, blog) == (0, ["posts from 0"])


def test_other_kinds_are_looked_at_once_a_day_and_when_a_person_asks(
    large: ArchivedBlog, cache: Database, blog: Blog
) -> None:
    refresh(large, cache, blog)
    large.archive["pages"].append(standing(9001, NEW))
    assert refresh(large, cache, blog, whole=True) == (1, ["kinds", "posts from 0", "pages from 0", "1 pages"])
    pages = kinds_fetched(cache, blog.identity)[-1]
    mark_kind_fetched(cache, blog.identity, 1, replace(pages, when=datetime.now(UTC) - KINDS_EVERY))
    del large.archive["pages"]
    assert refresh(large, cache, blog) == (0, ["kinds", "posts from 0"])
    assert "9000" not in kept(cache)
    assert [fetched.kind for fetched in kinds_fetched(cache, blog.identity)] == ["posts"]


def test_empty_blog_has_been_looked_at(cache: Database, blog: Blog) -> None:
    before = datetime.now(UTC)
    assert refresh(ArchivedBlog(), cache, blog) == (0, ["kinds", "posts from 0"])
    (fetched,) = kinds_fetched(cache, blog.identity)
    assert before <= fetched.when <= before + timedelta(minutes=1)
    assert fetched == KindFetched(kind="posts", when=fetched.when, hidden=0)


def test_cancel_is_heard_and_what_came_stays(large: ArchivedBlog, cache: Database, blog: Blog) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        refresh_posts(large, cache, blog, cancel, lambda what, done, total: cancel.cancel())
    assert len(kept(cache)) == 100
    assert kinds_fetched(cache, blog.identity) == ()
    assert refresh(large, cache, blog)[0] == 1901


def test_client_that_cannot_list_is_named(cache: Database, blog: Blog) -> None:
    with pytest.raises(NotAllowed, match="does not let its posts be listed"):
        refresh_posts(MemoryBlog(), cache, blog, CancelToken(), no_progress)


def test_refresh_of_a_real_blog_with_nothing_new_is_one_request(
    wordpress: WordPressServer, cache: Database, blog: Blog
) -> None:
    with FaultProxy(wordpress.port) as proxy:
        there = replace(blog, kind="wordpress", api_url=f"{proxy.url}wp-json/")
        client = open_client(there, wordpress.users["editor"])

        def requests() -> int:
            before = len(proxy.log)
            refresh_posts(client, cache, there, CancelToken(), no_progress)
            return len(proxy.log) - before

        assert requests() > 3
        titles = {post.title: post for post in library(cache)}
        assert titles["About this blog"].kind == "pages"
        assert {post.status for post in titles.values()} == set(Status)
        assert requests() == 1
        post_id = next(post.id for post in titles.values() if post.kind == "posts")
        client.update(post_id, PostFields(content="<p>Zanzibar</p>"), None)
        assert requests() == 2
        assert [post.id for post in library(cache, search="zanzi")] == [post_id]
        assert isinstance(client, PostBin)
        client.bin(post_id)
        assert requests() == 1
        assert library(cache, search="zanzi") == ()


def test_words_that_no_database_can_hold_are_kept_as_far_as_they_can(
    small: ArchivedBlog, cache: Database, blog: Blog
) -> None:
    small.archive["posts"] = [standing(1, title="Half \ud83d", content="<p>a \ud83d</p>")]
    refresh(small, cache, blog)
    assert [post.title for post in library(cache)] == ["Half ?"]
