"""*Rename*: what a blog is called here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from editor.ui.parts.pieces import button
from editor.ui.parts.sheet_dialog import SheetDialog, Telling, field_label
from editor.ui.parts.theme import Theme


class RenameDialog(SheetDialog):
    """Asks its owner for the name, and is told when that cannot be."""

    name_wanted = Signal(str)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(self.tr("Rename the blog"), theme, width=440)
        self._name = QLineEdit(name)
        self._name.selectAll()
        self._telling = Telling(theme)
        hint = self.tr("Here only: the blog's own title stays. Drafts that bear the old name still belong to it.")
        self.body.addLayout(field_label(self.tr("Name of the blog here"), self._name, hint))
        self.body.addWidget(self._telling)
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Rename"), "primary"), is_default=True).clicked.connect(self._on_rename)

    def show_problem(self, sentence: str) -> None:
        """Why it cannot be called so."""
        self._telling.complain(sentence)
        self._name.setFocus()

    def _on_rename(self) -> None:
        self.name_wanted.emit(self._name.text())
