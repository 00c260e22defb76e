"""What a blog lets its user do is asked again."""

from __future__ import annotations

import pytest

from editor.blogs.verifying import renew, verify
from editor.errors import LoginRefused
from editor.model.blog import Blog, Capabilities
from editor.store.blogs import blog_with, put_blog
from editor.store.database import Database
from editor.store.secrets import keep_secret, read_secret
from tests.blogs.conftest import LOGIN
from tests.support.memory_blog import ALL, MemoryBlog


def test_what_may_be_done_is_kept_for_offline_checks(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    verified = verify(db, blog, MemoryBlog())
    assert verified.capabilities == ALL
    assert blog_with(db, blog.identity) == verified


def test_new_password_takes_the_place_of_the_old_one(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, "revoked")
    assert renew(db, blog, LOGIN.password).capabilities.user_name == "You"
    assert read_secret(blog.identity) == LOGIN.password


def test_new_password_that_is_refused_changes_nothing(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, "old")
    with pytest.raises(LoginRefused):
        renew(db, blog, "wrong")
    assert read_secret(blog.identity) == "old"
    kept = blog_with(db, blog.identity)
    assert kept is not None
    assert kept.capabilities == Capabilities()


def test_new_password_for_this_run_is_not_kept(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, "old")
    renew(db, blog, LOGIN.password, remember=False)
    assert read_secret(blog.identity) == "old"
