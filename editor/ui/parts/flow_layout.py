"""A layout like words on a page: side by side, and onto the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import isValid


class FlowLayout(QLayout):
    """The last widget takes what is left of its line, if `last_fills`."""

    def __init__(self, gap: int = 6, *, line: int = 24, last_fills: int = 0) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line = line
        """Pixels that everything is high at least."""
        self._last_width = last_fills
        """Pixels that the last widget needs at least; 0: it is like the others."""
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, place: int, widget: QWidget) -> None:
        """A widget before the one that is at this place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return self._arrange(QRect(0, 0, arg__1, 0), is_trial=True)

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, is_trial=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._alive()]
        margins = self.contentsMargins()
        widest = max((size.width() for size in sizes), default=0)
        highest = max((size.height() for size in sizes), default=0)
        return QSize(widest, highest) + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _alive(self) -> list[QLayoutItem]:
        """While a dialog is being destroyed, Qt may ask once more after some of its widgets are gone."""
        return [item for item in self._items if isValid(item)]

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _mirrored(self, place: QRect, inner: QRect) -> QRect:
        """Where it stands in languages that are written from the right."""
        from PySide6.QtWidgets import QStyle  # 4 ms that the first paint does without

        return QStyle.visualRect(self._direction(), inner, place)

    def _arrange(self, area: QRect, *, is_trial: bool) -> int:
        """Place everything; the height that takes, in pixels."""
        inner = area.marginsRemoved(self.contentsMargins())
        x, y, line = inner.x(), inner.y(), 0
        alive = self._alive()
        for item in alive:
            is_filler = bool(self._last_width) and item is alive[-1]
            size = item.sizeHint().boundedTo(QSize(inner.width(), 10_000))
            wanted = self._last_width if is_filler else size.width()
            if x > inner.x() and x + wanted > inner.right() + 1:
                x, y, line = inner.x(), y + line + self._gap, 0
            width = inner.right() + 1 - x if is_filler else size.width()
            height = max(size.height(), self._line)
            if not is_trial:
                place = QRect(QPoint(x, y), QSize(width, height))
                item.setGeometry(self._mirrored(place, inner))
            x += width + self._gap
            line = max(line, height)
        margins = self.contentsMargins()
        return y + line - area.y() + margins.bottom()
