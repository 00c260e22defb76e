"""What is taken out of the outbox leaves nothing half made behind, and nothing that readers see goes unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from editor.errors import LoginRefused, OutcomeUnknown, TryLater, Unreachable
from editor.model.draft import Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import PostFields
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish, retry
from editor.publish.withdrawing import Dropped, drop
from editor.store.blogs import remove_blog
from editor.store.jobs import jobs
from editor.store.media_ledger import known_media
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import Fault, MemoryBlog


def dropped(desk: Desk) -> Dropped:
    (job,) = jobs(desk.state)
    return drop(desk.state, job, desk.time)


def half_made(desk: Desk, at: str = "create_term") -> None:
    """A publish that came as far as that."""
    desk.memory.faults.append(Fault(at, LoginRefused("No."), after_work=False))
    desk.kept()


def test_job_of_which_nothing_was_sent_is_gone_at_once(desk: Desk) -> None:
    desk.queue()
    assert dropped(desk) == Dropped(sentence="“Why small gardens” waits no more. Nothing of it was sent to Allotment.")
    assert jobs(desk.state) == ()


def test_half_made_post_and_its_files_are_removed(desk: Desk) -> None:
    half_made(desk)
    assert len(desk.memory.files) == 1
    said = dropped(desk)
    assert said.is_tidied
    assert said.sentence.endswith("What was begun of it on Allotment is being removed.")
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert (done.state, done.reason) == (
        JobState.DONE,
        "What was begun of “Why small gardens” was removed from Allotment.",
    )
    assert [post.is_binned for post in desk.memory.posts.values()] == [True]
    assert desk.memory.files == {}
    assert jobs(desk.state) == ()


@pytest.mark.parametrize("lost", ["create", "upload"])
def test_what_an_answer_was_lost_of_is_looked_up_and_removed(desk: Desk, lost: str) -> None:
    desk.memory.faults.append(Fault(lost))
    desk.kept()
    dropped(desk)
    desk.go()
    assert all(post.is_binned for post in desk.memory.posts.values())
    assert desk.memory.files == {}


@pytest.mark.parametrize("lost", ["create", "upload"])
def test_what_never_arrived_needs_no_removing(desk: Desk, lost: str) -> None:
    desk.memory.faults.append(Fault(lost, OutcomeUnknown("Lost."), after_work=False))
    desk.kept()
    dropped(desk)
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert done.state is JobState.DONE


def test_offline_it_is_removed_later(desk: Desk) -> None:
    half_made(desk)
    dropped(desk)
    desk.memory.faults.append(Fault("find", Unreachable("Offline."), nth=1))
    (waits,) = desk.go()
    assert isinstance(waits, PublishJob)
    assert (waits.withdrawn, waits.state) == (True, JobState.UNKNOWN)
    desk.go()
    assert jobs(desk.state) == ()
    assert desk.memory.files == {}


def test_what_the_blog_asked_to_wait_with_is_removed_at_once_when_it_is_taken_out(desk: Desk) -> None:
    """The pause was for the publish; a person who takes it out does not wait for it."""
    desk.memory.faults.append(Fault("create_term", TryLater("Later.", 600), after_work=False))
    waits = desk.kept()
    assert waits.not_before is not None
    dropped(desk)
    (taken,) = jobs(desk.state)
    assert (taken.withdrawn, taken.not_before, taken.tries, taken.asked) == (True, None, 0, desk.time)


def test_taken_out_again_it_is_left_where_it_is(desk: Desk) -> None:
    half_made(desk)
    dropped(desk)
    assert "A draft or files that were begun may be left on Allotment." in dropped(desk).sentence
    assert jobs(desk.state) == ()
    assert len(desk.memory.files) == 1


def test_blog_that_is_gone_cannot_be_tidied(desk: Desk) -> None:
    half_made(desk)
    remove_blog(desk.state, "blog-1")
    assert "may be left on its blog." in dropped(desk).sentence
    assert jobs(desk.state) == ()


def test_post_that_readers_may_see_stays_until_it_is_unpublished(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    said = dropped(desk)
    assert said == Dropped(
        sentence="“Why small gardens” waits no more. Its post 1 is on Allotment, as far as it was sent.", post_id="1"
    )
    assert desk.go() == ()  # it is offered, and nobody has asked for it
    assert desk.memory.posts["1"].status is Status.PUBLISHED
    (offer,) = jobs(desk.state)
    assert (offer.state, offer.errand, offer.reason) == (
        JobState.OFFERED,
        Errand.UNPUBLISH,
        "It was taken out too late: readers of Allotment may see it by now.",
    )
    assert (offer.tries, offer.refusal, offer.not_before) == (0, "", None)  # an errand of its own: it begins anew
    retry(desk.state, offer)
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert desk.memory.posts["1"] == done.post
    assert done.post.status is Status.DRAFT
    assert jobs(desk.state) == ()


def test_offer_that_is_not_wanted_leaves_the_post_where_it_is(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    dropped(desk)
    assert dropped(desk).sentence == "“Why small gardens” stays as it is on Allotment."
    assert jobs(desk.state) == ()
    assert desk.memory.posts["1"].status is Status.PUBLISHED


def test_where_nobody_can_be_asked_nothing_is_offered(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update"))
    job = desk.kept()
    assert drop(desk.state, job, desk.time, offers=False).post_id == "1"
    assert jobs(desk.state) == ()


def test_published_again_what_was_taken_out_too_late_goes_on_where_it_was(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    dropped(desk)
    assert desk.delivered().post.id == "1"
    assert list(desk.memory.posts) == ["1"]
    assert jobs(desk.state) == ()


def test_post_that_never_got_as_far_as_to_readers_is_removed_whole(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update", Unreachable("Offline."), after_work=False))
    desk.kept()
    dropped(desk)
    (offer,) = jobs(desk.state)
    retry(desk.state, offer)
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert done.reason == "What was begun of “Why small gardens” was removed from Allotment."
    assert desk.memory.posts["1"].is_binned
    assert desk.memory.files == {}


def test_update_that_is_taken_out_leaves_the_post_as_it_was(desk: Desk, tmp_path: Path) -> None:
    before = desk.delivered().post
    Image.new("RGB", (5, 5), "blue").save(tmp_path / "cat.png")
    desk.memory.faults.append(Fault("update", LoginRefused("No."), after_work=False))
    desk.memory.faults.append(Fault("create_term", LoginRefused("No."), after_work=False))
    desk.draft = replace(desk.draft, tags=("wasps",))
    desk.kept()
    assert len(desk.memory.files) == 2
    dropped(desk)
    desk.go()
    assert desk.memory.posts == {"1": before}
    assert len(desk.memory.files) == 1


def test_file_that_another_post_shows_stays(desk: Desk) -> None:
    half_made(desk)
    first, desk.draft = desk.draft, replace(desk.draft, identity="2c5f", title="Another", slug="another", tags=())
    second = desk.queue()
    assert len([outcome for outcome in desk.go() if isinstance(outcome, Delivered)]) == 1
    assert second.id not in {job.id for job in jobs(desk.state)}
    dropped(desk)
    desk.go()
    assert first.identity != desk.draft.identity
    assert len(desk.memory.files) == 1
    (file,) = desk.memory.files.values()
    assert file.name in desk.memory.posts["2"].content


def test_file_that_was_removed_is_uploaded_again(desk: Desk) -> None:
    half_made(desk)
    dropped(desk)
    desk.go()
    assert known_media(desk.state, "blog-1", "x") is None
    desk.memory.posts["9"] = desk.memory.create(PostFields(title="something else"))
    assert desk.delivered().post.status is Status.PUBLISHED
    assert len(desk.memory.files) == 1


def test_job_that_is_queued_anew_is_not_withdrawn(desk: Desk) -> None:
    half_made(desk)
    dropped(desk)
    desk.queue(Wish())
    (delivered,) = desk.go()
    assert isinstance(delivered, Delivered)
    assert len(desk.memory.posts) == len(desk.memory.files) == 1


def test_delivery_under_way_stops_where_it_is_withdrawn(desk: Desk) -> None:
    desk.queue()
    find_term = desk.memory.find_term

    def withdrawn(*arguments: object) -> object:
        desk.memory.find_term = find_term
        dropped(desk)
        return find_term(*arguments)  # pyright: ignore[reportArgumentType]  # as it was called

    desk.memory.find_term = withdrawn  # pyright: ignore[reportAttributeAccessIssue]  # takes what it takes
    desk.go()
    desk.go()
    assert [(post.is_binned, post.status) for post in desk.memory.posts.values()] == [(True, Status.DRAFT)]
    assert jobs(desk.state) == ()


class Unerasing(Plain):
    """A client that can upload and find files, and not remove them."""

    def __init__(self, memory: MemoryBlog) -> None:
        super().__init__(memory)
        self.upload = memory.upload
        self.find_media = memory.find_media
        self.standing_media = memory.standing_media


def test_blog_without_removal_of_files_keeps_them(desk: Desk) -> None:
    desk.client = Unerasing(desk.memory)
    desk.memory.faults.append(Fault("get", LoginRefused("No."), after_work=False))
    desk.memory.faults.append(Fault("update", LoginRefused("No."), after_work=False))
    desk.kept()
    assert len(desk.memory.files) == 1
    (job,) = jobs(desk.state)
    put_steps_back(desk, job)
    dropped(desk)
    desk.go()
    assert jobs(desk.state) == ()
    assert len(desk.memory.files) == 1


def put_steps_back(desk: Desk, job: PublishJob) -> None:
    """As if the process had been killed before its last update."""
    with desk.state.write() as connection:
        connection.execute("DELETE FROM job_steps WHERE job = ? AND step = 'update'", (job.id,))


def test_blog_without_bin_or_removal_keeps_what_was_begun(desk: Desk) -> None:
    desk.client = Plain(desk.memory)
    desk.kept()
    dropped(desk)
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert done.reason == "What was begun of “Why small gardens” can be removed on Allotment itself only."
    assert jobs(desk.state) == ()
    assert [post.is_binned for post in desk.memory.posts.values()] == [False]
