"""The drafts of the side column: a title, and under it when and how much."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from editor.ui.parts.theme import Theme
from editor.ui.parts.two_line_list import HEIGHT, Index, TwoLineList


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A line of the list."""

    path: Path
    title: str
    detail: str

    @property
    def key(self) -> Path:
        """Its file."""
        return self.path


class DraftList(TwoLineList):
    """A click or Enter opens; Delete asks for the bin."""

    opened = Signal(object)  # Path
    bin_wanted = Signal(object)  # Path
    show_wanted = Signal(object)  # Path

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Drafts"))
        self.clicked.connect(self._on_chosen)
        self.customContextMenuRequested.connect(self._on_menu_wanted)

    def set_rows(self, rows: tuple[DraftRow, ...], current: Path | None) -> None:
        """Show these, and which of them is open."""
        self._rows.replace(rows)
        self.set_current(current)

    def set_current(self, current: Path | None) -> None:
        """Mark the open one."""
        for place, row in enumerate(self._rows.rows):
            if row.key == current:
                self.setCurrentIndex(self._rows.index(place))
                return
        self.selectionModel().clear()

    def wanted_height(self) -> int:
        """Pixels for all rows."""
        return len(self._rows.rows) * HEIGHT + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row.path)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit(row.path)
        else:
            super().keyPressEvent(event)

    def _row(self, index: Index) -> DraftRow | None:
        row = self._rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, DraftRow) else None

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.opened.emit(row.path)

    def _on_menu_wanted(self, place: QPoint) -> None:
        row = self._row(self.indexAt(place))
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(row.path))
        menu.addAction(self.tr("Show in its folder"), lambda: self.show_wanted.emit(row.path))
        menu.addSeparator()
        menu.addAction(self.tr("Move to the bin"), lambda: self.bin_wanted.emit(row.path))
        menu.popup(self.viewport().mapToGlobal(place))
