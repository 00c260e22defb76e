"""The drafts of the side column: a title, and under it when and how much."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.ui.theme import RADIUS, Theme

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 54
_STATE = QStyle.StateFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A line of the list."""

    path: Path
    title: str
    detail: str


class _Rows(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[DraftRow, ...] = ()

    def replace(self, rows: tuple[DraftRow, ...]) -> None:
        """Show these instead: without a reset where only words changed, so that nothing scrolls."""
        if [row.path for row in rows] == [row.path for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {row.detail}"
            case _:
                return None


class _Painter(QStyledItemDelegate):
    """Two lines on a rounded ground."""

    def __init__(self, rows: _Rows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.rows[index.row()]
        area = option.rect.adjusted(1, 1, -1, -1)
        title, detail = QFont(option.font), QFont(option.font)
        title.setWeight(QFont.Weight.Medium)
        detail.setPixelSize(max(11, QFontInfo(option.font).pixelSize() - 1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option.state)
        middle = area.center().y()
        inner = area.adjusted(9, 0, -9, 0)
        _write(painter, QRect(inner.left(), middle - 21, inner.width(), 20), row.title, title, self.theme.text)
        _write(painter, QRect(inner.left(), middle + 2, inner.width(), 18), row.detail, detail, self.theme.muted)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & _STATE.State_Selected:
            painter.setBrush(QColor(self.theme.selected))
        elif state & _STATE.State_MouseOver:
            painter.setBrush(QColor(self.theme.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & _STATE.State_HasFocus and state & _STATE.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
        painter.drawRoundedRect(area, RADIUS, RADIUS)


def _write(painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


class DraftList(QListView):
    """A click or Enter opens; Delete asks for the bin."""

    opened = Signal(object)  # Path
    bin_wanted = Signal(object)  # Path
    show_wanted = Signal(object)  # Path

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self._painter = _Painter(self._rows, theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Drafts"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._on_chosen)
        self.customContextMenuRequested.connect(self._on_menu_wanted)

    def set_rows(self, rows: tuple[DraftRow, ...], current: Path | None) -> None:
        """Show these, and which of them is open."""
        self._rows.replace(rows)
        self.set_current(current)

    def set_current(self, current: Path | None) -> None:
        """Mark the open one."""
        for place, row in enumerate(self._rows.rows):
            if row.path == current:
                self.setCurrentIndex(self._rows.index(place))
                return
        self.selectionModel().clear()

    def wanted_height(self) -> int:
        """Pixels for all rows."""
        return len(self._rows.rows) * _HEIGHT + 2

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row.path)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.bin_wanted.emit(row.path)
        else:
            super().keyPressEvent(event)

    def _row(self, index: Index) -> DraftRow | None:
        return self._rows.rows[index.row()] if index.isValid() else None

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
