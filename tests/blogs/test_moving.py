"""A blog that has moved is followed, and what is tied to it stays tied."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editor.blogs.adding import add
from editor.blogs.moving import follow, moved_blog
from editor.blogs.opening import client_at, client_for
from editor.clients.discovery import discover
from editor.errors import AddressMoved, LoginRefused, NotABlog
from editor.model.blog import Blog, Capabilities
from editor.model.post import RemoteMedia, Revision
from editor.practice.child import RunningPractice
from editor.store.blogs import all_blogs, blog_with, move_blog, put_blog, remove_blog, rename_blog
from editor.store.database import Database
from editor.store.known_posts import KnownPost, known_post, remember_post
from editor.store.media_ledger import known_media, remember_media
from tests.blogs.conftest import LOGIN
from tests.servers.fault_proxy import Fault, FaultProxy, Rule


@contextmanager
def before_it(running: RunningPractice) -> Generator[FaultProxy]:
    """The address that the blog has at first."""
    with FaultProxy(int(running.url.rstrip("/").rpartition(":")[2])) as proxy:
        yield proxy


def leads_on(proxy: FaultProxy, running: RunningPractice) -> None:
    """The old address sends its visitors to the new one."""
    new = running.url.rstrip("/")
    for path in ("/wp-json/", ""):
        location = {"Location": f"{new}{path or '/'}"}
        proxy.rules.append(Rule(Fault.STATUS, code=301, path=path, headers=location))


def test_moved_blog_is_followed_with_all_that_is_tied_to_it(db: Database, running: RunningPractice) -> None:
    with before_it(running) as proxy:
        blog = add(db, proxy.url, LOGIN, "Allotment")
        remember_media(db, blog.identity, "ab", RemoteMedia(id="3", url=f"{blog.url}cat.png"))
        remember_media(db, blog.identity, "cd", RemoteMedia(id="4", url="https://cdn.example/dog.png"))
        known = KnownPost(
            blog=blog.identity,
            identity="d1",
            post_id="9",
            link=f"{blog.url}beans/",
            revision=Revision(modified="", digest="x"),
            when=datetime.now(UTC),
        )
        remember_post(db, known)
        leads_on(proxy, running)
        with pytest.raises(AddressMoved, match="follow it in the window"):
            client_for(db, blog, {}).verify()
        proxy.log.clear()
        moved = moved_blog(blog)
        assert all("Authorization" not in entry.headers for entry in proxy.log)
        followed = follow(db, moved, client_at(moved, {}))
    new = f"{running.url.rstrip('/')}/"
    assert (followed.identity, followed.name, followed.url) == (blog.identity, "Allotment", new)
    assert all_blogs(db) == (followed,)
    assert client_for(db, blog, {}).verify() == followed.capabilities
    assert known_post(db, blog.identity, "d1") == replace(known, link=f"{new}beans/")
    urls = [known_media(db, blog.identity, digest) for digest in ("ab", "cd")]
    assert [media.url for media in urls if media] == [f"{new}cat.png", "https://cdn.example/dog.png"]


def test_blog_that_is_where_it_was_is_told(db: Database, running: RunningPractice) -> None:
    blog = add(db, running.url, LOGIN, "Allotment")
    with pytest.raises(NotABlog, match=r"Allotment is still found at http.*\. Try again"):
        moved_blog(blog)


def test_another_kind_of_blog_is_not_followed(blog: Blog) -> None:
    with pytest.raises(NotABlog, match="stands another kind of blog than Allotment was"):
        moved_blog(replace(blog, kind="ghost"))


def test_another_user_of_the_same_name_is_not_followed(db: Database, blog: Blog) -> None:
    other = replace(blog, capabilities=Capabilities(user_id="77"))
    put_blog(db, other)
    moved = replace(other, url="http://127.0.0.1:9/", api_url=blog.api_url)
    with pytest.raises(NotABlog, match="“you” is another user than on Allotment"):
        follow(db, moved, client_at(moved, {moved.identity: LOGIN.password}))
    assert blog_with(db, blog.identity) == other


def test_password_that_is_refused_there_changes_nothing(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    moved = replace(blog, url="http://127.0.0.1:9/")
    with pytest.raises(LoginRefused):
        follow(db, moved, client_at(moved, {moved.identity: "wrong"}))
    assert blog_with(db, blog.identity) == blog


def test_blog_that_was_removed_meanwhile_does_not_come_back(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    rename_blog(db, blog.identity, "Quay")
    remove_blog(db, blog.identity)
    move_blog(db, replace(blog, url="http://127.0.0.1:9/"))
    assert all_blogs(db) == ()
    site = discover(blog.url)
    moved = replace(blog, url=site.url, api_url=site.api_url)
    assert follow(db, moved, client_at(moved, {moved.identity: LOGIN.password})) == moved
    assert all_blogs(db) == ()
