"""Half-made drafts that nobody works on are offered to be removed, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor.errors import PostConflict
from editor.model.draft import Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import PostFields, RemotePost
from editor.publish.delivery import Delivered
from editor.publish.leftovers import offer_leftovers
from editor.publish.outbox import retry
from editor.publish.withdrawing import drop
from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.jobs import jobs, put_job
from editor.store.known_posts import KnownPost, remember_post
from editor.store.library import put_posts
from editor.store.paths import paths_from
from tests.publish.conftest import Desk
from tests.support.memory_blog import ALL

UUID = "6f9619ff-8b86-4d01-b42d-00c04fc964ff"
BEGUN = PostFields(title="Half made", content="<p>One.</p>", slug=f"draft-{UUID}", status=Status.DRAFT)


@pytest.fixture
def cache(desk: Desk) -> Iterator[Database]:
    db = open_cache(paths_from({"REJOINDER_HOME": str(desk.folder / "home")}))
    yield db
    db.close()


def left(desk: Desk, fields: PostFields = BEGUN, hours: float = 2, author: str = "1") -> RemotePost:
    """A post on the blog, last changed so long ago."""
    made = desk.memory.create(fields)
    changed = (desk.time - timedelta(hours=hours)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    desk.memory.posts[made.id] = replace(made, author_id=author, revision=replace(made.revision, modified=changed))
    return desk.memory.posts[made.id]


def look(desk: Desk, cache: Database) -> tuple[PublishJob, ...]:
    """The posts of the blog are fetched, and looked through."""
    desk.place()
    put_posts(cache, "blog-1", "posts", desk.memory.posts.values())
    offer_leftovers(desk.state, cache, desk.blog, desk.time)
    return jobs(desk.state)


def test_what_nobody_works_on_is_offered_once_and_removed_when_wanted(desk: Desk, cache: Database) -> None:
    post = left(desk)
    look(desk, cache)
    (offer,) = look(desk, cache)
    assert (offer.errand, offer.state, offer.post_id, offer.title) == (
        *(Errand.REMOVE, JobState.OFFERED),
        *(post.id, "Half made"),
    )
    assert desk.go() == ()
    retry(desk.state, offer)
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert desk.memory.posts[post.id].is_binned
    assert jobs(desk.state) == ()


def test_what_is_kept_is_not_offered_again(desk: Desk, cache: Database) -> None:
    post = left(desk)
    (offer,) = look(desk, cache)
    assert drop(desk.state, offer, desk.time).sentence == "“Half made” stays as it is on Allotment."
    assert look(desk, cache) == ()
    assert not desk.memory.posts[post.id].is_binned


def test_offer_of_what_is_gone_goes(desk: Desk, cache: Database) -> None:
    post = left(desk)
    assert look(desk, cache)
    desk.memory.posts[post.id] = replace(post, slug="finished", status=Status.PUBLISHED)
    assert look(desk, cache) == ()


def test_what_was_written_on_since_is_asked_about(desk: Desk, cache: Database) -> None:
    post = left(desk)
    (offer,) = look(desk, cache)
    desk.memory.edit_in_the_browser(post.id, PostFields(content="<p>Written on.</p>"))
    retry(desk.state, offer)
    (held,) = desk.go()
    assert isinstance(held, PublishJob)
    assert held.refusal == PostConflict.__name__
    assert not desk.memory.posts[post.id].is_binned


@pytest.mark.parametrize(
    ("fields", "hours", "author"),
    [
        (BEGUN, 0.9, "1"),
        (BEGUN, -2, "1"),
        (BEGUN, 2, "2"),
        (BEGUN, 2, ""),
        (replace(BEGUN, slug="draft-of-a-letter"), 2, "1"),
        (replace(BEGUN, slug=f"draft-{UUID}-2"), 2, "1"),
        (replace(BEGUN, status=Status.PUBLISHED), 2, "1"),
    ],
)
def test_what_may_be_somebodys_work_is_not_offered(
    desk: Desk, cache: Database, fields: PostFields, hours: float, author: str
) -> None:
    left(desk, fields, hours, author)
    assert look(desk, cache) == ()


def test_blog_that_does_not_say_when_is_left_alone(desk: Desk, cache: Database) -> None:
    post = left(desk)
    desk.memory.posts[post.id] = replace(post, revision=replace(post.revision, modified=""))
    assert look(desk, cache) == ()


def test_user_who_is_not_known_is_nobody(desk: Desk, cache: Database) -> None:
    left(desk, author="")
    desk.memory.capabilities = replace(ALL, user_id="")
    assert look(desk, cache) == ()


def test_draft_that_waits_here_answers_for_its_own(desk: Desk, cache: Database) -> None:
    left(desk)
    desk.draft = replace(desk.draft, identity=UUID)
    job = desk.queue()
    put_job(desk.state, replace(job, state=JobState.REFUSED))
    assert [each.id for each in look(desk, cache)] == [job.id]


@pytest.mark.parametrize("identity", [UUID, "another"])
def test_post_that_is_known_here_is_no_leftover(desk: Desk, cache: Database, identity: str) -> None:
    post = left(desk)
    remember_post(
        desk.state,
        KnownPost(
            blog="blog-1",
            identity=identity,
            post_id=post.id,
            link=post.link,
            revision=post.revision,
            when=datetime(2026, 5, 14, tzinfo=UTC),
        ),
    )
    assert look(desk, cache) == ()
