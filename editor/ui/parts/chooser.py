"""A button that says what is chosen and opens a menu of what else there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from editor.ui.parts.pieces import ElidedLabel, IconLabel, row
from editor.ui.parts.theme import Theme

_WIDEST = 220


class Chooser(QPushButton):
    """Icon, words, and a small arrow."""

    def __init__(self, icon_name: str, subject: str, theme: Theme) -> None:
        super().__init__()
        self._subject = subject
        self._icon = IconLabel(icon_name, theme, colour="text")
        self._words = ElidedLabel()
        self._arrow = IconLabel("chevron-down", theme, colour="text")
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for part in (self._icon, self._words, self._arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(self._icon, self._words, self._arrow, margins=(8, 0, 8, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def set_words(self, words: str) -> None:
        """What is chosen."""
        self._words.setText(words)
        self.setAccessibleName(f"{self._subject}: {words}")
        self.updateGeometry()

    def set_brief(self, *, is_brief: bool) -> None:
        """Only the icon and the arrow, where there is no room for words."""
        self._words.setVisible(not is_brief)
        self.setToolTip(self._words.text() if is_brief else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 10
        return QSize(16 + 16 + 24 + (0 if self._words.isHidden() else min(words, _WIDEST) + 8), 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
