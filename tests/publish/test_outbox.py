"""The outbox keeps what waits, tries again in time, and lets one process work at a time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from editor.errors import (
    AnswerBroken,
    Cancelled,
    KeyringLocked,
    LoginRefused,
    OutcomeUnknown,
    RequestRefused,
    ServerFailed,
    TryLater,
    Unreachable,
)
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.job import JobState, PublishJob
from editor.model.post import PostFields, RemotePost
from editor.model.work import CancelToken, no_progress
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish, after, decided, is_due, merged, queue, retry, utc_now, work, work_off, working
from editor.publish.withdrawing import drop
from editor.store.blogs import put_blog, remove_blog
from editor.store.jobs import jobs, put_job, record_step, remove_job, steps
from tests.publish.conftest import Desk
from tests.support.memory_blog import Fault


def test_edit_after_queuing_replaces_what_waits(desk: Desk) -> None:
    first = desk.queue()
    desk.time += timedelta(minutes=5)
    second = desk.queue(Wish(status=Status.DRAFT))
    assert (second.id, second.created) == (first.id, first.created)
    assert [(job.status, job.asked) for job in jobs(desk.state)] == [(Status.DRAFT, desk.time)]


def test_draft_without_identity_or_file_cannot_wait(desk: Desk) -> None:
    for draft in (replace(desk.draft, identity=""), replace(desk.draft, path=None)):
        with pytest.raises(ValueError, match="needs a file and an identity"):
            queue(desk.state, draft, desk.blog, Wish(), desk.time)


def test_jobs_go_out_in_order_and_only_those_that_were_asked_for(desk: Desk) -> None:
    first = desk.queue()
    other = replace(desk.draft, identity="2c5f", title="Another")
    desk.time += timedelta(seconds=1)
    second = queue(desk.state, other, desk.blog, Wish(), desk.time)
    (outcome,) = work_off(desk.place(), CancelToken(), only=frozenset({second.id}))
    assert isinstance(outcome, Delivered)
    assert [job.id for job in jobs(desk.state)] == [first.id]


def test_order_is_kept_behind_a_job_that_waits(desk: Desk) -> None:
    desk.queue()
    desk.memory.faults.append(Fault("create", Unreachable("Offline."), after_work=False))
    other = replace(desk.draft, path=desk.draft.path, identity="2c5f", title="Another", body="<p>Two.</p>")
    desk.time += timedelta(seconds=1)
    queue(desk.state, other, desk.blog, Wish(), desk.time)
    (first,) = desk.go()
    assert isinstance(first, PublishJob)
    assert work_off(desk.place(), CancelToken()) == ()
    assert desk.memory.posts == {}
    tried = [outcome.job if isinstance(outcome, Delivered) else outcome for outcome in desk.go()]
    assert [job.identity for job in tried] == ["1b4e", "2c5f"]


def test_clock_that_was_set_back_changes_nothing_about_the_order(desk: Desk, tmp_path: Path) -> None:
    for number, hours in enumerate((3, -30, 1, -90), 1):
        desk.time += timedelta(hours=hours)
        path = tmp_path / f"{number}.md"
        desk.draft = replace(desk.draft, path=path, identity=f"{number}", title=f"Post {number}", body="<p>Words.</p>")
        desk.queue()
    desk.memory.faults.append(Fault("find", Unreachable("Offline."), after_work=False))
    first = desk.draft

    def read(job: PublishJob) -> Draft:
        return replace(first, path=job.path, identity=job.identity, title=job.title)

    def tie(job: PublishJob, blog: Blog, post: RemotePost) -> None:
        desk.ties.append((job.title, post.id))

    place = replace(desk.place(), read=read, tie=tie)
    (waits,) = work_off(place, CancelToken())
    assert isinstance(waits, PublishJob)
    assert waits.title == "Post 1"
    desk.time -= timedelta(days=7)
    outcomes = work_off(place, CancelToken())
    assert [each.job.title for each in outcomes if isinstance(each, Delivered)] == [f"Post {n}" for n in (1, 2, 3, 4)]
    assert [post.title for post in desk.memory.posts.values()] == [f"Post {n}" for n in (1, 2, 3, 4)]


def test_address_of_a_person_that_a_server_repeats_is_not_kept(desk: Desk) -> None:
    words = "blog.example refused: marta.o'hara+blog@mail.example may not do this."
    desk.memory.faults.append(Fault("create", RequestRefused(words), after_work=False))
    kept = desk.kept()
    assert kept.reason == "blog.example refused: *** may not do this."
    assert "mail.example" not in "".join(str(tuple(row)) for row in desk.state.read("SELECT job FROM jobs"))


def test_refused_job_holds_nothing_up(desk: Desk) -> None:
    desk.memory.faults.append(Fault("create", LoginRefused("No."), after_work=False))
    desk.kept()
    desk.time += timedelta(seconds=1)
    queue(desk.state, replace(desk.draft, identity="2c5f", title="Another"), desk.blog, Wish(), desk.time)
    (second,) = desk.go()
    assert isinstance(second, Delivered)


def test_job_queued_anew_while_it_goes_out_goes_out_again(desk: Desk) -> None:
    desk.queue()
    tie = desk.tie

    def edited_meanwhile(job: PublishJob, blog: Blog, post: RemotePost) -> None:
        desk.tie = tie
        desk.time += timedelta(seconds=1)
        desk.write("<p>Edited while it went out.</p>")
        desk.queue()

    desk.tie = edited_meanwhile
    (first,) = desk.go()
    assert isinstance(first, Delivered)
    (second,) = desk.go()
    assert isinstance(second, Delivered)
    assert second.notes == ()  # nobody else changed anything
    assert [post.content for post in desk.memory.posts.values()] == ["<p>Edited while it went out.</p>"]
    assert jobs(desk.state) == ()


def test_job_queued_anew_while_it_goes_out_has_nothing_half_made(desk: Desk) -> None:
    """Taken out before its second turn, it takes no file away that the post shows."""
    desk.queue()
    tie = desk.tie

    def queued_meanwhile(job: PublishJob, blog: Blog, post: RemotePost) -> None:
        tie(job, blog, post)
        desk.time += timedelta(seconds=1)
        desk.queue()

    desk.tie = queued_meanwhile
    desk.go()
    (left,) = jobs(desk.state)
    assert steps(desk.state, left.id) == {}
    assert "Nothing of it was sent" in drop(desk.state, left, desk.time).sentence
    assert [post.title for post in desk.memory.posts.values()] == ["Why small gardens"]


def test_job_dropped_while_it_goes_out_does_not_come_back(desk: Desk) -> None:
    job = desk.queue()
    desk.memory.faults.append(Fault("get", Unreachable("Offline.")))
    get = desk.memory.get

    def dropped(post_id: str) -> RemotePost:
        remove_job(desk.state, job.id)
        return get(post_id)

    desk.memory.get = dropped
    desk.go()
    assert jobs(desk.state) == ()


def test_nothing_is_tried_after_it_was_stopped(desk: Desk) -> None:
    desk.queue()
    cancel = CancelToken()
    cancel.cancel()
    assert work_off(desk.place(), cancel) == ()
    assert len(jobs(desk.state)) == 1


def test_stopped_in_the_middle_it_waits_as_before(desk: Desk) -> None:
    job = desk.queue()
    cancel = CancelToken()

    def stop(what: str, done: int, total: int) -> None:
        cancel.cancel()

    outcome = work(desk.place(), job, cancel, stop)
    assert isinstance(outcome, PublishJob)
    assert (outcome.state, outcome.reason) == (JobState.WAITING, "Stopped, as you asked.")
    assert isinstance(work(desk.place(), job, CancelToken(), no_progress), Delivered)


def test_blog_that_was_removed_is_told(desk: Desk) -> None:
    desk.queue()
    place = desk.place()
    remove_blog(desk.state, "blog-1")
    before = desk.draft
    (outcome,) = work_off(place, CancelToken())
    assert isinstance(outcome, PublishJob)
    assert outcome.reason == (
        "The blog that “Why small gardens” was meant for is no longer connected, so nothing was sent. Cancel this; "
        "to publish it all the same, add the blog again, then publish the draft once more."
    )
    assert outcome.state is JobState.REFUSED
    assert (desk.memory.log, desk.memory.posts, desk.draft) == ([], {}, before)


def test_post_half_made_on_a_blog_that_was_removed_and_added_again_is_taken_up(desk: Desk) -> None:
    """It is another blog to us then; what bears the draft's mark there is found all the same."""
    desk.memory.faults.append(Fault("upload", Unreachable("Offline.")))
    held_up = desk.kept()
    remove_blog(desk.state, "blog-1")
    drop(desk.state, held_up, desk.time)
    again = replace(desk.blog, identity="blog-2")
    place = desk.place()
    remove_blog(desk.state, "blog-1")
    put_blog(desk.state, again)
    queue(desk.state, desk.draft, again, Wish(), desk.time)
    (outcome,) = work_off(place, CancelToken())
    assert isinstance(outcome, Delivered)
    assert [post.title for post in desk.memory.posts.values()] == ["Why small gardens"]
    assert len(desk.memory.files) == 1


def test_what_each_error_makes_of_a_job(desk: Desk) -> None:
    job = desk.queue()
    unknown = replace(job, state=JobState.UNKNOWN)
    outcomes = {
        JobState.WAITING: [
            *(Unreachable("x"), KeyringLocked("x"), TryLater("x", 5), Cancelled("x")),
            *(ServerFailed("x"), AnswerBroken("x")),  # a question failed: what was sent before it was answered
        ],
        JobState.UNKNOWN: [OutcomeUnknown("x")],
        JobState.REFUSED: [LoginRefused("x")],
    }
    for state, errors in outcomes.items():
        for error in errors:
            assert after(job, error, desk.time).state is state
    for error in (Unreachable("x"), ServerFailed("x")):
        assert after(unknown, error, desk.time).state is JobState.UNKNOWN
    refused = replace(job, state=JobState.REFUSED)  # a person wants it tried again, and the network is gone
    for error in (Unreachable("x"), TryLater("x", 5)):
        assert after(refused, error, desk.time).state is JobState.WAITING
    assert after(replace(job, tries=7), ServerFailed("x"), desk.time).state is JobState.REFUSED


def test_next_try_is_never_further_off_than_24_seconds(desk: Desk) -> None:
    job = desk.queue()
    for tries in range(100):
        tried = after(replace(job, tries=tries), Unreachable("Offline."), desk.time)
        assert tried.not_before is not None
        assert timedelta(seconds=2) < tried.not_before - desk.time <= timedelta(seconds=24)
        assert not is_due(tried, desk.time)
        assert is_due(tried, desk.time + timedelta(seconds=25))


def test_retry_makes_it_due_now(desk: Desk) -> None:
    refused = replace(desk.queue(), state=JobState.REFUSED)
    assert not is_due(refused, desk.time)
    assert is_due(retry(desk.state, refused), desk.time)
    unknown = replace(refused, state=JobState.UNKNOWN, not_before=desk.time + timedelta(hours=1))
    assert retry(desk.state, unknown).state is JobState.UNKNOWN


OTHER = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_process_leaves_the_work_to_the_first(desk: Desk, tmp_path: Path) -> None:
    desk.queue()
    place = desk.place()
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(place.lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert work_off(place, CancelToken()) == ()
        other.kill()
    with working(place, 5) as is_ours:
        assert is_ours
    assert len(work_off(place, CancelToken())) == 1


def test_anew_forgets_what_an_earlier_try_made(desk: Desk) -> None:
    desk.memory.faults.append(Fault("upload", LoginRefused("No.")))
    desk.publish()
    del desk.memory.posts["1"]
    desk.memory.posts["5"] = desk.memory.create(PostFields(title="another"))
    assert isinstance(desk.publish(Wish(anew=True)), Delivered)


def test_now_is_aware() -> None:
    assert utc_now().utcoffset() == timedelta(0)


def test_draft_is_read_when_its_job_runs(desk: Desk) -> None:
    desk.queue()
    desk.draft = Draft(path=desk.folder / "moved.md", title="Moved", identity="1b4e")
    (outcome,) = desk.go()
    assert isinstance(outcome, PublishJob)
    assert outcome.reason == "post.md is gone."


def test_merged_job_waits_for_a_person_while_it_is_there_and_refused(desk: Desk) -> None:
    job = replace(desk.queue(), state=JobState.REFUSED, reason="No.", refusal="PostConflict")
    put_job(desk.state, job)
    merged(desk.state, job, "Merged.")
    assert [(kept.state, kept.reason, kept.refusal) for kept in jobs(desk.state)] == [(JobState.REFUSED, "Merged.", "")]
    again = desk.queue()
    merged(desk.state, job, "Merged.")
    assert jobs(desk.state) == (again,)
    remove_job(desk.state, job.id)
    merged(desk.state, job, "Merged.")
    assert jobs(desk.state) == ()


def test_what_a_person_decided_about_the_post_in_the_way_is_kept_at_once(desk: Desk) -> None:
    job = replace(desk.queue(), state=JobState.REFUSED, reason="No.", refusal="PostConflict", not_before=desk.time)
    put_job(desk.state, job)
    record_step(desk.state, job.id, "post", "7")
    mine = decided(desk.state, job, replace_theirs=True)
    assert jobs(desk.state) == (mine,)
    assert (mine.replace, mine.anew, mine.state) == (True, False, JobState.WAITING)
    assert (mine.reason, mine.refusal, mine.not_before) == ("", "", None)
    assert steps(desk.state, job.id) == {"post": "7"}
    other = decided(desk.state, job, anew=True)
    assert jobs(desk.state) == (other,)
    assert (other.replace, other.anew, other.refusal) == (False, True, "")
    assert steps(desk.state, job.id) == {}
