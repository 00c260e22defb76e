"""Work goes out to a thread, its outcome comes home to the window's."""

import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from editor.errors import BlogError, RejoinderError
from editor.model.work import CancelToken
from editor.ui.work.task_runner import TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.close()


def no_failure(error: RejoinderError) -> None:
    raise AssertionError(error)


def test_result_comes_home_to_the_thread_that_asked(qtbot: QtBot, runner: TaskRunner) -> None:
    came: list[tuple[int, int]] = []
    runner.run(threading.get_ident, lambda ident: came.append((ident, threading.get_ident())), no_failure, runner)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0][0] != came[0][1] == threading.get_ident()


def test_error_raised_on_purpose_comes_home_as_it_is(qtbot: QtBot, runner: TaskRunner) -> None:
    def fail() -> None:
        raise BlogError("Allotment Notes does not answer.")

    failures: list[RejoinderError] = []
    runner.run(fail, lambda _: pytest.fail("no result was due"), failures.append, runner)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "Allotment Notes does not answer."


def test_unexpected_error_is_logged_and_told_in_a_sentence(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture
) -> None:
    failures: list[RejoinderError] = []
    with caplog.at_level(logging.ERROR):
        runner.run(lambda: 1 // 0, lambda _: pytest.fail("no result was due"), failures.append, runner)
        qtbot.waitUntil(lambda: bool(failures))
    assert "Something went wrong inside Rejoinder" in str(failures[0])
    assert "ZeroDivisionError" in caplog.text


def test_result_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot, runner: TaskRunner) -> None:
    go, came = threading.Event(), list[str]()
    owner = QObject()
    runner.run(go.wait, lambda _: came.append("for the dead"), no_failure, owner)
    delete(owner)
    go.set()
    runner.run(lambda: None, lambda _: came.append("for the living"), no_failure, runner)
    qtbot.waitUntil(lambda: "for the living" in came)
    qtbot.wait(20)
    assert came == ["for the living"]


def test_stopped_work_brings_nothing_home(qtbot: QtBot, runner: TaskRunner) -> None:
    token, ended = CancelToken(), threading.Event()

    def work() -> None:
        try:
            token.wait(10)
        finally:
            ended.set()

    runner.run(work, lambda _: pytest.fail("stopped"), no_failure, runner, token).cancel()
    assert ended.wait(10)
    qtbot.wait(20)


def test_progress_of_other_threads_comes_home(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[tuple[int, int]] = []

    def hear(done: int) -> None:
        told.append((done, threading.get_ident()))

    tell = runner.homeward(hear, runner)
    runner.run(lambda: tell(3), lambda _: None, no_failure, runner)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(3, threading.get_ident())]


def test_close_stops_work_and_says_whether_it_ended(qtbot: QtBot) -> None:
    runner, token, go = TaskRunner(), CancelToken(), threading.Event()
    runner.run(lambda: token.wait(10), lambda _: None, no_failure, runner, token)
    runner.run(go.wait, lambda _: None, no_failure, runner)
    assert not runner.close(0.05)
    assert token.is_cancelled
    go.set()
    qtbot.waitUntil(lambda: not any(thread.name.startswith("rejoinder") for thread in threading.enumerate()))
