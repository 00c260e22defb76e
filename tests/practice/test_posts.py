"""Which date, slug and status a post gets, and how posts are found: as measured on WordPress."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from editor.practice.blog_file import BlogFile
from editor.practice.posts import publish_what_is_due
from tests.support.practice_calls import call, json_of, page

NOW = "2026-06-01T09:30:00"
LATER = "2026-06-01T11:00:00"
ALL = "draft,pending,publish,future,private"


def _new(blog: BlogFile, **fields: object) -> Any:  # noqa: ANN401 - JSON
    return json_of(blog, "POST", "posts", {"title": "Tea", "content": "<p>x</p>"} | fields)


def test_draft_is_created_with_its_slug_and_address(blog: BlogFile) -> None:
    post = _new(blog, slug="draft-6f2c")
    assert (post["http"], post["status"], post["slug"]) == (201, "draft", "draft-6f2c")
    assert post["link"] == f"http://blog.example/?p={post['id']}"
    assert post["content"]["raw"] == "<p>x</p>"


def test_creation_says_where_the_post_is(blog: BlogFile) -> None:
    answer = call(blog, "POST", "posts", {"title": "Tea"})
    assert answer.headers["Location"].startswith("http://blog.example/wp-json/wp/v2/posts/")


def test_draft_without_slug_has_one_in_waiting(blog: BlogFile) -> None:
    post = _new(blog, title="Über Größe")
    assert (post["slug"], post["generated_slug"]) == ("", "uber-grose")


def test_published_post_gets_its_slug_from_the_title(blog: BlogFile) -> None:
    assert _new(blog, status="publish")["link"] == "http://blog.example/tea/"
    assert _new(blog, status="publish", title="!!!")["slug"].isdecimal()


def test_second_post_with_a_slug_gets_a_suffix_and_the_look_up_finds_the_first(blog: BlogFile) -> None:
    first, second = _new(blog, slug="twin"), _new(blog, slug="twin")
    assert (first["slug"], second["slug"]) == ("twin", "twin-2")
    found = json_of(blog, "GET", f"posts?slug=twin&status={ALL}&context=edit")
    assert [post["id"] for post in found] == [first["id"]]


def test_look_up_without_status_sees_published_posts_only(blog: BlogFile) -> None:
    _new(blog, slug="hidden")
    assert json_of(blog, "GET", "posts?slug=hidden") == []
    assert len(json_of(blog, "GET", "posts?slug=hidden&status=any")) == 1


def test_draft_is_dated_when_it_is_published(tmp_path: Path) -> None:
    hours = count(9)
    blog = BlogFile(tmp_path / "b.db", clock=lambda: f"2026-06-01T{next(hours):02}:30:00")
    post = _new(blog)
    published = json_of(blog, "POST", f"posts/{post['id']}", {"status": "publish"})
    blog.close()
    assert post["date_gmt"] < published["date_gmt"]


def test_date_sent_with_a_draft_sticks(blog: BlogFile) -> None:
    post = _new(blog, date_gmt="2026-01-02T03:04:05")
    published = json_of(blog, "POST", f"posts/{post['id']}", {"status": "publish"})
    assert published["date_gmt"] == "2026-01-02T03:04:05"


def test_publishing_a_scheduled_post_does_nothing_until_its_date_is_sent(blog: BlogFile) -> None:
    post = _new(blog, status="future", date_gmt=LATER)
    assert (post["status"], post["modified_gmt"]) == ("future", LATER)
    same = json_of(blog, "POST", f"posts/{post['id']}", {"status": "publish"})
    assert (same["http"], same["status"], same["modified_gmt"]) == (200, "future", NOW)
    published = json_of(blog, "POST", f"posts/{post['id']}", {"status": "publish", "date": None})
    assert (published["status"], published["date_gmt"]) == ("publish", NOW)


@pytest.mark.parametrize(
    ("date", "status"), [("2026-06-01T09:30:58", "publish"), ("2026-06-01T11:31:02+02:00", "future")]
)
def test_scheduled_within_a_minute_is_published(blog: BlogFile, date: str, status: str) -> None:
    assert _new(blog, status="future", date=date)["status"] == status


def test_scheduled_post_is_published_when_its_time_comes(tmp_path: Path) -> None:
    clock = [NOW]
    blog = BlogFile(tmp_path / "b.db", clock=lambda: clock[0])
    _new(blog, status="future", date_gmt=LATER)
    clock[0] = LATER
    publish_what_is_due(blog)
    assert page(blog, "/tea/").status == 200
    blog.close()


@pytest.mark.parametrize("date", ["2026-01-01 12:00", "soon"])
def test_date_in_another_form_is_refused(blog: BlogFile, date: str) -> None:
    refusal = _new(blog, date=date)
    assert (refusal["http"], refusal["code"]) == (400, "rest_invalid_param")


def test_empty_post_is_refused(blog: BlogFile) -> None:
    refusal = _new(blog, title=" ", content="")
    assert (refusal["http"], refusal["code"]) == (400, "empty_content")


def test_control_characters_are_dropped_and_text_may_be_sent_as_raw(blog: BlogFile) -> None:
    assert _new(blog, title={"raw": "a\x00b\tc"})["title"]["raw"] == "ab\tc"


def test_unknown_terms_and_files_are_dropped_without_a_word(blog: BlogFile) -> None:
    post = _new(blog, tags=[999], categories=[], featured_media=999)
    assert (post["http"], post["tags"], post["categories"], post["featured_media"]) == (201, [], [1], 0)


def test_tag_by_name_is_refused_naming_its_place(blog: BlogFile) -> None:
    refusal = _new(blog, tags=["bees"])
    assert refusal["data"]["params"]["tags"] == "tags[0] is not of type integer."


def test_unknown_status_is_refused(blog: BlogFile) -> None:
    assert _new(blog, status="public")["code"] == "rest_invalid_param"
    assert json_of(blog, "GET", "posts?status=public")["code"] == "rest_invalid_param"


def test_update_changes_only_what_was_sent(blog: BlogFile) -> None:
    post = _new(blog, slug="tea", excerpt="Short", status="publish", featured_media=1)
    changed = json_of(blog, "POST", f"posts/{post['id']}", {"title": "Coffee"})
    kept = ("slug", "link", "date", "content", "excerpt", "featured_media", "categories")
    assert {name: changed[name] for name in kept} == {name: post[name] for name in kept}
    assert (changed["title"]["raw"], changed["featured_media"]) == ("Coffee", 1)


def test_binned_post_keeps_its_slug_for_its_return(blog: BlogFile) -> None:
    post = _new(blog, slug="tea", status="publish")
    address = f"posts/{post['id']}"
    binned = json_of(blog, "DELETE", address)
    assert (binned["http"], binned["status"], binned["slug"]) == (200, "trash", "tea__trashed")
    assert json_of(blog, "DELETE", address)["code"] == "rest_already_trashed"
    assert json_of(blog, "POST", address, {"title": "Still there"})["status"] == "trash"
    back = json_of(blog, "POST", address, {"status": "draft"})
    assert (back["status"], back["slug"]) == ("draft", "tea")


def test_binned_draft_without_slug_has_none(blog: BlogFile) -> None:
    assert json_of(blog, "DELETE", f"posts/{_new(blog)['id']}")["slug"] == ""


def test_forced_delete_is_for_good(blog: BlogFile) -> None:
    address = f"posts/{_new(blog)['id']}"
    gone = json_of(blog, "DELETE", f"{address}?force=true")
    assert (gone["deleted"], gone["previous"]["title"]["raw"]) == (True, "Tea")
    assert json_of(blog, "GET", address)["code"] == "rest_post_invalid_id"


def test_lists_come_in_pages_and_a_page_past_the_end_is_refused(blog: BlogFile) -> None:
    answer = call(blog, "GET", "posts?per_page=4&page=2&_fields=id,title.rendered")
    assert (answer.headers["X-WP-Total"], answer.headers["X-WP-TotalPages"]) == ("6", "2")
    posts = json.loads(answer.body)
    assert [set(post) for post in posts] == [{"id", "title"}] * 2
    assert posts[-1]["title"] == {"rendered": "Plot 14 has a new tenant"}
    assert json_of(blog, "GET", "posts?page=9")["code"] == "rest_post_invalid_page_number"
    assert json_of(blog, "GET", "posts?per_page=101")["code"] == "rest_invalid_param"
    assert json_of(blog, "GET", "posts?page=0")["code"] == "rest_invalid_param"
    assert json_of(blog, "GET", "posts?page=x")["code"] == "rest_invalid_param"


def test_posts_are_found_by_words_and_ids(blog: BlogFile) -> None:
    (bees,) = json_of(blog, "GET", "posts?search=BALCONY")
    assert bees["slug"] == "bees-on-balconies"
    assert len(json_of(blog, "GET", f"posts?include={bees['id']},999")) == 1


@pytest.mark.parametrize(
    ("method", "address", "http", "code"),
    [
        ("POST", "posts", 401, "rest_cannot_create"),
        ("POST", "posts/{id}", 401, "rest_cannot_edit"),
        ("DELETE", "posts/{id}", 401, "rest_cannot_delete"),
        ("GET", "posts/{id}", 401, "rest_forbidden"),
        ("GET", "posts/{id}?context=edit", 401, "rest_forbidden_context"),
        ("GET", "posts?status=draft", 400, "rest_invalid_param"),
        ("POST", "posts/999", 404, "rest_post_invalid_id"),
        ("GET", "users/me", 401, "rest_not_logged_in"),
    ],
)
def test_wrong_login_is_as_good_as_none(blog: BlogFile, method: str, address: str, http: int, code: str) -> None:
    draft = _new(blog)["id"]
    sent = {"title": "x"} if method == "POST" else None
    refusal = json_of(blog, method, address.format(id=draft), sent, login="Basic bm86bm8=")
    assert (refusal["http"], refusal["code"]) == (http, code)


def test_published_post_is_read_with_a_wrong_login_without_its_raw_text(blog: BlogFile) -> None:
    post = json_of(blog, "GET", "posts/4", login="Basic bm86bm8=")
    assert post["http"] == 200
    assert "raw" not in post["content"]
