"""A desktop that shows notices, on a private D-Bus: it notes them, and clicks on them or closes them."""

from __future__ import annotations

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from queue import Queue
from threading import Thread
from typing import Any

_JEEPNEY = import_module("jeepney")
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@contextmanager
def private_bus() -> Generator[str]:
    """A session bus of its own; its address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


@contextmanager
def desktop(*able: str, clicks: bool = False) -> Generator[NoticeServer]:
    """One that shows notices, on a bus of its own."""
    with private_bus() as address:
        server = NoticeServer(address, *able, clicks=clicks)
        yield server
    server.join()


class NoticeServer:
    """What was shown is in `shown`, each as the values of `Notify`; with `clicks` each is clicked on at once.

    The library for D-Bus has no types.
    """

    def __init__(self, address: str, *able: str, clicks: bool = False) -> None:
        self.address = address
        self.shown: Queue[tuple[Any, ...]] = Queue()
        self._able, self._clicks = list(able), clicks
        self._object = _JEEPNEY.DBusAddress(PATH, NAME, NAME)
        self._bus = import_module("jeepney.io.blocking").open_dbus_connection(bus=address)
        request = import_module("jeepney.bus_messages").message_bus.RequestName(NAME)
        self._bus.send_and_get_reply(request, timeout=20)
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def click(self, number: int) -> None:
        """As a person does."""
        self._tell("ActionInvoked", "us", (number, "default"))

    def close(self, number: int) -> None:
        """By itself, or by its cross."""
        self._tell("NotificationClosed", "uu", (number, 2))

    def join(self) -> None:
        """Once its bus is gone."""
        self._thread.join(10)

    def _tell(self, member: str, signature: str, values: tuple[Any, ...]) -> None:
        self._bus.send(_JEEPNEY.new_signal(self._object, member, signature, values))

    def _serve(self) -> None:
        """Until the bus is gone."""
        answer, name = _JEEPNEY.new_method_return, _JEEPNEY.HeaderFields.member
        try:
            while True:
                asked = self._bus.receive()
                member = asked.header.fields.get(name)
                if member == "GetCapabilities":
                    self._bus.send(answer(asked, "as", (self._able,)))
                elif member == "Notify":
                    number = self.shown.qsize() + 1
                    self._bus.send(answer(asked, "u", (number,)))
                    self.shown.put(asked.body)
                    if self._clicks:
                        self.click(number)
        except OSError:
            self._bus.close()
