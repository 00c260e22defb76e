"""Lists of two lines to a row: a title, and under it what there is to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from editor.ui.parts.theme import RADIUS, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 54


class TwoLines(Protocol):
    """A row; two of one key are the same thing with other words."""

    @property
    def key(self) -> object: ...
    @property
    def title(self) -> str: ...
    @property
    def detail(self) -> str: ...


class TwoLineRows(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[TwoLines] = ()

    def replace(self, rows: Sequence[TwoLines]) -> None:
        """Show these instead: without a reset where only words changed, so that nothing scrolls."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
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


class TwoLinePainter(QStyledItemDelegate):
    """Two lines on a rounded ground."""

    def __init__(self, rows: TwoLineRows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(120, HEIGHT)

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
        from PySide6.QtWidgets import QStyle  # 4 ms that a window without rows does without

        flags = QStyle.StateFlag
        if state & flags.State_Selected:
            painter.setBrush(QColor(self.theme.selected))
        elif state & flags.State_MouseOver:
            painter.setBrush(QColor(self.theme.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & flags.State_HasFocus and state & flags.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
        painter.drawRoundedRect(area, RADIUS, RADIUS)


class TwoLineList(QListView):
    """Never wider than its column; what a click, a key and a right click do is its heirs'."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = TwoLineRows(self)
        self._painter = TwoLinePainter(self._rows, theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_theme(self, theme: Theme) -> None:
        self._painter.theme = theme
        self.viewport().update()


def _write(painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
