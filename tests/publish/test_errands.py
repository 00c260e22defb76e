"""What is done to a post besides publishing: once, looked up, never over what somebody wrote meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editor.errors import (
    NotAllowed,
    OutcomeUnknown,
    PostConflict,
    PostNotFound,
    RequestRefused,
    Unreachable,
)
from editor.model.draft import Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import PostFields, RemotePost, Revision
from editor.publish.delivery import Delivered
from editor.publish.errands import Order, order
from editor.publish.outbox import decided
from editor.publish.posted import Deed, posted
from editor.publish.withdrawing import drop
from editor.store.jobs import hold_jobs, jobs
from editor.store.known_posts import known_post
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import PUBLISHED_AT, Fault, MemoryBlog

LATER = datetime(2026, 6, 1, 9, tzinfo=UTC)


def ordered(desk: Desk, errand: Errand, seen: str = "", post_id: str = "1") -> PublishJob:
    wanted = Order(errand=errand, blog="blog-1", post_id=post_id, title="Why small gardens", seen=seen)
    desk.place()
    return order(desk.state, wanted, desk.time)


def go(desk: Desk) -> PublishJob | Delivered:
    (outcome,) = desk.go()
    return outcome


def done(desk: Desk, errand: Errand, seen: str = "") -> RemotePost:
    ordered(desk, errand, seen)
    outcome = go(desk)
    assert isinstance(outcome, Delivered), outcome
    assert outcome.notes == ()
    assert jobs(desk.state) == ()
    return outcome.post


def held(desk: Desk, errand: Errand, seen: str = "") -> PublishJob:
    ordered(desk, errand, seen)
    outcome = go(desk)
    assert isinstance(outcome, PublishJob), outcome
    return outcome


def scheduled(desk: Desk) -> None:
    desk.draft = replace(desk.draft, status=Status.SCHEDULED, date=LATER)
    desk.delivered()


def deeds(desk: Desk) -> list[Deed]:
    """Newest first."""
    return [entry.deed for entry in posted(desk.state)]


def test_post_goes_into_the_bin_and_comes_back_as_a_draft(desk: Desk) -> None:
    before = desk.delivered().post
    assert done(desk, Errand.BIN).is_binned
    back = done(desk, Errand.RESTORE)
    assert (back.is_binned, back.status, back.slug) == (False, Status.DRAFT, before.slug)
    assert deeds(desk) == [Deed.RESTORED, Deed.BINNED, Deed.PUBLISHED]


def test_unpublished_post_is_published_again_without_a_question(desk: Desk) -> None:
    desk.delivered()
    assert done(desk, Errand.UNPUBLISH).status is Status.DRAFT
    assert desk.delivered().post.status is Status.PUBLISHED
    assert deeds(desk) == [Deed.PUBLISHED, Deed.UNPUBLISHED, Deed.PUBLISHED]


def test_restored_post_is_published_again_without_a_question(desk: Desk) -> None:
    desk.delivered()
    done(desk, Errand.BIN)
    done(desk, Errand.RESTORE)
    assert desk.delivered().post.status is Status.PUBLISHED


@pytest.mark.parametrize("is_told", [True, False])
def test_scheduled_post_is_published_now_and_stays_out_with_the_next_update(desk: Desk, is_told: bool) -> None:
    scheduled(desk)
    out = done(desk, Errand.PUBLISH_NOW)
    assert (out.status, out.date) == (Status.PUBLISHED, PUBLISHED_AT)
    if is_told:
        desk.draft = replace(desk.draft, status=Status.PUBLISHED, date=None)
    desk.write("<p>Two.</p>")
    after = desk.delivered().post
    assert (after.status, after.content) == (Status.PUBLISHED, "<p>Two.</p>")
    assert after.date == PUBLISHED_AT


@pytest.mark.parametrize(
    ("errand", "undone"),
    [
        (Errand.BIN, "moved to the bin"),
        (Errand.REMOVE, "removed"),
        (Errand.UNPUBLISH, "unpublished"),
        (Errand.PUBLISH_NOW, "published"),
    ],
)
def test_post_that_was_changed_on_the_blog_is_told_of_first(desk: Desk, errand: Errand, undone: str) -> None:
    scheduled(desk)
    seen = desk.memory.posts["1"].revision.whole
    theirs = desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    job = held(desk, errand, seen)
    assert (job.state, job.refusal) == (JobState.REFUSED, PostConflict.__name__)
    assert job.reason == (
        f"“Why small gardens” was changed on Allotment since it was last seen here. It was not {undone}: "
        "look at it first."
    )
    assert desk.memory.posts["1"] == theirs
    decided(desk.state, job, replace_theirs=True)
    assert isinstance(go(desk), Delivered)


def test_what_is_changed_after_the_answer_is_asked_about_again(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    job = held(desk, Errand.BIN)
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs again.</p>"))
    decided(desk.state, job, replace_theirs=True)
    again = go(desk)
    assert isinstance(again, PublishJob)
    assert again.refusal == PostConflict.__name__
    assert not desk.memory.posts["1"].is_binned


def test_version_that_was_seen_in_the_library_is_no_surprise(desk: Desk) -> None:
    desk.delivered()
    theirs = desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    assert done(desk, Errand.BIN, theirs.revision.whole).is_binned


def test_post_of_which_nothing_is_known_is_done_as_asked(desk: Desk) -> None:
    post = desk.memory.create(PostFields(title="Of the browser", status=Status.PUBLISHED))
    assert done(desk, Errand.UNPUBLISH).id == post.id


@pytest.mark.parametrize("errand", [Errand.BIN, Errand.UNPUBLISH])
def test_lost_answer_is_looked_up_and_nothing_sent_twice(desk: Desk, errand: Errand) -> None:
    desk.delivered()
    method = "bin" if errand is Errand.BIN else "update"
    desk.memory.faults.append(Fault(method))
    assert held(desk, errand).state is JobState.UNKNOWN
    desk.memory.log.clear()
    assert isinstance(go(desk), Delivered)
    assert desk.memory.log == ["get"]
    assert deeds(desk)[0] is (Deed.BINNED if errand is Errand.BIN else Deed.UNPUBLISHED)


def test_what_never_arrived_is_looked_for_twice_and_sent_again(desk: Desk) -> None:
    desk.delivered()
    desk.memory.faults.append(Fault("update", OutcomeUnknown("Lost."), after_work=False))
    held(desk, Errand.UNPUBLISH)
    desk.memory.log.clear()
    assert isinstance(go(desk), Delivered)
    assert desk.memory.log == ["get", "get", "update"]


def test_offline_it_waits_like_a_publish(desk: Desk) -> None:
    desk.delivered()
    desk.memory.faults.append(Fault("get", Unreachable("Offline."), after_work=False))
    assert held(desk, Errand.BIN).state is JobState.WAITING
    assert isinstance(go(desk), Delivered)


def test_write_between_the_reading_and_the_writing_is_not_overrun(desk: Desk) -> None:
    desk.delivered()
    memory = desk.memory
    get, told = memory.get, list[str]()

    def get_and_edit(post_id: str) -> RemotePost:
        post = get(post_id)
        if not told:
            told.append(post_id)
            memory.edit_in_the_browser(post_id, PostFields(content="<p>Theirs.</p>"))
        return post

    desk.client = Plain(memory)
    desk.client.get = get_and_edit
    job = held(desk, Errand.UNPUBLISH)
    assert job.refusal == PostConflict.__name__
    assert memory.posts["1"].status is Status.PUBLISHED
    decided(desk.state, job, replace_theirs=True)
    assert isinstance(go(desk), Delivered)


def test_post_in_the_bin_that_changes_meanwhile_is_tried_again(desk: Desk) -> None:
    desk.delivered()
    done(desk, Errand.BIN)
    desk.memory.faults.append(
        Fault("update", PostConflict("Changed on the blog.", desk.memory.posts["1"]), after_work=False)
    )
    job = held(desk, Errand.RESTORE)
    assert (job.state, job.reason) == (JobState.REFUSED, "Changed on the blog.")


def test_deleted_post_is_named(desk: Desk) -> None:
    desk.delivered()
    del desk.memory.posts["1"]
    job = held(desk, Errand.BIN)
    assert job.refusal == PostNotFound.__name__
    assert job.reason == "“Why small gardens” is not on Allotment any more: it was deleted there. Nothing was sent."


def test_blog_that_leaves_it_as_it_was_is_not_believed(desk: Desk) -> None:
    scheduled(desk)

    def unmoved(post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        del fields, known
        return desk.memory.posts[post_id]

    desk.client = Plain(desk.memory)
    desk.client.update = unmoved
    job = held(desk, Errand.PUBLISH_NOW)
    assert job.refusal == RequestRefused.__name__
    assert job.reason == "Allotment left “Why small gardens” as it was: scheduled. See it there."


def test_blog_without_a_bin_says_so(desk: Desk) -> None:
    desk.delivered()
    desk.client = Plain(desk.memory)
    job = held(desk, Errand.BIN)
    assert job.refusal == NotAllowed.__name__
    assert "has no bin that can be reached from here" in job.reason


def test_blog_that_keeps_no_bin_is_told_of(desk: Desk) -> None:
    desk.delivered()
    memory = desk.memory

    class KeepsNone(MemoryBlog):
        def bin(self, post_id: str) -> None:
            del self.posts[post_id]

    desk.client = KeepsNone(posts=memory.posts)
    ordered(desk, Errand.BIN)
    outcome = go(desk)
    assert isinstance(outcome, Delivered)
    assert outcome.notes == ("The blog keeps no bin: the post is gone for good.",)
    assert outcome.post.is_binned


@pytest.mark.parametrize(
    ("errand", "status"),
    [(Errand.UNPUBLISH, Status.DRAFT), (Errand.PUBLISH_NOW, Status.PUBLISHED), (Errand.RESTORE, Status.PUBLISHED)],
)
def test_where_it_is_so_already_nothing_is_sent(desk: Desk, errand: Errand, status: Status) -> None:
    desk.memory.create(PostFields(title="Of the browser", status=status))
    desk.memory.log.clear()
    assert done(desk, errand).status is status
    assert desk.memory.log == ["get"]


def test_what_a_kill_came_between_is_logged_once(desk: Desk) -> None:
    desk.delivered()
    job = ordered(desk, Errand.BIN)
    from editor.publish import outbox

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "remove_job", _killed)
        with pytest.raises(KeyboardInterrupt):
            desk.go()
    assert [each.id for each in jobs(desk.state)] == [job.id]
    assert isinstance(go(desk), Delivered)
    assert deeds(desk) == [Deed.BINNED, Deed.PUBLISHED]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_later_wish_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    desk.delivered()
    desk.queue()
    ordered(desk, Errand.BIN)
    last = ordered(desk, Errand.UNPUBLISH)
    ordered(desk, Errand.BIN, post_id="2")
    assert [(job.errand, job.post_id) for job in jobs(desk.state)] == [
        (Errand.PUBLISH, ""),
        (last.errand, "1"),
        (Errand.BIN, "2"),
    ]


def test_publish_of_the_same_draft_is_a_job_of_its_own(desk: Desk) -> None:
    desk.delivered()
    bin_it = ordered(desk, Errand.BIN)
    publish = desk.queue()
    assert [job.id for job in jobs(desk.state)] == [bin_it.id, publish.id]


def test_what_was_not_begun_is_taken_back(desk: Desk) -> None:
    desk.delivered()
    job = ordered(desk, Errand.BIN)
    assert drop(desk.state, job, desk.time).sentence == "“Why small gardens” stays as it is on Allotment."
    assert jobs(desk.state) == ()


def test_what_may_be_done_already_is_said_to_be(desk: Desk) -> None:
    desk.delivered()
    desk.memory.faults.append(Fault("bin"))
    job = held(desk, Errand.BIN)
    said = drop(desk.state, job, desk.time).sentence
    assert said == "“Why small gardens”: what was asked of Allotment may be done there already. Look at it there."


def test_taken_out_while_it_is_done_it_is_remembered_all_the_same(desk: Desk) -> None:
    desk.delivered()
    job = ordered(desk, Errand.BIN)
    bin_it = desk.memory.bin

    def dropped_meanwhile(post_id: str) -> None:
        drop(desk.state, job, desk.time)
        bin_it(post_id)

    desk.memory.bin = dropped_meanwhile
    go(desk)
    assert deeds(desk)[0] is Deed.BINNED


def test_known_post_that_is_binned_keeps_what_it_was(desk: Desk) -> None:
    desk.delivered()
    before = known_post(desk.state, "blog-1", "1b4e")
    done(desk, Errand.BIN)
    after = known_post(desk.state, "blog-1", "1b4e")
    assert before is not None
    assert after is not None
    assert (after.said, after.stood) == (before.said, before.stood)


def test_state_from_a_copy_offers_nothing_and_asks_before_it_does(desk: Desk) -> None:
    desk.delivered()
    desk.memory.faults.append(Fault("update"))
    desk.write("<p>Two.</p>")
    publish = desk.kept()
    drop(desk.state, publish, desk.time)
    asked = ordered(desk, Errand.BIN, post_id="2")
    hold_jobs(desk.state, "From a copy.")
    assert [(job.id, job.state) for job in jobs(desk.state)] == [(asked.id, JobState.REFUSED)]
