"""The button whose word is the next thing to do, and the arrow that holds the others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from editor.ui.parts.icons import icon
from editor.ui.parts.pieces import button, restyle
from editor.ui.parts.theme import Theme


class PublishButton(QWidget):
    """Publish, Update, Queue…: one word, one click."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._main = self._make_main()
        self._arrow = self._make_arrow()
        self._menu = QMenu(self)
        self._arrow.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._main)
        layout.addWidget(self._arrow)
        self._main.clicked.connect(self.clicked)
        self.set_others(())
        self.set_theme(theme)

    def set_word(self, word: str, hint: str = "") -> None:
        """What a click does now; `hint` says more about it."""
        self._main.setText(word)
        self._main.setAccessibleName(word)
        self._main.setToolTip(hint)

    def set_others(self, actions: tuple[QAction, ...]) -> None:
        """What else can be done; without any there is no arrow."""
        self._menu.clear()
        self._menu.addActions(actions)
        self._arrow.setVisible(bool(actions))
        restyle(self._main, part=self._parts[0] if actions else "")

    def set_theme(self, theme: Theme) -> None:
        self._arrow.setIcon(icon("chevron-down", theme.on_accent, 16))

    @property
    def _parts(self) -> tuple[str, str]:
        """On which side the word stands, and on which the arrow."""
        return ("left", "right") if self.isLeftToRight() else ("right", "left")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self._arrow.setEnabled(self.isEnabled())
        super().changeEvent(event)

    def _make_main(self) -> QPushButton:
        made = button(self.tr("Publish"), "primary")
        made.setFixedHeight(32)
        return made

    def _make_arrow(self) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "primary")
        made.setProperty("part", self._parts[1])
        made.setAccessibleName(self.tr("More ways to publish"))
        made.setToolTip(self.tr("More ways to publish"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setIconSize(QSize(16, 16))
        made.setFixedHeight(32)
        return made
