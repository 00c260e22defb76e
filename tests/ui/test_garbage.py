"""Cycles go on the window's thread, and on no other."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, current_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.ui.work.garbage import GarbageCollector


class Ring:
    """Refers to itself, and notes on which thread it goes."""

    def __init__(self, gone_on: list[str]) -> None:
        self.myself = self
        weakref.finalize(self, lambda: gone_on.append(current_thread().name))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    gc.collect()
    owner = QObject()
    yield GarbageCollector(owner)
    gc.enable()


@pytest.mark.usefixtures("collector")
def test_what_another_thread_leaves_goes_on_this_one(qtbot: QtBot) -> None:
    gone_on: list[str] = []

    def work() -> None:
        for _ in range(5_000):
            Ring(gone_on)

    worker = Thread(target=work, name="worker")
    worker.start()
    worker.join()
    assert gone_on == []
    qtbot.waitUntil(lambda: len(gone_on) == 5_000, timeout=20_000)
    assert set(gone_on) == {current_thread().name}
