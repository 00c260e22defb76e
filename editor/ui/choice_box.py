"""A box with one of several choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from editor.ui.pieces import IconLabel
from editor.ui.theme import Theme


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

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        left = self.width() - 24 if self.isLeftToRight() else 8
        self._arrow.move(left, (self.height() - 16) // 2)

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()
