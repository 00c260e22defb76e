"""A draft may be a post on several blogs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.model.blog import Blog
from editor.model.draft import Draft, Tie
from editor.model.tie import belongs_elsewhere, tied_post, tied_to
from editor.text.draft_text import parse, write
from editor.text.front_matter import FrontMatter, split

FERRY = Blog(identity="1", name="Ferry", url="", api_url="", kind="", user="", former=("Boat",))
QUAY = replace(FERRY, identity="2", name="Quay", former=())


def test_draft_keeps_both_posts_and_goes_to_the_last_one() -> None:
    both = tied_to(tied_to(Draft(), FERRY, "7"), QUAY, "3")
    assert (both.blog, both.remote_id, both.also_on) == ("Quay", "3", (Tie(blog="Ferry", remote_id="7"),))
    assert (tied_post(both, FERRY), tied_post(both, QUAY)) == ("7", "3")
    back = tied_to(both, FERRY, "7")
    assert (back.blog, back.remote_id, back.also_on) == ("Ferry", "7", (Tie(blog="Quay", remote_id="3"),))


def test_blog_is_known_by_a_name_that_it_had() -> None:
    draft = Draft(blog="Boat", remote_id="7")
    assert tied_post(draft, FERRY) == "7"
    assert tied_to(draft, FERRY, "7") == Draft(blog="Ferry", remote_id="7")


def test_blog_that_is_named_without_a_post_is_no_tie() -> None:
    assert tied_to(Draft(blog="Ferry"), QUAY, "3").also_on == ()
    assert tied_post(Draft(blog="Ferry"), FERRY) == ""


@pytest.mark.parametrize(
    ("draft", "elsewhere"),
    [
        (Draft(), False),
        (Draft(blog="Quay"), False),
        (Draft(blog="Ferry"), True),
        (Draft(blog="Ferry", remote_id="7"), True),
        (Draft(blog="Ferry", remote_id="7", also_on=(Tie(blog="Quay", remote_id="3"),)), False),
    ],
)
def test_draft_that_names_another_blog_belongs_there(draft: Draft, elsewhere: bool) -> None:
    assert belongs_elsewhere(draft, QUAY) is elsewhere


def test_ties_stand_in_the_front_matter() -> None:
    draft = tied_to(tied_to(Draft(title="A", body="B\n"), FERRY, "7"), replace(QUAY, name="Quay: the second"), "3")
    text = write(FrontMatter(), draft).text()
    assert replace(parse(text, None), body_line=1) == draft
    assert write(split(text), parse(text, None)).text() == text


@pytest.mark.parametrize("value", ["yes", "[1, 2]", "[{blog: Ferry}]", "[{blog: Ferry, remote_id: ''}]"])
def test_what_is_no_tie_says_nothing_and_stays(value: str) -> None:
    text = f"---\ntitle: A\nalso_on: {value}\n---\nB\n"
    draft = parse(text, None)
    assert draft.also_on == ()
    assert write(split(text), replace(draft, title="C")).text() == text.replace("title: A", "title: C")
