"""A place with nothing in it yet: what will appear here, and the button that brings it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor.ui.parts.pieces import IconLabel, button, label
from editor.ui.parts.theme import GAP, GROUP, Theme


class EmptyPlace(QWidget):
    """An icon, a few words, and what to do now."""

    def __init__(self, icon_name: str, title: str, words: str, actions: tuple[str, ...], theme: Theme) -> None:
        super().__init__()
        self._title = label(title, "strong", wraps=True)
        self._words = label(words, "muted", wraps=True)
        self.buttons: tuple[QPushButton, ...] = tuple(
            button(action, "" if place else "primary") for place, action in enumerate(actions)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP * 2, GROUP * 3, GROUP * 2, GROUP)
        layout.setSpacing(GAP)
        layout.addWidget(IconLabel(icon_name, theme, size=28), 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._title, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addSpacing(GAP)
        layout.addLayout(self._column())
        layout.addStretch(1)

    def say(self, title: str, words: str) -> None:
        """Other words in the same place."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _column(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(GAP)
        for made in self.buttons:
            rows.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return rows
