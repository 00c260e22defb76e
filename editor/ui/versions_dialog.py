"""*Versions*: how a draft was at each save and publish, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from editor.ui.pieces import button, label, row
from editor.ui.sheet_dialog import SheetDialog
from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version: `line` is when and why."""

    id: int
    line: str
    text: str


class VersionsDialog(SheetDialog):
    """Newest first; restoring can be undone."""

    restore_wanted = Signal(int)  # id

    def __init__(self, versions: tuple[VersionRow, ...], theme: Theme) -> None:
        super().__init__(self.tr("Versions"), theme, width=760)
        self._versions = versions
        self._list = QListWidget()
        self._text = QPlainTextEdit()
        self._arrange()
        self._list.currentRowChanged.connect(self._on_chosen)
        self._list.setCurrentRow(0)

    def _arrange(self) -> None:
        done = self.add_button(button(self.tr("Done"), "" if self._versions else "primary"))
        done.clicked.connect(self.accept)
        if not self._versions:
            words = self.tr("None yet. One is kept each time the draft is saved or published.")
            self.body.addWidget(label(words, "muted", wraps=True))
            return
        self._list.setAccessibleName(self.tr("Versions"))
        self._list.addItems([version.line for version in self._versions])
        self._list.setFixedWidth(220)
        self._list.setMinimumHeight(320)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the version"))
        columns = row(self._list, self._text)
        columns.setStretch(1, 1)
        self.body.addLayout(columns)
        restore = self.add_button(button(self.tr("Restore this version"), "primary"), is_default=True)
        restore.clicked.connect(self._on_restore)

    def _on_chosen(self, place: int) -> None:
        if 0 <= place < len(self._versions):
            self._text.setPlainText(self._versions[place].text)

    def _on_restore(self) -> None:
        place = self._list.currentRow()
        if place >= 0:
            self.restore_wanted.emit(self._versions[place].id)
            self.accept()
