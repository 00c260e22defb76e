"""Work on the window's thread that waits for a moment without keys."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Calls one after the other; what is typed is taken in between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = deque[Callable[[], object]]()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)

    def add(self, *acts: Callable[[], object]) -> None:
        """Call these too, after those that wait."""
        self._acts.extend(acts)
        self._timer.start()

    def stop(self) -> None:
        """Call nothing more."""
        self._timer.stop()
        self._acts.clear()

    def _take(self) -> None:
        act = self._acts.popleft()
        if not self._acts:
            self._timer.stop()
        act()
