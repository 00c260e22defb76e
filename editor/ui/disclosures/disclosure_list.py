"""What a post discloses: each sentence with a way to change it and to take it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from editor.model.disclosure import Disclosure
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import IconButton, button, label, row
from editor.ui.parts.theme import GAP, Theme


class DisclosureList(QWidget):
    """Without any it says when one is due."""

    edit_wanted = Signal(str)  # a template's id; empty: a new one
    removed = Signal(object)  # Disclosure

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[QFrame] = []
        self._shown: tuple[tuple[Disclosure, str], ...] = ()
        self._nothing = label(
            self.tr("Did somebody pay, give or lend you something for this post? Then say so."), "muted", wraps=True
        )
        self._new = button(self.tr("Disclosure…"))
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._nothing)
        layout.addLayout(self._sentences)
        layout.addLayout(row(self._new, None))
        self._new.clicked.connect(lambda: self.edit_wanted.emit(""))

    def show_disclosures(self, told: Sequence[tuple[Disclosure, str]]) -> None:
        """These, each with its sentence."""
        if tuple(told) == self._shown:
            return
        self._shown = tuple(told)
        for old in self._rows:
            self._sentences.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._make_row(disclosure, sentence) for disclosure, sentence in told]
        for made in self._rows:
            self._sentences.addWidget(made)
        self._nothing.setVisible(not told)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _make_row(self, disclosure: Disclosure, sentence: str) -> QFrame:
        made = QFrame()
        made.setProperty("role", "sentence")
        words = label(breakable(sentence), wraps=True)
        edit = IconButton(
            "edit", self.tr("Edit: {sentence}").format(sentence=sentence), self._theme, colour="muted", size=16
        )
        remove = IconButton(
            "trash", self.tr("Remove: {sentence}").format(sentence=sentence), self._theme, colour="muted", size=16
        )
        edit.setToolTip(self.tr("Edit this disclosure"))
        remove.setToolTip(self.tr("Remove this disclosure"))
        edit.clicked.connect(lambda: self.edit_wanted.emit(disclosure.template))
        remove.clicked.connect(lambda: self.removed.emit(disclosure))
        layout = row(words, edit, remove, margins=(12, 8, 6, 8))
        layout.setSpacing(2)
        layout.setStretch(0, 1)
        for choice in (edit, remove):
            layout.setAlignment(choice, Qt.AlignmentFlag.AlignTop)
        made.setLayout(layout)
        return made
