"""The practice blog's passwords, places at the top, closed doors and formats, as measured on WordPress."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from editor.practice.blog_file import BlogFile
from editor.practice.exchange import Request
from editor.practice.pages import answer_page
from tests.support.practice_calls import json_of
from tests.support.practice_calls import page as answered


def new(blog: BlogFile, **fields: object) -> Any:  # noqa: ANN401 - JSON
    return json_of(blog, "POST", "posts", {"title": "Tea", "content": "<p>x</p>", "status": "publish"} | fields)


def page(blog: BlogFile, path: str) -> str:
    return answered(blog, path).body.decode()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"format": "poem"}, "rest_invalid_param"),
        ({"comment_status": "ajar"}, "rest_invalid_param"),
        ({"author": 7}, "rest_invalid_author"),
        ({"sticky": True, "password": "x"}, "rest_invalid_field"),
    ],
)
def test_what_cannot_be_is_refused(blog: BlogFile, fields: dict[str, object], code: str) -> None:
    refused = new(blog, **fields)
    assert (refused["http"], refused["code"]) == (400, code)


def test_sticky_post_gets_no_password(blog: BlogFile) -> None:
    post = new(blog, sticky=True)
    refused = json_of(blog, "POST", f"posts/{post['id']}", {"password": "x"})
    assert (refused["http"], refused["message"]) == (400, "A sticky post can not be password protected.")


def test_protected_post_is_shown_to_who_knows_its_password(blog: BlogFile) -> None:
    post = new(blog, content="<p>For us.</p>", excerpt="For us, too.", password="a b")
    assert "For us" not in page(blog, "/tea/") + page(blog, "/")
    assert "Protected: Tea" in page(blog, "/tea/")
    typed = Request(method="POST", site="http://blog.example", path="/tea/", body=b"post_password=a+b")
    assert b"For us." in answer_page(blog, typed).body
    wrong = Request(method="POST", site="http://blog.example", path="/tea/", body=b"post_password=ab")
    assert b"For us." not in answer_page(blog, wrong).body
    public = json_of(blog, "GET", f"posts/{post['id']}", login="")
    assert (public["content"]["rendered"], public["content"]["protected"], "password" in public) == ("", True, False)


def test_sticky_post_comes_first(blog: BlogFile) -> None:
    new(blog, title="Old", sticky=True, date_gmt="2020-01-01T00:00:00")
    new(blog, title="New")
    front = page(blog, "/")
    assert front.index("Old") < front.index("New")


def test_closed_post_takes_no_comment(blog: BlogFile) -> None:
    post = new(blog, comment_status="closed")
    refused = json_of(blog, "POST", "comments", {"post": post["id"], "content": "Hi"})
    assert (refused["http"], refused["code"]) == (403, "rest_comment_closed")


def test_comments_of_a_protected_post_are_not_read(blog: BlogFile) -> None:
    post = new(blog)
    json_of(blog, "POST", "comments", {"post": post["id"], "content": "Hi"})
    address = f"comments?post={post['id']}"
    assert len(json_of(blog, "GET", address)) == 1
    json_of(blog, "POST", f"posts/{post['id']}", {"password": "x"})
    assert json_of(blog, "GET", address) == []
    assert json_of(blog, "GET", f"comments?post={post['id']}", login="")["code"] == "rest_cannot_read_post"


def test_one_user_and_one_theme_are_listed(blog: BlogFile) -> None:
    assert [user["id"] for user in json_of(blog, "GET", "users?who=authors")] == [1]
    (theme,) = json_of(blog, "GET", "themes?status=active&_fields=theme_supports.formats")
    assert theme["theme_supports"]["formats"][:2] == ["standard", "aside"]


def test_blog_of_an_earlier_version_gets_what_it_lacks(tmp_path: Path) -> None:
    BlogFile(tmp_path / "b.db").close()
    with sqlite3.connect(tmp_path / "b.db") as old:
        old.execute("alter table posts drop column sticky")
        old.execute("alter table posts drop column format")
    old.close()
    blog = BlogFile(tmp_path / "b.db")
    assert new(blog, format="aside")["format"] == "aside"
    blog.close()


def test_kinds_of_posts_are_told_to_who_is_logged_in(blog: BlogFile) -> None:
    assert set(json_of(blog, "GET", "types?context=edit")) == {"post", "attachment", "http"}
    refused = json_of(blog, "GET", "types?context=edit", login="")
    assert (refused["http"], refused["code"]) == (401, "rest_cannot_view")
    assert json_of(blog, "GET", "types", login="")["http"] == 200
