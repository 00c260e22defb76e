"""What a person should know about the open draft: a sentence and its buttons, above the text until it is answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from editor.ui.parts.flow_layout import FlowLayout
from editor.ui.parts.pieces import IconButton, IconLabel, button, label
from editor.ui.parts.said import Choice, Said, icon_of
from editor.ui.parts.theme import GAP, Theme


class _Notice(QFrame):
    """One of them."""

    answered = Signal()

    def __init__(self, said: Said, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", said.tone.value)
        self.setAccessibleName(said.text)
        name, colour = icon_of(said.tone)
        close = IconButton("close", self.tr("Dismiss"), theme, colour="muted", size=16)
        close.clicked.connect(self.answered)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(said.text, wraps=True))
        if said.detail:
            words.addWidget(label(said.detail, "muted", wraps=True))
        if said.choices:
            words.addLayout(self._buttons(said.choices))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(IconLabel(name, theme, colour=colour))
        layout.addLayout(words, 1)
        layout.addWidget(close)

    def _buttons(self, choices: tuple[Choice, ...]) -> FlowLayout:
        layout = FlowLayout(GAP)
        for choice in choices:
            made = button(choice.word)
            made.clicked.connect(self.answered)
            made.clicked.connect(choice.act)
            layout.addWidget(made)
        return layout


class Notices(QWidget):
    """Takes no room while there is nothing to say."""

    left = Signal()
    """The one with the keyboard was answered: it has to go elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._standing: dict[str, _Notice] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 0)
        self._layout.setSpacing(8)
        self.hide()

    def say(self, said: Said) -> None:
        """Show it, in place of an earlier one on the same subject."""
        subject = said.subject or said.text
        self.withdraw(subject)
        notice = _Notice(said, self._theme)
        notice.answered.connect(lambda: self.withdraw(subject))
        self._standing[subject] = notice
        self._layout.addWidget(notice)
        self.show()

    def withdraw(self, subject: str) -> None:
        """It is no longer so."""
        notice = self._standing.pop(subject, None)
        if notice is not None:
            focus = self.window().focusWidget()
            if focus and notice.isAncestorOf(focus):
                self.left.emit()
            self._layout.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._standing))

    def clear(self) -> None:
        """Another draft is open."""
        for subject in tuple(self._standing):
            self.withdraw(subject)

    def texts(self) -> tuple[str, ...]:
        """What stands there, oldest first."""
        return tuple(notice.accessibleName() for notice in self._standing.values())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
