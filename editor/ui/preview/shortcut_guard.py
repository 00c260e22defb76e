"""Keeps a web page from swallowing the window's shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

THEIRS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
"""What a page that is only read may keep for itself while it has the focus."""


class ShortcutGuard(QObject):
    """An event filter for the widget that has the page's focus.

    On X11 the web engine takes Ctrl+K and Ctrl+U for editing keys and says so to Qt, which then asks no shortcut.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(key) for key in THEIRS):
            return False
        event.ignore()
        return True
