"""The empty strips left and right of the column: part of the text for the mouse, and the place of quiet marks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from editor.ui.parts.icons import pixmap
from editor.ui.parts.theme import Theme
from editor.ui.writing.marks import Mark, MarkKind
from editor.ui.writing.sight import Sight

_ICONS = {MarkKind.AS_WRITTEN: ("check", "good"), MarkKind.CHANGED: ("edit", "warn")}
_SIZE = 14
_REACH = 28  # pixels from the text: a mark stands in the middle of it, and takes clicks there


class TextMargin(QWidget):
    """Hands the mouse on to the text, so that a click beside a line puts the cursor into it."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self._view.viewport(), event)

    def _hand_on(self, event: QMouseEvent) -> None:
        place = QPointF(self._view.viewport().mapFromGlobal(event.globalPosition()))
        moved = QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        QCoreApplication.sendEvent(self._view.viewport(), moved)


class MarkMargin(TextMargin):
    """The left one. A mark stays with its line while the text changes."""

    mark_pressed = Signal(int, QPoint)
    """The line of a mark, from 1, and where on the screen it is."""

    def __init__(self, view: QPlainTextEdit, sight: Sight, theme: Theme) -> None:
        super().__init__(view)
        self._sight = sight
        self._theme = theme
        self._marks: list[tuple[QTextCursor, Mark]] = []
        self._pictures: dict[MarkKind, QPixmap] = {}
        self.setMouseTracking(True)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show these and no others; lines count from 1."""
        document = self._view.document()
        self._marks = [(QTextCursor(document.findBlockByNumber(line - 1)), mark) for line, mark in marks.items()]
        self.update()

    def shown(self) -> dict[int, Mark]:
        """The marks by the lines that they stand at now."""
        return {cursor.blockNumber() + 1: mark for cursor, mark in self._marks}

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter = QPainter(self)
        for place, _, mark in self._places():
            if place.intersects(event.rect()):
                corner = place.center() - QPoint(_SIZE // 2, _SIZE // 2)
                painter.drawPixmap(corner, self._picture(mark.kind))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._mark_at(event.position().toPoint())
        if found:
            place, line, _ = found
            self.mark_pressed.emit(line, self.mapToGlobal(place.bottomLeft()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_mark = self._mark_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.IBeamCursor)
        if event.buttons():
            super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), found[2].words if found else "", self)
            return True
        return super().event(event)

    def _mark_at(self, point: QPoint) -> tuple[QRect, int, Mark] | None:
        return next((found for found in self._places() if found[0].contains(point)), None)

    def _places(self) -> list[tuple[QRect, int, Mark]]:
        """The marks that can be seen: where they stand, at which line."""
        marks = self.shown()
        return [
            (QRect(self.width() - _REACH, round(top), _REACH, _line_height(self._view)), block.blockNumber() + 1, mark)
            for block, top in self._sight.blocks()
            if (mark := marks.get(block.blockNumber() + 1))
        ]

    def _picture(self, kind: MarkKind) -> QPixmap:
        if kind not in self._pictures:
            name, colour = _ICONS[kind]
            ratio = self.devicePixelRatioF()
            self._pictures[kind] = pixmap(name, str(getattr(self._theme, colour)), _SIZE, max(2.0, ratio))
        return self._pictures[kind]


def _line_height(view: QPlainTextEdit) -> int:
    return max(24, round(view.fontMetrics().height()))
