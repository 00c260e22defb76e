"""Brings the journal of what is typed to the disk, on another thread: nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from editor.errors import RejoinderError
from editor.ui.work.task_runner import TaskRunner

_PAUSE = 150  # milliseconds from a key to the disk


class JournalFlush(QObject):
    """One at a time; whoever hears `wanted` answers with `run`."""

    wanted = Signal()
    failed = Signal(RejoinderError)

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_running = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.wanted)

    def start(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def run(self, flush: Callable[[], None]) -> None:
        """Do it, unless it is being done."""
        if not self._is_running:
            self._is_running = True
            self._runner.run(flush, self._on_done, self._on_failed, self)

    def _on_done(self, _: None) -> None:
        self._is_running = False

    def _on_failed(self, error: RejoinderError) -> None:
        self._is_running = False
        self.failed.emit(error)
