"""Files that are dropped, pasted or chosen to be linked to: told to who keeps them, then linked where they came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from editor.text.linked_files import files_linked
from editor.ui.writing.editor_view import EditorView


class FileLinks(QObject):
    """Takes files in for a view."""

    wanted = Signal(tuple, QTextCursor)
    """Paths of files, and where links to them belong: what is typed meanwhile moves the place."""

    def __init__(self, view: EditorView) -> None:
        super().__init__(view)
        self._view = view
        # Queued: a drop is one change of Qt's, and the text in Python is right only after it.
        view.files_given.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self._view, self.tr("Link to a file"), "", self.tr("All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    def insert(self, place: QTextCursor, files: Sequence[tuple[str, str]]) -> None:
        """Links to files, by their names and their paths beside the draft; who types elsewhere goes on there."""
        tracker, now = self._view.tracker, self._view.selection
        there = tracker.selection_of(place)
        edit = files_linked(self._view.text, there, files)
        if now == there:
            self._view.apply(edit)
        else:
            self._view.replace_range(edit.start, edit.removed, edit.added)
        self._view.activateWindow()

    def _on_chosen(self, names: Sequence[str]) -> None:
        self._take(tuple(map(Path, names)))

    def _take(self, paths: tuple[Path, ...]) -> None:
        self.wanted.emit(paths, self._view.tracker.cursor_of(self._view.selection))
