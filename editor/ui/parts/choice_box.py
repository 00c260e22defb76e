"""A box with one of several choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from editor.ui.parts.pieces import IconLabel
from editor.ui.parts.theme import Theme


class ChoiceBox(QComboBox):
    """Has the window's own arrow; a wheel that passes over it while scrolling changes nothing."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrow = IconLabel("chevron-down", theme, colour="text")
        self._arrow.setParent(self)
        self._arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_choices(self, choices: Sequence[tuple[str, object]], current: object) -> None:
        """Offer these, each with its words, and show the current one; one that is not among them is added."""
        offered = list(choices)
        if current not in [value for _, value in offered]:
            offered.append((str(current), current))
        if offered != [(self.itemText(place), self.itemData(place)) for place in range(self.count())]:
            self.clear()
            for words, value in offered:
                self.addItem(words, value)
        self.setCurrentIndex([value for _, value in offered].index(current))

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        left = self.width() - 24 if self.isLeftToRight() else 8
        self._arrow.move(left, (self.height() - 16) // 2)

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()
