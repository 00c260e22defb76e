"""Which blog is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.blogs.choosing import blog_for
from editor.errors import BlogNotChosen, NoSuchBlog
from editor.model.blog import PRACTICE, Blog
from editor.model.draft import Draft
from editor.practice.blog import practice_blog
from editor.store.blogs import put_blog
from editor.store.database import Database

FERRY = Blog(
    identity="1f",
    name="Ferry",
    url="https://ferry.example/",
    api_url="https://ferry.example/",
    kind="wordpress",
    user="",
)
QUAY = replace(FERRY, identity="2a", name="Quay")
DRAFT_OF_QUAY = Draft(blog="Quay")


@pytest.fixture
def both(db: Database) -> Database:
    """A state with two blogs and the practice blog."""
    for blog in (practice_blog("http://127.0.0.1:1/"), FERRY, QUAY):
        put_blog(db, blog)
    return db


def test_name_goes_before_everything(both: Database) -> None:
    assert blog_for(both, "ferry", DRAFT_OF_QUAY) == FERRY


def test_draft_knows_its_blog(both: Database) -> None:
    assert blog_for(both, "", DRAFT_OF_QUAY) == QUAY


def test_only_blog_added_is_meant(db: Database) -> None:
    put_blog(db, practice_blog("http://127.0.0.1:1/"))
    put_blog(db, FERRY)
    assert blog_for(db, "") == FERRY
    assert blog_for(db, "", Draft()) == FERRY


def test_practice_blog_is_chosen_by_its_name_only(db: Database) -> None:
    practice = practice_blog("http://127.0.0.1:1/")
    put_blog(db, practice)
    assert blog_for(db, PRACTICE) == practice
    assert blog_for(db, "", Draft(blog=PRACTICE)) == practice
    with pytest.raises(
        BlogNotChosen, match=r"Which blog is meant\? None was added yet: add one first, by its address\."
    ):
        blog_for(db, "")


def test_one_of_several_has_to_be_named(both: Database) -> None:
    with pytest.raises(BlogNotChosen, match=r"Which blog is meant\? Name one of these: Ferry, Quay\."):
        blog_for(both, "", Draft())


def test_unknown_name_is_answered_with_the_list(both: Database) -> None:
    with pytest.raises(NoSuchBlog, match=r"There is no blog called “Pier” here\. Name one of these: Ferry, Quay\."):
        blog_for(both, "Pier")
    with pytest.raises(NoSuchBlog, match=r"The draft belongs to the blog “Pier”, which is not here\. Name one"):
        blog_for(both, "", Draft(blog="Pier"))
