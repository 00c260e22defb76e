"""Another Rejoinder is at work on the outbox while a command publishes: the command says what became of its post."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import pytest

from editor.cli import publish_commands
from editor.cli.rooms import Rooms
from editor.errors import PostStopped
from editor.model.job import PublishJob
from editor.model.work import CancelToken, no_progress
from editor.practice.child import RunningPractice
from editor.publish.delivery import Delivered
from editor.publish.outbox import after, work, working
from editor.publish.withdrawing import drop
from editor.publish.workplace import Workplace
from editor.store.jobs import jobs, put_job
from editor.store.paths import paths_from
from tests.cli.conftest import Line

POST = "---\ntitle: Bees on balconies\n---\nSixty balconies.\n"
Act = Callable[[Workplace, PublishJob], None]


@contextmanager
def another(line: Line, act: Act) -> Generator[None]:
    """It holds the outbox, does this as soon as something is in it, and lets go."""
    holds, wrong = threading.Event(), list[BaseException]()

    def run() -> None:
        try:
            with ExitStack() as stack:
                place = Rooms(paths_from(line.environ), stack).workplace()
                with working(place) as is_ours:
                    assert is_ours
                    holds.set()
                    act(place, queued(place))
        except BaseException as error:  # noqa: BLE001  # told below
            wrong.append(error)
            holds.set()

    thread = threading.Thread(target=run)
    thread.start()
    holds.wait(30)
    yield
    thread.join()
    assert not wrong, wrong


def queued(place: Workplace) -> PublishJob:
    until = time.monotonic() + 30
    while not jobs(place.state):
        assert time.monotonic() < until, "nothing was queued"
        time.sleep(0.01)
    (job,) = jobs(place.state)
    return job


def publish_it(place: Workplace, job: PublishJob) -> None:
    assert isinstance(work(place, job, CancelToken(), no_progress), Delivered)


def refuse_it(place: Workplace, job: PublishJob) -> None:
    put_job(place.state, after(job, PostStopped("Its picture is gone.", "image-missing"), place.now()))


def take_it_out(place: Workplace, job: PublishJob) -> None:
    drop(place.state, job, datetime.now(UTC))


def test_post_that_another_one_published_is_told_by_its_address(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    with another(line, publish_it):
        assert line.run("publish", file) == 0, line.said
    told = line.result
    assert told.startswith(f"{blog.url.rstrip('/')}/bees-on-balconies")
    assert line.said == ""
    assert line.run("publish", file) == 0
    assert line.result == told


@pytest.mark.parametrize("published_before", [False, True])
def test_post_that_another_one_took_out_is_not_said_to_be_out(
    line: Line, blog: RunningPractice, published_before: bool
) -> None:
    line.add(blog)
    file = line.draft(POST)
    if published_before:
        assert line.run("publish", file) == 0
    with another(line, take_it_out):
        assert line.run("publish", file) == 1
    assert line.said == (
        "“Bees on balconies” was taken out of the outbox by another Rejoinder. If it is to go out, publish it again.\n"
    )
    assert line.result == ""


def test_post_that_another_one_could_not_publish_is_told_with_the_reason(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    with another(line, refuse_it):
        assert line.run("publish", line.draft(POST)) == 1
    assert line.said.endswith(": “Bees on balconies” was not published. Its picture is gone.\n")
    assert line.result == ""


def test_post_waits_while_another_one_is_at_work_for_long(
    line: Line, blog: RunningPractice, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.add(blog)
    monkeypatch.setattr(publish_commands, "LONGEST_WAIT", 0.1)
    ended = threading.Event()

    def wait(place: Workplace, job: PublishJob) -> None:
        assert ended.wait(30)

    with another(line, wait):
        assert line.run("publish", line.draft(POST)) == 3
        ended.set()
    sentence = ": “Bees on balconies” waits in the outbox. Another Rejoinder is at work on the outbox.\n"
    assert line.said.endswith(sentence)
    assert line.result == ""
    assert line.run("outbox", "deliver") == 0
    assert line.json("outbox", "list", "--json") == []
