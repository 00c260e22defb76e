"""Which blog is meant: the same rule for the window and the command line."""

from __future__ import annotations

from editor.errors import BlogNotChosen, NoSuchBlog
from editor.model.blog import PRACTICE, Blog
from editor.model.draft import Draft
from editor.store.blogs import all_blogs, blog_named
from editor.store.database import Database


def blog_for(db: Database, name: str, draft: Draft | None = None) -> Blog:
    """The blog of this name; without a name the draft's, else the only one that was added.

    Raises NoSuchBlog and BlogNotChosen, with the list. The practice blog is chosen by its name only.
    """
    if name:
        return _named(db, name, f"There is no blog called “{name}” here.")
    if draft is not None and draft.blog:
        return _named(db, draft.blog, f"The draft belongs to the blog “{draft.blog}”, which is not here.")
    added = _added(db)
    if len(added) != 1:
        raise BlogNotChosen(f"Which blog is meant? {_list(added)}")
    return added[0]


def _named(db: Database, name: str, complaint: str) -> Blog:
    blog = blog_named(db, name)
    if blog is None:
        raise NoSuchBlog(f"{complaint} {_list(_added(db))}")
    return blog


def _added(db: Database) -> tuple[Blog, ...]:
    return tuple(blog for blog in all_blogs(db) if blog.identity != PRACTICE)


def _list(added: tuple[Blog, ...]) -> str:
    names = ", ".join(blog.name for blog in added)
    return f"Name one of these: {names}." if names else "None was added yet: add one first, by its address."
