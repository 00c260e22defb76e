"""Follows a Qt document: the text in Python, and each change exactly, in code points."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.text.editing import Selection
from editor.text.mirror import Mirror


class TextTracker(QObject):
    """The document's text, without asking Qt for a megabyte at each key (5 ms); `toPlainText` also loses NBSPs."""

    edited = Signal(int, int, str)
    """Code points removed at a place, and what was put there. The document may not be changed while it is told."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._mirror = Mirror()
        self._is_quiet = False
        document.contentsChange.connect(self._on_contents_change)

    @property
    def text(self) -> str:
        """All of it."""
        return self._mirror.text

    def begin_with(self, text: str) -> None:
        """Another text altogether, told nobody; its undo begins anew."""
        self._is_quiet = True
        self._document.setPlainText(text)
        self._document.clearUndoRedoStacks()
        self._document.setModified(False)
        self._is_quiet = False
        self._mirror = Mirror(text)

    def to_units(self, place: int) -> int:
        """A place in the text as one in the document."""
        return self._mirror.to_units(place)

    def to_points(self, units: int) -> int:
        """A place in the document as one in the text."""
        return self._mirror.to_points(units)

    def selection_of(self, cursor: QTextCursor) -> Selection:
        """What a cursor of the document selects."""
        position = self._mirror.to_points(cursor.position())
        if not cursor.hasSelection():
            return Selection(anchor=position, position=position)
        return Selection(anchor=self._mirror.to_points(cursor.anchor()), position=position)

    def cursor_of(self, selection: Selection) -> QTextCursor:
        """A cursor of the document that selects this."""
        cursor = QTextCursor(self._document)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(self.to_units(selection.anchor), last))
        cursor.setPosition(min(self.to_units(selection.position), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_quiet:
            return
        change = self._mirror.splice(position, removed, self._text_at(position, added))
        if change is not None:
            self.edited.emit(change.start, change.removed, change.added)

    def _text_at(self, position: int, length: int) -> str:
        """What stands in the document now; Qt counts the end of the last paragraph as a letter."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        end = min(position + length, self._document.characterCount() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")
