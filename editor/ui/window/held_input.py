"""What is clicked beside the text, or asked for by a key, before there is somebody who does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.ui.window.window import Window

_HELD = frozenset({
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
})  # fmt: skip


class HeldInput(QObject):
    """Keeps it from its making until `let_go`; what is typed into the text is never held."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._events: list[tuple[QWidget, QEvent]] = []
        parts = (window.header, window.sidebar, window.status)
        self._buttons = [each for part in parts for each in part.findChildren(QAbstractButton)]
        for each in self._buttons:
            each.installEventFilter(self)
        window.commands.hold()

    def let_go(self) -> None:
        """All of it happens now, unless a question stands over the window."""
        for each in self._buttons:
            each.removeEventFilter(self)
        held, self._buttons, self._events = self._events, [], []
        for widget, event in held if self._window.sheet.dialog is None else ():
            QCoreApplication.postEvent(widget, event)
        self._window.commands.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _HELD or not isinstance(watched, QWidget):
            return False
        self._events.append((watched, event.clone()))
        return True
