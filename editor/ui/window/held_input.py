"""What is clicked beside the text, or asked for by a key, before there is somebody who does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from editor.ui.commands import Do
from editor.ui.window.window import Window

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_CLICKS = frozenset({
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
})  # fmt: skip


class HeldInput(QObject):
    """Keeps it from its making until `let_go`, in order, with what is typed behind it: it may be for another draft.

    What is typed before anything else is never held.
    """

    def __init__(self, window: Window, text: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[Callable[[], object]] = []
        parts = (window.header, window.sidebar, window.status)
        self._buttons = [each for part in parts for each in part.findChildren(QAbstractButton)]
        self._watched = [*self._buttons, *text.findChildren(QWidget)]
        for each in self._watched:
            each.installEventFilter(self)
        window.commands.hold(lambda do: self._held.append(partial(self._ask, do)))

    def let_go(self) -> None:
        """All of it happens now, up to where a question stands over the window."""
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched, self._buttons = [], []
        self._window.commands.let_go()
        held, self._held = self._held, []
        for act in held:
            if self._window.sheet.dialog is None:
                act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if watched in self._buttons and event.type() in _KEYS | _CLICKS:
            self._held.append(partial(QCoreApplication.sendEvent, watched, event.clone()))
            return True
        if self._held and event.type() in _KEYS and watched.hasFocus():
            self._held.append(partial(_type, watched, event.clone()))
            return True
        return False

    def _ask(self, do: Do) -> None:
        """Unless it cannot be asked for any more."""
        if self._window.commands[do].isEnabled():
            self._window.commands.ask(do)


def _type(widget: QWidget, event: QEvent) -> None:
    """Into what has the keyboard by now."""
    QCoreApplication.sendEvent(QApplication.focusWidget() or widget, event)
