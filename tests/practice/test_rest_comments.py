"""Comments: as measured on WordPress."""

import json
from typing import Any

import pytest

from editor.practice.blog_file import BlogFile
from tests.support.practice_calls import call, json_of

NOBODY = "Basic bm86bm8="


def _say(blog: BlogFile, content: str, post: int = 4, **more: object) -> Any:  # noqa: ANN401 - JSON
    return json_of(blog, "POST", "comments", {"post": post, "content": content} | more)


def _bees(blog: BlogFile) -> int:
    return json_of(blog, "GET", "posts?slug=bees-on-balconies")[0]["id"]


def test_readers_comments_come_newest_first_in_pages(blog: BlogFile) -> None:
    answer = call(blog, "GET", "comments?per_page=30", login=NOBODY)
    comments = json.loads(answer.body)
    assert (answer.headers["X-WP-Total"], answer.headers["X-WP-TotalPages"], len(comments)) == ("34", "2", 30)
    assert [comment["id"] for comment in comments[:2]] == [34, 33]
    assert json_of(blog, "GET", "comments?page=99") == []


def test_comment_says_who_when_where_and_what(blog: BlogFile) -> None:
    comment = json_of(blog, "GET", "comments/9")
    assert (comment["author_name"], comment["date_gmt"], comment["parent"]) == ("Jonas Weber", "2026-05-14T11:40:00", 8)
    assert comment["link"] == "http://blog.example/bees-on-balconies/#comment-9"
    assert '<a href="https://street-hives.example/rota">' in comment["content"]["rendered"]
    assert json_of(blog, "GET", "comments/99")["code"] == "rest_comment_invalid_id"


def test_comments_are_chosen_by_post_parent_id_time_and_words(blog: BlogFile) -> None:
    assert len(json_of(blog, "GET", f"comments?post={_bees(blog)}&per_page=100")) == 12
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?parent=8")] == [9]
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?include=3")] == [3]
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?after=2026-10-06T06:04:00Z")] == [34]
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?after=2026-10-06T06:03:59")] == [34, 33]
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?search=SALSIFY")] == [28]
    assert [comment["id"] for comment in json_of(blog, "GET", "comments?order=asc&per_page=1")] == [13]
    assert json_of(blog, "GET", "comments?after=soon")["code"] == "rest_invalid_param"


def test_blogger_answers_once(blog: BlogFile) -> None:
    said = _say(blog, "Thank you & good night", parent=8, post=_bees(blog))
    assert (said["http"], said["status"], said["author_name"]) == (201, "approved", "You")
    again = _say(blog, "Thank you & good night", parent=8, post=_bees(blog))
    assert (again["http"], again["code"]) == (409, "comment_duplicate")


@pytest.mark.parametrize(
    ("content", "http", "code"),
    [(" ", 400, "rest_comment_content_invalid"), ("x" * 70_000, 400, "comment_content_column_length")],
)
def test_empty_and_endless_comments_are_refused(blog: BlogFile, content: str, http: int, code: str) -> None:
    refusal = _say(blog, content)
    assert (refusal["http"], refusal["code"]) == (http, code)


def test_comments_are_for_published_posts(blog: BlogFile) -> None:
    draft = json_of(blog, "POST", "posts", {"title": "Tea"})["id"]
    assert _say(blog, "x", post=999)["code"] == "rest_comment_invalid_post_id"
    assert _say(blog, "x", post=draft)["code"] == "rest_comment_draft_post"
    json_of(blog, "DELETE", f"posts/{draft}")
    assert _say(blog, "x", post=draft)["code"] == "rest_comment_trash_post"
    refusal = json_of(blog, "POST", "comments", {"post": 4, "content": "x"}, login=NOBODY)
    assert (refusal["http"], refusal["code"]) == (401, "rest_comment_login_required")


def test_comments_of_a_hidden_post_are_refused_and_those_of_no_post_are_none(blog: BlogFile) -> None:
    draft = json_of(blog, "POST", "posts", {"title": "Tea"})["id"]
    refusal = json_of(blog, "GET", f"comments?post={draft}", login=NOBODY)
    assert (refusal["http"], refusal["code"]) == (401, "rest_cannot_read_post")
    assert json_of(blog, "GET", "comments?post=999", login=NOBODY) == []
    assert json_of(blog, "GET", f"comments?post={draft}") == []
