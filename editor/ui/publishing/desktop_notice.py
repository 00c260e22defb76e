"""A notice of the desktop, for who looks elsewhere: over D-Bus, by the desktop notifications specification (1.2).

Qt's own D-Bus cannot send the unsigned number that `Notify` wants.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject

from editor.ui.work.task_runner import TaskRunner

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_CLICKED, _CLOSED = "ActionInvoked", "NotificationClosed"
_APPLICATION = "io.github.rejoinder.Rejoinder"
_PATIENCE = 3.0
"""Seconds for each answer of the desktop."""
_LONGEST = 3600.0
"""Seconds for which a click is waited for."""
log = logging.getLogger(__name__)


class DesktopNotices(QObject):
    """Each has a thread of its own, which ends with it: it waits for the click, and must not hold up other work."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner

    def say(self, summary: str, body: str, pressed: Callable[[], None], instead: Callable[[], None]) -> None:
        """Show it; `pressed` when a person clicks on it, `instead` where the desktop shows none."""
        press: Callable[[None], None] = self._runner.homeward(lambda _: pressed(), self)
        fail: Callable[[None], None] = self._runner.homeward(lambda _: instead(), self)
        notice = _Notice(summary, body, self.tr("Show"))

        def talk() -> None:
            try:
                is_pressed = notice.show()
            except _NoNotices as error:
                log.info("The desktop shows no notices: %s", error)
                fail(None)
            else:
                if is_pressed:
                    press(None)

        Thread(target=talk, name="desktop-notice", daemon=True).start()


class _NoNotices(Exception):
    """Nobody here shows them."""


@dataclass(frozen=True, slots=True)
class _Notice:
    """A talk with the desktop about one notice. The library for it has no types, hence `import_module`."""

    summary: str
    body: str
    open_word: str
    _heard: deque[Any] = field(default_factory=deque[Any])

    def show(self) -> bool:
        """Until a person clicks on it, or it is gone: was it the former? Raises _NoNotices."""
        with closing(_session_bus()) as bus:
            try:
                number = self._begin(bus)
            except Exception as error:  # strangers' answers: each fails in the library in its own way
                raise _NoNotices(type(error).__name__) from error
            return self._is_clicked(bus, number)

    def _begin(self, bus: Any) -> int:  # noqa: ANN401  (see the class)
        """What the desktop calls it, once it is shown; what becomes of it is heard from now on."""
        itself = import_module("jeepney.bus_messages").message_bus
        for member in (_CLICKED, _CLOSED):
            rule = import_module("jeepney").MatchRule(type="signal", interface=_NAME, path=_PATH, member=member)
            _ask(bus, itself.AddMatch(rule))
            bus.filter(rule, queue=self._heard)
        (able,) = _call(bus, "GetCapabilities")
        body = escape(self.body, quote=False) if "body-markup" in able else self.body
        hints = {"desktop-entry": ("s", _APPLICATION), "category": ("s", "transfer.complete")}
        actions = ["default", self.open_word]
        whole = ("Rejoinder", 0, _APPLICATION, self.summary, body, actions, hints, -1)
        return int(_call(bus, "Notify", "susssasa{sv}i", whole)[0])

    def _is_clicked(self, bus: Any, number: int) -> bool:  # noqa: ANN401  (see the class)
        member = import_module("jeepney").HeaderFields.member
        try:
            while True:
                told = bus.recv_until_filtered(self._heard, timeout=_LONGEST)
                if told.body[0] == number:
                    return bool(told.header.fields[member] == _CLICKED)
        except OSError:  # nobody came (a TimeoutError is one), or the session is over
            return False


def _session_bus() -> Any:  # noqa: ANN401  (see _Notice)
    try:
        return import_module("jeepney.io.blocking").open_dbus_connection(bus="SESSION")
    except Exception as error:  # ImportError where this is not Linux; else whatever the bus, or what stands there, does
        raise _NoNotices(type(error).__name__) from error


def _call(bus: Any, method: str, signature: str | None = None, values: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401  (see _Notice)
    jeepney = import_module("jeepney")
    to = jeepney.DBusAddress(_PATH, _NAME, _NAME)
    return _ask(bus, jeepney.new_method_call(to, method, signature, values))


def _ask(bus: Any, message: Any) -> Any:  # noqa: ANN401  (see _Notice)
    return import_module("jeepney.wrappers").unwrap_msg(bus.send_and_get_reply(message, timeout=_PATIENCE))
