"""Everything is forgotten, but for the drafts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked as Locked

from editor.blogs.forgetting import forget_everything
from editor.clients.protocols import BlogClient
from editor.errors import KeyringLocked, NoSecret, Unreachable
from editor.model.blog import Blog
from editor.model.comment import Comment
from editor.practice.blog import practice_blog
from editor.store.blogs import all_blogs, put_blog
from editor.store.cache import comments, put_comments
from editor.store.database import Database
from editor.store.paths import paths_from
from editor.store.places import place_of, remember_place
from editor.store.secrets import keep_secret, read_secret
from editor.store.settings import Settings, load_settings, save_settings
from editor.store.state import open_state
from editor.store.versions import Reason, Version, add_version, versions
from tests.support.keyrings import Broken, choose
from tests.support.memory_blog import MemoryBlog

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


class Able(MemoryBlog):
    """Its password can be revoked."""

    def revoke(self) -> None:
        self.log.append("revoke")


def one_blog_and_its_comment(db: Database, cache: Database, blog: Blog) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, "abcd")
    words = Comment(
        id="1",
        blog=blog.identity,
        post_id="7",
        post_title="",
        author="Marta",
        date=NOON,
        local_day="2026-05-14",
        link="",
        html="<p>Herrings</p>",
    )
    put_comments(cache, [words])


def test_nothing_stays_of_blogs_and_readers(db: Database, cache: Database, blog: Blog, tmp_path: Path) -> None:
    one_blog_and_its_comment(db, cache, blog)
    put_blog(db, practice_blog("http://127.0.0.1:1/"))
    remember_place(db, "d1", tmp_path / "a.md")
    save_settings(db, Settings(undo_seconds=7))
    add_version(db, Version(key="d1", title="A", when=NOON, reason=Reason.SAVED, text="Herrings, once"))
    with closing(open_state(paths_from({"REJOINDER_HOME": str(tmp_path)}))):
        assert list((tmp_path / "state" / "copies").iterdir())
    client = Able()
    assert forget_everything(db, cache, lambda _: client) == ()
    assert client.log == ["revoke"]
    assert (all_blogs(db), comments(cache), comments(cache, search="herrings"), versions(db, "d1")) == ((),) * 4
    assert (place_of(db, "d1"), load_settings(db).undo_seconds) == (tmp_path / "a.md", 7)
    with pytest.raises(NoSecret):
        read_secret(blog.identity)
    assert list((tmp_path / "state" / "copies").iterdir()) == []
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert not any(word in file.read_bytes() for word in (b"Allotment", b"Herrings")), file


def test_password_that_could_not_be_revoked_is_told_and_forgotten(db: Database, cache: Database, blog: Blog) -> None:
    one_blog_and_its_comment(db, cache, blog)
    put_blog(db, replace(blog, identity="another", name="Quay"))

    def opened(which: Blog) -> BlogClient:
        if which.name == "Quay":
            raise Unreachable("It is away.")
        return MemoryBlog()

    reasons = forget_everything(db, cache, opened)
    assert reasons == (
        "Allotment: Allotment lets no program revoke a password: do it in your profile on the blog.",
        "Quay: It is away.",
    )
    assert all_blogs(db) == ()
    with pytest.raises(NoSecret):
        read_secret(blog.identity)


def test_locked_keyring_stops_it(db: Database, cache: Database, blog: Blog) -> None:
    one_blog_and_its_comment(db, cache, blog)
    choose(Broken(Locked("Failed to unlock the collection!")))
    with pytest.raises(KeyringLocked):
        forget_everything(db, cache, lambda _: Able())
    assert all_blogs(db) == (blog,)
    assert len(comments(cache)) == 1
