"""Publishing while the state, the clock or the keyring fail: a reason, no loss, no second post."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from editor.clients.protocols import BlogClient
from editor.errors import KeyringLocked, StateUnwritable, TryLater, Unreachable
from editor.model.blog import Blog
from editor.model.job import JobState, PublishJob
from editor.model.post import PostFields, RemotePost
from editor.model.work import CancelToken
from editor.publish.delivery import Delivered
from editor.publish.outbox import after, is_due, retry, work_off
from editor.store.database import Database
from editor.store.jobs import CREATE, jobs, put_job, record_step
from editor.store.paths import paths_from
from editor.store.state import MIGRATIONS, open_state, open_state_or_copy
from tests.publish.conftest import Desk
from tests.support.disks import disk_with_room, filled
from tests.support.memory_blog import Fault


@pytest.fixture
def home(desk: Desk) -> Path:
    return desk.state.path.parents[1]


def damaged_since(desk: Desk, home: Path) -> str:
    """The state was copied, went on, and was damaged: what is said at the next start."""
    desk.state.close()
    with (home / "state" / "state.db").open("r+b") as file:
        file.write(b"\xa5" * 100)
    desk.state, notice = open_state_or_copy(paths_from({"REJOINDER_HOME": str(home)}))
    return notice


def restart(desk: Desk, home: Path) -> None:
    """A start copies what is there."""
    desk.state.close()
    desk.state = open_state(paths_from({"REJOINDER_HOME": str(home)}))


def untied(job: PublishJob, blog: Blog, post: RemotePost) -> None:
    """As if the draft's file were an older one, too."""


def test_job_of_a_copy_that_went_out_since_is_found_on_the_blog_and_not_posted_twice(desk: Desk, home: Path) -> None:
    desk.queue()
    record_step(desk.state, jobs(desk.state)[0].id, CREATE, "begun")
    restart(desk, home)
    desk.tie = untied
    (delivered,) = desk.go()
    assert isinstance(delivered, Delivered)
    assert damaged_since(desk, home)
    assert desk.go() == ()  # it waits for a person
    (held,) = jobs(desk.state)
    assert held.reason.startswith("What is in the outbox was put back from a copy")
    retry(desk.state, held)
    desk.memory.log.clear()
    desk.go()
    assert "find" in desk.memory.log
    assert "create" not in desk.memory.log
    assert [post.title for post in desk.memory.posts.values()] == ["Why small gardens"]


def test_job_of_a_copy_that_was_taken_out_since_does_not_go_out_by_itself(desk: Desk, home: Path) -> None:
    desk.queue()
    restart(desk, home)
    with desk.state.write() as connection:
        connection.execute("DELETE FROM jobs")
    damaged_since(desk, home)
    assert desk.go() == ()
    assert desk.memory.posts == {}


OTHER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_state_that_another_program_holds_is_told_and_tried_again(desk: Desk) -> None:
    desk.queue()
    place = desk.place()
    with (
        closing(Database(desk.state.path, MIGRATIONS, busy_seconds=0.05)) as hasty,
        subprocess.Popen(
            [sys.executable, "-c", OTHER, str(desk.state.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as other,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StateUnwritable, match=r"in use by another program .* Close other Rejoinders and try again"):
            work_off(replace(place, state=hasty), CancelToken())
        assert desk.memory.posts == {}
        other.kill()
    (outcome,) = desk.go()
    assert isinstance(outcome, Delivered)
    assert len(desk.memory.posts) == 1


def test_state_that_is_held_in_the_middle_of_a_delivery_holds_it_up_and_makes_no_second_post(desk: Desk) -> None:
    desk.queue()
    create = desk.memory.create
    with closing(sqlite3.connect(desk.state.path, isolation_level=None, check_same_thread=False)) as other:

        def held_afterwards(fields: PostFields) -> RemotePost:
            made = create(fields)
            other.execute("BEGIN IMMEDIATE")
            return made

        desk.memory.create = held_afterwards
        with closing(Database(desk.state.path, MIGRATIONS, busy_seconds=0.05)) as hasty:
            place = replace(desk.place(), state=hasty)
            with pytest.raises(StateUnwritable):
                work_off(place, CancelToken())
        other.execute("ROLLBACK")
    (outcome,) = desk.go()
    assert isinstance(outcome, Delivered)
    assert len(desk.memory.posts) == 1


@pytest.mark.parametrize("step", ["find", "create", "upload", "update"])
def test_disk_that_is_full_in_the_middle_of_a_delivery_makes_no_second_post(desk: Desk, step: str) -> None:
    """It is told what to do; the draft and the job stand as before, and it goes out once there is room."""
    ours, before = getattr(desk.memory, step), desk.draft
    desk.state.close()
    with (
        disk_with_room(desk.folder, 2_097_152) as disk,
        ExitStack() as until_there_is_room,
        closing(open_state(paths_from({"REJOINDER_HOME": str(disk / "home")}))) as desk.state,
    ):

        def filled_afterwards(*arguments: object, **named: object) -> object:
            done = ours(*arguments, **named)
            setattr(desk.memory, step, ours)
            until_there_is_room.enter_context(filled(disk))
            return done

        setattr(desk.memory, step, filled_afterwards)
        job = desk.queue()
        with pytest.raises(StateUnwritable, match=r"cannot be used: .*\. Make room on the disk"):
            desk.go()
        assert jobs(desk.state) == (job,)
        assert desk.draft == before
        until_there_is_room.close()
        (outcome,) = desk.go()
        assert isinstance(outcome, Delivered)
        assert [post.title for post in desk.memory.posts.values()] == ["Why small gardens"]
        assert len(desk.memory.files) == 1


def test_job_whose_step_could_not_be_written_waits_with_the_reason(desk: Desk) -> None:
    held_up = after(desk.queue(), StateUnwritable("In use by another program."), desk.time)
    assert (held_up.state, held_up.reason) == (JobState.WAITING, "In use by another program.")
    assert is_due(held_up, desk.time + timedelta(seconds=25))


def test_clock_that_was_set_back_lets_what_waits_go_out_soon(desk: Desk) -> None:
    job = desk.queue()
    for error, longest in (
        (Unreachable("Offline."), timedelta(minutes=1)),
        (TryLater("Busy.", 600), timedelta(days=1)),
    ):
        tried = after(job, error, desk.time)
        put_job(desk.state, tried)
        assert not is_due(tried, desk.time)
        assert not is_due(tried, desk.time - timedelta(seconds=5))
        assert is_due(tried, desk.time - longest)
        assert is_due(tried, desk.time - timedelta(days=4000))
    desk.time -= timedelta(days=4000)
    (outcome,) = desk.go()
    assert isinstance(outcome, Delivered)


def test_pause_of_a_day_that_a_blog_asks_for_is_kept(desk: Desk) -> None:
    tried = after(desk.queue(), TryLater("Busy.", 86_400), desk.time)
    assert not is_due(tried, desk.time)
    assert is_due(tried, desk.time + timedelta(days=1))


def test_keyring_that_is_locked_halfway_holds_the_post_up_until_the_password_is_there(desk: Desk) -> None:
    desk.memory.faults.append(Fault("upload", Unreachable("Offline.")))
    desk.kept()
    is_locked = True

    def open_client(blog: Blog) -> BlogClient:
        if is_locked:
            raise KeyringLocked("The keyring is locked. Unlock it and try again, or type the password for this run.")
        return desk.memory

    def go(time: datetime) -> PublishJob | Delivered:
        place = replace(desk.place(), open_client=open_client, now=lambda: time)
        (outcome,) = work_off(place, CancelToken())
        return outcome

    waiting = go(desk.time + timedelta(hours=1))
    assert isinstance(waiting, PublishJob)
    assert (waiting.state, waiting.refusal) == (JobState.WAITING, "KeyringLocked")
    assert "type the password for this run" in waiting.reason
    is_locked = False
    assert isinstance(go(desk.time + timedelta(hours=2)), Delivered)
    assert len(desk.memory.posts) == 1
