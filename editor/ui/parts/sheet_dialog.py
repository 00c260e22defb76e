"""What dialogs have in common: a title, a way out at the top right, buttons at the bottom right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.parts.pieces import IconButton, IconLabel, label, row
from editor.ui.parts.snug_area import SnugArea
from editor.ui.parts.theme import Theme

_EDGE = 24  # pixels at both sides


class SheetDialog(QDialog):
    """Fill `body`, which scrolls in a small window; put the buttons into `footer`. `width`: pixels it would like."""

    def __init__(self, title: str, theme: Theme, width: int = 520) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._across = width
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self.body.setSpacing(12)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self.footer.addStretch(1)
        close = IconButton("close", self.tr("Close"), theme, colour="muted", size=16)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does it
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 20)
        layout.setSpacing(16)
        layout.addLayout(row(label(title, "title"), None, close, margins=(_EDGE, 0, _EDGE, 0)))
        self.area = SnugArea(inner, width)
        layout.addWidget(self.area, 1)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(_EDGE, 0, _EDGE, 0)
        layout.addLayout(self._below)
        self.footer.setContentsMargins(_EDGE, 0, _EDGE, 0)
        layout.addLayout(self.footer)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return QSize(max(wanted.width(), self._across), wanted.height())

    def add_below(self, line: QWidget) -> None:
        """Put a line over the buttons, where it is seen however far the rest is scrolled."""
        self._below.addWidget(line)

    def add_button(self, made: QPushButton, *, is_default: bool = False) -> QPushButton:
        """Put a button at the right of those that are there; Enter presses the default one."""
        made.setAutoDefault(is_default)
        made.setDefault(is_default)
        self.footer.addWidget(made)
        return made


class Telling(QWidget):
    """A line in a dialog that says what went wrong, or what is being done; it takes no room while there is nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconLabel("error", theme, colour="bad")
        self._words = label("", wraps=True)
        self._words.setMinimumHeight(20)
        layout = row(self._icon, self._words)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def complain(self, sentence: str) -> None:
        """What went wrong; empty: nothing."""
        self._say(sentence, "error", "bad")

    def report(self, sentence: str) -> None:
        """What is being done, or was found."""
        self._say(sentence, "info", "muted")

    def confirm(self, sentence: str) -> None:
        """What is as it should be."""
        self._say(sentence, "check", "good")

    def text(self) -> str:
        """What stands there."""
        return self._words.text()

    def _say(self, sentence: str, icon_name: str, colour: str) -> None:
        self._icon.show_icon(icon_name, colour, self._theme)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


def field_label(words: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """Words over a field that they name, and a quiet line under it."""
    layout = QVBoxLayout()
    layout.setSpacing(4)
    named = QLabel(words)
    named.setBuddy(field)
    layout.addWidget(named)
    layout.addWidget(field)
    field.setAccessibleName(words)
    if hint:
        layout.addWidget(label(hint, "muted", wraps=True))
        field.setAccessibleDescription(hint)
    return layout
