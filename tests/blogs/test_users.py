"""Several users of one blog, a real WordPress, side by side."""

from __future__ import annotations

from editor.blogs.adding import add
from editor.blogs.choosing import blog_for
from editor.blogs.opening import client_for
from editor.model.draft import Draft
from editor.store.blogs import all_blogs
from editor.store.database import Database
from editor.store.secrets import read_secret
from tests.support.wordpress import WordPressServer


def test_each_user_is_an_entry_of_its_own_with_its_own_password(db: Database, wordpress: WordPressServer) -> None:
    editor, author = (wordpress.users[role] for role in ("editor", "author"))
    first, second = (add(db, wordpress.url, login) for login in (editor, author))
    assert second.name == f"{first.name} ({author.user})"
    assert (first.url, first.user) == (second.url, editor.user)
    assert all_blogs(db) == (first, second)
    assert [read_secret(blog.identity) for blog in (first, second)] == [editor.password, author.password]
    assert blog_for(db, "", Draft(blog=second.name)) == second
    users = [client_for(db, blog, {}).verify().user_id for blog in (first, second)]
    assert users == [str(wordpress.user_ids[role]) for role in ("editor", "author")]
