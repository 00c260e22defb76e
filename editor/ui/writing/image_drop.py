"""Images that are pasted, dropped or chosen: kept beside the draft, put into the text, and described at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog

from editor.errors import RejoinderError
from editor.text.blocks import block_inserted, stands_alone, word_end
from editor.text.editing import Edit, Selection, cursor, line_end, line_start
from editor.text.image_marks import image_markdown, images_in
from editor.ui.writing.alt_field import AltField
from editor.ui.writing.editor_view import EditorView
from editor.ui.writing.given_images import SUFFIXES, GivenImage

KeepImage = Callable[[bytes, str], str]
"""Keeps an image beside the draft under a name like the suggested one (may be empty); returns its path relative to
the draft. Raises RejoinderError."""


class ImageDrop(QObject):
    """Takes images in for a view."""

    refused = Signal(RejoinderError)
    """An image was not kept."""

    def __init__(self, view: EditorView, field: AltField, keep: KeepImage) -> None:
        super().__init__(view)
        self._view, self._field, self._keep = view, field, keep
        self._rest: QTextCursor | None = None
        # Queued: a drop is one change of Qt's, and the text in Python is right only after it.
        view.images_given.connect(self.insert, Qt.ConnectionType.QueuedConnection)
        field.closed.connect(self._on_described, Qt.ConnectionType.QueuedConnection)

    def insert(self, images: Sequence[GivenImage]) -> None:
        """Put them in at the cursor, and ask for the words of the first."""
        paths = [path for image in images if (path := self._kept(image)) is not None]
        if paths:
            self.insert_marks([image_markdown(path) for path in paths])

    def insert_marks(self, marks: Sequence[str]) -> None:
        """Put in images that are written already, and ask for the words of the first that has none."""
        edit = _insertion(self._view.text, self._view.selection.position, marks)
        self._view.apply(edit)
        self._describe_in(edit.start, edit.start + len(edit.added))
        self._view.activateWindow()

    def choose(self) -> None:
        """Ask for image files."""
        wanted = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        dialog = QFileDialog(self._view, self.tr("Images"), "", self.tr("Images") + f" ({wanted})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    def describe(self, line: int) -> bool:
        """Ask for the words of the first image on this line (from 1) that has none; False when all have."""
        block = self._view.document().findBlockByNumber(line - 1)
        start = self._view.tracker.to_points(block.position())
        return self._describe_in(start, line_end(self._view.text, start))

    def _kept(self, image: GivenImage) -> str | None:
        try:
            return self._keep(image.read(), image.name)
        except RejoinderError as error:
            self.refused.emit(error)
            return None

    def _describe_in(self, start: int, end: int) -> bool:
        """Ask for the words of the first image of a stretch that has none."""
        for image in images_in(self._view.text, start, end):
            if not image.alt:
                self._rest = self._view.tracker.cursor_of(Selection(anchor=image.end, position=end))
                self._field.open_at(image)
                return True
        self._rest = None
        return False

    def _on_described(self) -> None:
        """The next of those that came together, wherever they stand by now."""
        if self._rest is not None and self._field.isHidden():
            rest = self._view.tracker.selection_of(self._rest)
            self._describe_in(rest.start, rest.end)

    def _on_chosen(self, names: Sequence[str]) -> None:
        self.insert([GivenImage(name=Path(name).name, path=Path(name)) for name in names])


def _insertion(text: str, position: int, marks: Sequence[str]) -> Edit:
    """Images as blocks of their own, or in the line where a list, a quote or a table would break."""
    if stands_alone(text, position):
        return block_inserted(text, position, "\n\n".join(marks))
    added = " ".join(marks)
    position = word_end(text, position)
    before = text[line_start(text, position) : position]
    if before and not before[-1].isspace():
        added = " " + added
    return Edit(start=position, removed=0, added=added, selection=cursor(position + len(added)))
