"""Says above the text why it can only be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from editor.ui.parts.pieces import IconLabel, label, row
from editor.ui.parts.theme import Theme


class ReadOnlyBar(QFrame):
    """Takes no room while there is no reason. Unlike a notice it stays: it is so as long as the draft is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label("", wraps=True)
        layout = row(IconLabel("hidden", theme), self._words, margins=(16, 8, 16, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def say(self, reason: str) -> None:
        """The reason; empty: it can be edited."""
        self._words.setText(reason)
        self.setAccessibleName(reason)
        self.setVisible(bool(reason))
