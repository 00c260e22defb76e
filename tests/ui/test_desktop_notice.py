"""Notices of the desktop, on a D-Bus of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.publishing.desktop_notice import DesktopNotices
from editor.ui.work.task_runner import TaskRunner
from tests.support.notice_server import NoticeServer, desktop, private_bus


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NoticeServer]:
    with desktop("body", "body-markup") as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def say(notices: DesktopNotices, came: list[str], body: str = "Fish & chips <1>") -> None:
    notices.say("Published on My blog.", body, lambda: came.append("pressed"), lambda: came.append("instead"))


def test_notice_is_shown_and_a_click_on_it_comes_home(qtbot: QtBot, runner: TaskRunner, server: NoticeServer) -> None:
    came = list[str]()
    say(DesktopNotices(runner, runner), came)
    application, replaced, icon, summary, body, actions, hints, _ = server.shown.get(timeout=10)
    assert (application, replaced, icon) == ("Rejoinder", 0, "io.github.rejoinder.Rejoinder")
    assert (summary, body) == ("Published on My blog.", "Fish &amp; chips &lt;1&gt;")
    assert actions == ["default", "Show"]
    assert hints["desktop-entry"] == ("s", "io.github.rejoinder.Rejoinder")
    assert came == []
    server.click(7)  # another program's
    server.click(1)
    qtbot.waitUntil(lambda: came == ["pressed"], timeout=10_000)


def test_notice_that_is_closed_brings_nobody_to_the_front(
    qtbot: QtBot, runner: TaskRunner, server: NoticeServer
) -> None:
    came = list[str]()
    notices = DesktopNotices(runner, runner)
    say(notices, came)
    assert server.shown.get(timeout=10)
    server.close(1)
    say(notices, came)
    assert server.shown.get(timeout=10)
    server.click(1)  # the second one has this number too: the first was taken from the queue
    qtbot.waitUntil(lambda: came == ["pressed"], timeout=10_000)


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent", "tcp:host=127.0.0.1", "nonsense"])
def test_without_a_bus_it_is_said_otherwise(
    qtbot: QtBot, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    if address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    else:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    came = list[str]()
    say(DesktopNotices(runner, runner), came)
    qtbot.waitUntil(lambda: came == ["instead"], timeout=10_000)


def test_text_is_sent_as_it_is_where_the_desktop_reads_no_markup(
    qtbot: QtBot, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = list[str]()
    with desktop("body", clicks=True) as server:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", server.address)
        say(DesktopNotices(runner, runner), came)
        assert server.shown.get(timeout=10)[4] == "Fish & chips <1>"
        qtbot.waitUntil(lambda: came == ["pressed"], timeout=10_000)


def test_without_a_desktop_that_shows_notices_it_is_said_otherwise(qtbot: QtBot, runner: TaskRunner, bus: str) -> None:
    came = list[str]()
    say(DesktopNotices(runner, runner), came)
    qtbot.waitUntil(lambda: came == ["instead"], timeout=10_000)
