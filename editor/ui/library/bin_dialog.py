"""What lies in the bins of the blogs, and the way out of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.ui.parts.pieces import button, label
from editor.ui.parts.sheet_dialog import SheetDialog, Telling
from editor.ui.parts.theme import Theme

_LINES = 48  # pixels: two lines of an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedRow:
    """A post in the bin of its blog."""

    blog: str
    """The blog's identity."""
    blog_name: str
    post_id: str
    title: str


class BinDialog(SheetDialog):
    """Fills as the blogs answer; says what is there when all have."""

    restore_wanted = Signal(object)  # BinnedRow

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("In the bins of your blogs"), theme, width=560)
        self._rows: list[BinnedRow] = []
        self._awaited: list[str] = []
        self._troubles: list[str] = []
        self._list = QListWidget()
        self._words = label("", "muted", wraps=True)
        self._about = label(
            self.tr(
                "What is restored from here is a draft on its blog. Readers' comments come back only if the post is "
                "restored in the browser."
            ),
            "muted",
            wraps=True,
        )
        self._trouble = Telling(theme)
        self._restore = button(self.tr("Restore as a draft"), "primary")
        self._arrange()
        self._list.currentRowChanged.connect(self._on_chosen)
        self._restore.clicked.connect(self._on_restore)

    def expect(self, blog: str) -> None:
        """A blog is being asked."""
        self._awaited.append(blog)
        self._show()

    def add_rows(self, blog: str, rows: tuple[BinnedRow, ...]) -> None:
        """What a blog has answered."""
        self._awaited.remove(blog)
        for each in rows:
            self._rows.append(each)
            item = QListWidgetItem(f"{each.title}\n{each.blog_name}", self._list)
            item.setSizeHint(QSize(0, _LINES))
        if rows and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._show()

    def add_trouble(self, blog: str, sentence: str) -> None:
        """A blog could not be asked."""
        self._awaited.remove(blog)
        self._troubles.append(sentence)
        self._trouble.complain("\n".join(self._troubles))
        self._show()

    def _arrange(self) -> None:
        self._list.setAccessibleName(self.tr("Posts in the bin"))
        self._list.setProperty("kind", "lines")
        self._list.setMinimumHeight(220)
        room = QWidget()  # as high before the blogs have answered as after
        room.setMinimumHeight(300)
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self._words, self._list, self._about):
            layout.addWidget(part)
        layout.addStretch(1)
        self.body.addWidget(room)
        self.add_below(self._trouble)
        self.add_button(button(self.tr("Done"))).clicked.connect(self.reject)
        self.add_button(self._restore, is_default=True)
        self._show()

    def _show(self) -> None:
        self._list.setVisible(bool(self._rows))
        self._about.setVisible(bool(self._rows))
        self._words.setVisible(not self._rows and (bool(self._awaited) or not self._troubles))
        self._words.setText(self.tr("The blogs are being asked.") if self._awaited else self.tr("Nothing is in a bin."))
        self._on_chosen(self._list.currentRow())

    def _on_chosen(self, place: int) -> None:
        self._restore.setVisible(place >= 0)

    def _on_restore(self) -> None:
        place = self._list.currentRow()
        if place >= 0:
            self.restore_wanted.emit(self._rows[place])
            self.accept()
