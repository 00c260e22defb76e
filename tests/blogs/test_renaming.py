"""A blog is called otherwise, and what is tied to it stays tied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.blogs.choosing import blog_for
from editor.blogs.renaming import rename
from editor.errors import BlogNotAdded
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.store.blogs import blog_with, put_blog
from editor.store.database import Database


def test_draft_that_bears_the_former_name_still_belongs_to_it(db: Database, blog: Blog) -> None:
    put_blog(db, blog)
    put_blog(db, replace(blog, identity="another", name="Quay"))
    rename(db, blog, "  Plot\t14 ")
    named = [blog_for(db, "", Draft(blog=name)) for name in ("Plot 14", "Allotment", "ALLOTMENT")]
    assert named == [replace(blog, name="Plot 14", former=("Allotment",))] * 3
    assert blog_for(db, "Allotment") == named[0]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" \n", "A blog needs a name"),
        ("Practice", "“practice” is the name of the practice blog"),
        ("quay", "There is a blog called “Quay” already, at http"),
    ],
)
def test_name_that_cannot_be_is_said(db: Database, blog: Blog, name: str, sentence: str) -> None:
    put_blog(db, blog)
    put_blog(db, replace(blog, identity="another", name="Quay"))
    with pytest.raises(BlogNotAdded, match=sentence):
        rename(db, blog, name)
    assert blog_with(db, blog.identity) == blog
