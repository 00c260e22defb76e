"""Keys that mean more in Markdown: Enter in lists and quotes, Tab in answers and lists, and steps of undo."""

from __future__ import annotations

import re
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from editor.text.editing import Edit
from editor.ui.writing.editor_view import EditorView

_PAUSE = 1.0  # seconds: what is typed after it is a step of undo of its own
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_SENTENCE = re.compile(r"[.!?…:]\s$")


class SmartKeys(QObject):
    """Looks at the view's keys first."""

    def __init__(self, view: EditorView) -> None:
        super().__init__(view)
        self._view = view
        self._typed_at = 0.0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if not isinstance(event, QKeyEvent) or self._view.isReadOnly():
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return _is_ours(event)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        edit = self._edit_for(event)
        if edit is not None:
            self._view.apply(edit)
            return True
        return bool(event.text()) and event.text().isprintable() and self._began_step(event)

    def _edit_for(self, event: QKeyEvent) -> Edit | None:
        """What a key does beyond Qt's own."""
        if event.key() not in _KEYS:
            return None
        from editor.ui.writing.key_edits import edit_for  # 6 ms that the first paint does without

        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return edit_for(Qt.Key(event.key()), modifiers, self._view.text, self._view.selection)

    def _began_step(self, event: QKeyEvent) -> bool:
        """Was it typed after a pause, or does it begin a sentence? Then undo begins a new step with it.

        Qt alone would take back all that was typed since the cursor moved.
        """
        now = monotonic()
        pause, self._typed_at = now - self._typed_at, now
        place = self._view.textCursor()
        before = place.block().text()[: place.positionInBlock()][-2:]
        begins = pause > _PAUSE or (not event.text().isspace() and _SENTENCE.search(before))
        if not begins or place.hasSelection() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        place.beginEditBlock()
        place.insertText(" ")
        place.deletePreviousChar()  # Qt adds an insertion to one before it, but not to a deletion
        place.insertText(event.text())
        place.endEditBlock()
        self._view.setTextCursor(place)
        return True


def _is_ours(event: QKeyEvent) -> bool:
    """Is it a key that Qt's X11 bindings would eat (Ctrl+K deletes to the end of the line there)?"""
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_K, Qt.Key.Key_U):
        event.ignore()
        return True
    return False
