"""A blog is forgotten, unless something still waits for it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked as Locked

from editor.blogs.removing import remove, revoke, waiting_for
from editor.errors import BlogNotRemoved, KeyringLocked, NoSecret, NotAllowed
from editor.model.blog import Blog
from editor.model.comment import Comment
from editor.model.job import JobState, PublishJob
from editor.practice.blog import practice_blog
from editor.store.blogs import all_blogs, put_blog
from editor.store.cache import comments, put_comments
from editor.store.database import Database
from editor.store.jobs import jobs, put_job
from editor.store.secrets import keep_secret, read_secret
from tests.support.keyrings import Broken, choose
from tests.support.memory_blog import MemoryBlog

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def comment_of(blog: Blog) -> Comment:
    return Comment(
        id="1",
        blog=blog.identity,
        post_id="7",
        post_title="",
        author="Marta",
        date=NOON,
        local_day="2026-05-14",
        link="",
        html="<p>Words</p>",
    )


def job_for(blog: Blog, state: JobState) -> PublishJob:
    return PublishJob(
        id="1",
        path=Path("a.md"),
        identity="d1",
        title="Café at the quay",
        blog=blog.identity,
        state=state,
        created=NOON,
        asked=NOON,
    )


def test_removed_blog_leaves_no_password_and_no_comments(db: Database, cache: Database, blog: Blog) -> None:
    other = replace(blog, identity="another", name="Quay")
    for each in (blog, other):
        put_blog(db, each)
        put_comments(cache, [comment_of(each)])
    keep_secret(blog.identity, "abcd")
    put_job(db, job_for(other, JobState.WAITING))
    remove(db, cache, blog)
    assert all_blogs(db) == (other,)
    assert [kept.blog for kept in comments(cache)] == ["another"]
    with pytest.raises(NoSecret):
        read_secret(blog.identity)


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.UNKNOWN, JobState.REFUSED])
def test_blog_that_a_post_waits_for_stays(db: Database, cache: Database, blog: Blog, state: JobState) -> None:
    put_blog(db, blog)
    keep_secret(blog.identity, "abcd")
    put_job(db, job_for(blog, state))
    sentence = r"In the outbox is still something for Allotment: “Café at the quay”\. Deliver it or drop it first\."
    with pytest.raises(BlogNotRemoved, match=sentence):
        remove(db, cache, blog)
    assert all_blogs(db) == (blog,)
    assert read_secret(blog.identity) == "abcd"


def test_what_waits_goes_with_its_blog_if_that_is_wanted(db: Database, cache: Database, blog: Blog) -> None:
    other = replace(blog, identity="another", name="Quay")
    for each in (blog, other):
        put_blog(db, each)
    kept = replace(job_for(other, JobState.WAITING), id="2")
    put_job(db, kept)
    for number, state in (("1", JobState.WAITING), ("3", JobState.UNKNOWN)):
        put_job(db, replace(job_for(blog, state), id=number))
    assert [job.id for job in waiting_for(db, blog)] == ["1", "3"]
    remove(db, cache, blog, with_waiting=True)
    assert all_blogs(db) == (other,)
    assert jobs(db) == (kept,)


def test_password_is_revoked_by_a_client_that_can(blog: Blog) -> None:
    class Able(MemoryBlog):
        def revoke(self) -> None:
            self.log.append("revoke")

    client = Able()
    revoke(blog, client)
    assert client.log == ["revoke"]
    with pytest.raises(NotAllowed, match="Allotment lets no program revoke a password: do it in your profile"):
        revoke(blog, MemoryBlog())


def test_post_that_is_out_does_not_hold_its_blog(db: Database, cache: Database, blog: Blog) -> None:
    put_blog(db, blog)
    put_job(db, job_for(blog, JobState.DONE))
    remove(db, cache, blog)
    assert all_blogs(db) == ()


def test_practice_blog_stays(db: Database, cache: Database) -> None:
    practice = practice_blog("http://127.0.0.1:1/")
    put_blog(db, practice)
    with pytest.raises(BlogNotRemoved, match="The practice blog is always there"):
        remove(db, cache, practice)
    assert all_blogs(db) == (practice,)


def test_locked_keyring_keeps_the_blog(db: Database, cache: Database, blog: Blog) -> None:
    put_blog(db, blog)
    choose(Broken(Locked("Failed to unlock the collection!")))
    with pytest.raises(KeyringLocked):
        remove(db, cache, blog)
    assert all_blogs(db) == (blog,)


def test_without_a_keyring_a_blog_goes_and_the_log_says_what_may_stay(
    db: Database, cache: Database, blog: Blog, caplog: pytest.LogCaptureFixture
) -> None:
    put_blog(db, blog)
    choose(Broken(ConnectionResetError()))
    with caplog.at_level(logging.WARNING):
        remove(db, cache, blog)
    assert all_blogs(db) == ()
    assert "a password of Allotment may still be in one, as rejoinder of-the-tests" in caplog.text
