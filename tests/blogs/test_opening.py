"""A blog and its password become a client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.blogs.opening import client_for
from editor.errors import LoginRefused, NoSecret, NotABlog
from editor.model.blog import Blog
from editor.store.blogs import put_blog
from editor.store.database import Database
from editor.store.secrets import keep_secret
from tests.blogs.conftest import LOGIN


def test_password_comes_from_the_keyring(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, LOGIN.password)
    assert client_for(db, blog, {}).verify().user_name == "You"


def test_password_typed_for_this_run_goes_before_the_kept_one(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, LOGIN.password)
    with pytest.raises(LoginRefused):
        client_for(db, blog, {blog.identity: "wrong"}).verify()


def test_blog_without_a_password_is_said(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    with pytest.raises(NoSecret, match="no password for this blog"):
        client_for(db, blog, {})


def test_blog_is_opened_where_it_is_now(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    moved_since = replace(blog, api_url="http://127.0.0.1:9/wp-json/")
    assert client_for(db, moved_since, {blog.identity: LOGIN.password}).verify().user_name == "You"


def test_blog_that_is_kept_nowhere_is_opened_all_the_same(db: Database, blog: Blog) -> None:
    assert client_for(db, blog, {blog.identity: LOGIN.password}).verify().user_name == "You"


def test_kind_that_nobody_knows_any_more_is_said(db: Database, blog: Blog) -> None:
    with pytest.raises(NotABlog, match="needs the client “carved-stone”"):
        client_for(db, replace(blog, kind="carved-stone"), {blog.identity: "any"})
