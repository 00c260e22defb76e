"""The same post from another computer is taken for what it is, and nothing of that name is written over unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.model.draft import Status
from editor.model.job import JobState
from editor.model.post import PostFields
from editor.publish.outbox import Wish
from editor.publish.twins import OVERRULED
from tests.publish.conftest import Desk, Plain

SAME = '<p>One.</p>\n<p><img src="https://blog.example/old.png" alt="A cat" /></p>'
OTHER = "<p>Quite something else.</p>"


def standing(desk: Desk, content: str, title: str = "Why small gardens", slug: str = "why-small-gardens") -> str:
    """A post that this computer knows nothing of."""
    return desk.memory.create(PostFields(title=title, content=content, slug=slug, status=Status.PUBLISHED)).id


@pytest.mark.parametrize("slug", ["why-small-gardens", "another-slug"])
def test_post_of_the_same_words_is_adopted(desk: Desk, slug: str) -> None:
    post_id = standing(desk, SAME, slug=slug)
    assert desk.delivered().post.id == post_id
    assert len(desk.memory.posts) == 1


def test_oldest_of_several_is_adopted(desk: Desk) -> None:
    standing(desk, OTHER)
    second, _ = (standing(desk, SAME, slug=f"why-{number}") for number in range(2))
    assert desk.delivered().post.id == second


@pytest.mark.parametrize(
    ("title", "slug"), [("Why small gardens", "another-slug"), ("Another title", "why-small-gardens")]
)
def test_post_of_the_same_name_and_other_words_is_asked_about(desk: Desk, title: str, slug: str) -> None:
    desk.draft = replace(desk.draft, slug="why-small-gardens")
    post_id = standing(desk, OTHER, title, slug)
    kept = desk.kept()
    assert (kept.state, kept.refusal) == (JobState.REFUSED, "PostExists")
    assert f"“{title}” is on Allotment already, with other words: https://blog.example/?p={post_id}" in kept.reason
    assert [post.content for post in desk.memory.posts.values()] == [OTHER]


def test_slug_that_nobody_chose_tells_nothing_beside_another_title(desk: Desk) -> None:
    standing(desk, OTHER, "Another title")
    assert desk.delivered().post.id == "2"


def test_person_replaces_it(desk: Desk) -> None:
    post_id = standing(desk, OTHER)
    desk.kept()
    post = desk.delivered(Wish(replace=True)).post
    assert post.id == post_id
    assert "One." in post.content


@pytest.mark.parametrize("wish", [Wish(anew=True), Wish(ignored=(OVERRULED,))])
def test_person_makes_another_one(desk: Desk, wish: Wish) -> None:
    standing(desk, OTHER)
    desk.kept()
    assert desk.delivered(wish).post.id == "2"
    assert desk.memory.posts["1"].content == OTHER


def test_post_of_another_draft_is_another_post(desk: Desk) -> None:
    """An open thread each week: same title, same words."""
    desk.delivered()
    desk.draft = replace(desk.draft, identity="2c5f", remote_id="")
    assert desk.delivered().post.id == "2"


def test_half_made_post_of_another_draft_is_left_alone(desk: Desk) -> None:
    standing(desk, OTHER, slug="draft-0b8f6a52-6d0e-4a0a-9c36-5a3c1c9e7d11")
    assert desk.delivered().post.id == "2"


def test_post_in_the_bin_is_no_twin(desk: Desk) -> None:
    desk.memory.bin(standing(desk, SAME))
    assert desk.delivered().post.id == "2"


def test_draft_without_a_title_is_told_by_its_slug(desk: Desk) -> None:
    standing(desk, OTHER, title="", slug="notes")
    desk.draft = replace(desk.draft, title="", slug="notes")
    assert desk.kept().refusal == "PostExists"


def test_draft_without_a_name_is_not_looked_for(desk: Desk) -> None:
    standing(desk, OTHER, title="", slug="")
    desk.draft = replace(desk.draft, title="…")
    desk.delivered()
    assert len(desk.memory.posts) == 2


def test_blog_that_cannot_be_searched_tells_by_the_slug(desk: Desk) -> None:
    desk.client = Plain(desk.memory)
    desk.write("<p>One.</p>")
    standing(desk, OTHER, slug="another")
    assert desk.delivered().post.id == "2"
