"""*Versions*: how a draft was at each save and publish, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit

from editor.ui.parts.pieces import button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme

_LINES = 48  # pixels: two lines of a version


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version."""

    id: int
    when: str
    why: str
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
        is_all = not self._versions
        done = self.add_button(button(self.tr("Done"), "primary" if is_all else ""), is_default=is_all)
        done.clicked.connect(self.accept)
        if is_all:
            words = self.tr("None yet. One is kept each time the draft is saved or published.")
            self.body.addWidget(label(words, "muted", wraps=True))
            return
        self._list.setAccessibleName(self.tr("Versions"))
        self._list.setProperty("kind", "lines")
        for version in self._versions:
            item = QListWidgetItem(f"{version.when}\n{version.why}", self._list)
            item.setSizeHint(QSize(0, _LINES))
        self._list.setFixedWidth(208)
        self._list.setMinimumHeight(320)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setProperty("kind", "bare")
        self._text.setAccessibleName(self.tr("Text of the version"))
        card = QFrame()
        card.setProperty("role", "card")
        card.setLayout(row(self._text, margins=(8, 4, 4, 4)))
        columns = row(self._list, card)
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
