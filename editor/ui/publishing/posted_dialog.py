"""*What was posted*: when, where, and under which address; it stays when the draft is gone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from editor.ui.parts.pieces import SearchField, button, label
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme

_LINES = 48  # pixels: two lines of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedRow:
    """An entry, in words; `when` as a person's clock has it."""

    when: str
    blog: str
    title: str
    deed: str
    link: str

    def is_found(self, words: list[str]) -> bool:
        """Are all of these (case-folded) in it?"""
        whole = " ".join((self.when, self.blog, self.title, self.deed, self.link)).casefold()
        return all(word in whole for word in words)


class PostedDialog(SheetDialog):
    """Newest first; the search filters, and what is shown is what is copied."""

    shown_wanted = Signal(str)
    """The address of a post, for the browser."""

    def __init__(self, rows: tuple[PostedRow, ...], theme: Theme) -> None:
        super().__init__(self.tr("What was posted"), theme, width=680)
        self._rows = rows
        self._search = SearchField(self.tr("Search"), self.tr("Search what was posted"), theme)
        self._list = QListWidget()
        self._nothing = label(self.tr("Nothing posted has these words."), "muted", wraps=True)
        self._copy, self._view = button(self.tr("Copy")), button(self.tr("View on the blog"))
        self._arrange()
        self._search.textChanged.connect(self._fill)
        self._list.itemActivated.connect(self._on_view)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._copy.clicked.connect(self._on_copy)
        self._view.clicked.connect(self._on_view)
        self._fill()

    def _arrange(self) -> None:
        if not self._rows:
            words = self.tr(
                "Nothing yet. What is published from here is listed, with its day, its blog and its address."
            )
            self.body.addWidget(label(words, "muted", wraps=True))
        else:
            self._list.setAccessibleName(self.tr("What was posted"))
            self._list.setProperty("kind", "lines")
            self._list.setMinimumHeight(320)
            for part in (self._search, self._list, self._nothing):
                self.body.addWidget(part)
            self.body.addStretch(1)
            self.add_button(self._copy)
            self.add_button(self._view)
        done = self.add_button(button(self.tr("Done"), "primary"), is_default=True)
        done.clicked.connect(self.accept)

    def _fill(self) -> None:
        self._list.clear()
        for entry in self._found():
            words = f"{entry.title}\n{entry.deed} · {entry.blog} · {entry.when}"
            item = QListWidgetItem(words, self._list)
            item.setSizeHint(QSize(0, _LINES))
            item.setToolTip(entry.link)
        is_any = self._list.count() > 0
        self._nothing.setVisible(not is_any)
        self._copy.setEnabled(is_any)
        self._list.setCurrentRow(0)
        self._on_chosen(self._list.currentRow())

    def _found(self) -> list[PostedRow]:
        words = self._search.text().casefold().split()
        return [entry for entry in self._rows if entry.is_found(words)]

    def _on_chosen(self, place: int) -> None:
        self._view.setEnabled(place >= 0)

    def _on_view(self) -> None:
        place = self._list.currentRow()
        if place >= 0:
            self.shown_wanted.emit(self._found()[place].link)

    def _on_copy(self) -> None:
        """A line for each, for a spreadsheet or a letter."""
        lines = ("\t".join((each.when, each.deed, each.blog, each.title, each.link)) for each in self._found())
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
