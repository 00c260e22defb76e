"""Cycles of Python objects are collected on the window's thread only.

Python collects on whatever thread happens to allocate. A widget that goes on another one takes Qt with it, and with Qt
what was typed since.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # milliseconds


class GarbageCollector(QObject):
    """From now on Python collects nothing by itself; this does, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> int:
    """The oldest generation that is due, with all younger ones; how many objects went."""
    due = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    return gc.collect(due[-1]) if due else 0
