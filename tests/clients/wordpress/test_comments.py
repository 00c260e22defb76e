"""Comments: whose, of what, in which order; nothing that is not a reader's."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from editor.errors import AnswerBroken, LoginRefused
from editor.model.comment import Comment
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer


def fetched(client_at: ClientAt, server: WordPressServer, name: str, user: str = "editor") -> dict[str, Comment]:
    """The comments of a seeded post, by id."""
    pages = client_at(server.url, user).comments(post_id=str(server.seed[name]))
    return {comment.id: comment for page in pages for comment in page.comments}


def test_comment_tells_who_when_where_and_what_it_answers(wordpress: WordPressServer, client_at: ClientAt) -> None:
    comments = fetched(client_at, wordpress, "post_discussed")
    first = comments[str(wordpress.seed["comment_first"])]
    assert first == Comment(
        id=first.id,
        blog="",
        post_id=str(wordpress.seed["post_discussed"]),
        post_title="What readers say about trains & boats",
        author="Ada Reader",
        date=datetime(2026, 4, 1, 22, 15, tzinfo=UTC),
        local_day="2026-04-02",
        link=f"{wordpress.url}2026/03/02/what-readers-say-about-trains-boats/#comment-{first.id}",
        html=first.html,
    )
    assert "<em>nobody</em> asked those who <a " in first.html
    assert comments[str(wordpress.seed["comment_reply"])].parent == first.id


def test_names_are_plain_text(wordpress: WordPressServer, client_at: ClientAt) -> None:
    comments = fetched(client_at, wordpress, "post_discussed")
    assert comments[str(wordpress.seed["comment_entities"])].author == "O'Brien & 🦊"
    assert comments[str(wordpress.seed["comment_hostile"])].author == "Mallory <script>alert(1)</script>"


@pytest.mark.parametrize("user", ["editor", "subscriber"])
def test_what_is_not_an_approved_comment_of_a_reader_does_not_come(
    wordpress: WordPressServer, client_at: ClientAt, user: str
) -> None:
    comments = fetched(client_at, wordpress, "post_discussed", user)
    assert len(comments) == 45
    unwanted = ("pending", "spam", "trash", "pingback")
    assert not {str(wordpress.seed[f"comment_{name}"]) for name in unwanted} & comments.keys()


def test_long_list_comes_in_pages_with_a_count(wordpress: WordPressServer, client_at: ClientAt) -> None:
    pages = list(client_at(wordpress.url).comments(post_id=str(wordpress.seed["post_busy"])))
    assert [(page.done, page.total, len(page.comments)) for page in pages] == [(100, 130, 100), (130, 130, 30)]


@pytest.mark.parametrize(("user", "private"), [("editor", "Between ourselves"), ("subscriber", None)])
def test_titles_come_also_from_pages_and_private_posts_as_far_as_one_may_see_them(
    wordpress: WordPressServer, client_at: ClientAt, user: str, private: str | None
) -> None:
    every = [comment for page in client_at(wordpress.url, user).comments() for comment in page.comments]
    titles = {comment.post_id: comment.post_title for comment in every}
    assert titles[str(wordpress.seed["page"])] == "About this blog"
    assert titles[str(wordpress.seed["post_busy"])] == "Everybody has an opinion"
    assert titles.get(str(wordpress.seed["post_private"])) == private


def test_moment_is_meant_by_the_worlds_clock_and_not_the_blogs(wordpress: WordPressServer, client_at: ClientAt) -> None:
    post_id = str(wordpress.seed["post_discussed"])
    first = datetime(2026, 4, 1, 22, 15, tzinfo=UTC)
    pages = client_at(wordpress.url).comments(post_id=post_id, after=first)
    assert sum(len(page.comments) for page in pages) == 44


def test_comments_of_a_post_that_a_stranger_may_not_read_are_refused(
    wordpress: WordPressServer, client_at: ClientAt, proxy: FaultProxy
) -> None:
    proxy.rules = [Rule(Fault.DROP_HEADER)]
    with pytest.raises(LoginRefused):
        list(client_at(proxy.url).comments(post_id=str(wordpress.seed["post_private"])))


def comment(number: int, **changes: object) -> dict[str, object]:
    """As WordPress sends one."""
    values: dict[str, object] = {"id": number, "post": 7, "parent": 0, "author_name": "Ada", "link": f"#{number}"}
    dates = {"date": "2026-05-01T01:00:00", "date_gmt": "2026-04-30T23:00:00"}
    return values | dates | {"content": {"rendered": "<p>Hello</p>"}} | changes


def answered(path: str, values: object, total: int = 1) -> Rule:
    """A scripted list."""
    headers = {"X-WP-Total": str(total)}
    body = json.dumps(values)
    return Rule(Fault.STATUS, code=200, path=path, body=body, headers=headers, type="application/json")


def test_comment_that_moves_to_the_next_page_meanwhile_comes_once(scripted: FaultProxy, client_at: ClientAt) -> None:
    scripted.rules = [
        answered("comments.*&page=1$", [comment(number) for number in range(200, 100, -1)], 150),
        answered("comments.*&page=2$", [comment(number) for number in range(101, 50, -1)], 151),
        answered("posts", [{"id": 7, "title": {"rendered": "Fish &#038; chips"}}]),
    ]
    pages = list(client_at(scripted.url).comments())
    ids = [each.id for page in pages for each in page.comments]
    assert len(ids) == len(set(ids)) == 150
    assert (pages[0].total, pages[1].total, pages[1].done) == (150, 150, 150)
    assert {each.post_title for page in pages for each in page.comments} == {"Fish & chips"}
    assert len(scripted.sent(path="/posts")) == 1


def test_comment_without_a_date_is_told(scripted: FaultProxy, client_at: ClientAt) -> None:
    scripted.rules = [answered("comments", [comment(1, date_gmt="0000-00-00")]), answered("", [], 0)]
    with pytest.raises(AnswerBroken, match="sent a comment without a date"):
        list(client_at(scripted.url).comments())


@pytest.mark.parametrize(
    ("local", "day"),
    [("2026-04-02T00:15:00", "2026-04-02"), ("2026-04-02T00:15:00+02:00", "2026-04-02"), ("yesterday", "2026-04-01")],
)
def test_day_is_the_blogs_or_where_that_is_none_the_worlds(
    proxy: FaultProxy, wordpress: WordPressServer, client_at: ClientAt, local: str, day: str
) -> None:
    def changed(body: bytes) -> bytes:
        return json.dumps([dict(each) | {"date": local, "post": 0} for each in json.loads(body)]).encode()

    proxy.rules = [Rule(Fault.REWRITE, path="/wp/v2/comments", change=changed)]
    pages = client_at(proxy.url).comments(post_id=str(wordpress.seed["post_discussed"]))
    found = {comment.id: comment for page in pages for comment in page.comments}
    first = found[str(wordpress.seed["comment_first"])]
    assert (first.local_day, first.post_id, first.post_title) == (day, "", "")
