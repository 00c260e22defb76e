"""The posts that stand on the blogs, in the side column: found by their words, opened as drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from editor.model.draft import Status
from editor.model.job import Errand
from editor.ui.parts.pieces import ElidedLabel, IconButton, button, label, row
from editor.ui.parts.theme import Theme
from editor.ui.parts.two_line_list import Index, TwoLineList


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post; `detail` says its status, when, and on which blog."""

    blog: str
    """The blog's identity."""
    post_id: str
    title: str
    detail: str
    link: str
    status: Status = Status.PUBLISHED

    @property
    def key(self) -> tuple[str, str]:
        """Which post it is."""
        return self.blog, self.post_id


class PostList(TwoLineList):
    """A double click or Enter opens."""

    opened = Signal(object)  # PostRow
    shown = Signal(str)  # its address
    duplicate_wanted = Signal(object)  # PostRow
    errand_wanted = Signal(object, object)  # Errand, PostRow

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName(self.tr("Published posts"))
        self.doubleClicked.connect(self._on_chosen)
        self.customContextMenuRequested.connect(self._on_menu_wanted)

    def set_rows(self, rows: tuple[PostRow, ...]) -> None:
        """Show these; the one that was chosen stays so."""
        chosen = self._row(self.currentIndex())
        self._rows.replace(rows)
        if chosen is not None and not self.currentIndex().isValid():
            place = next((place for place, each in enumerate(rows) if each.key == chosen.key), None)
            if place is not None:
                self.setCurrentIndex(self._rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self._row(self.currentIndex())
        if chosen is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(chosen)
        else:
            super().keyPressEvent(event)

    def _row(self, index: Index) -> PostRow | None:
        chosen = self._rows.rows[index.row()] if index.isValid() else None
        return chosen if isinstance(chosen, PostRow) else None

    def _on_chosen(self, index: QModelIndex) -> None:
        chosen = self._row(index)
        if chosen is not None:
            self.opened.emit(chosen)

    def _on_menu_wanted(self, place: QPoint) -> None:
        chosen = self._row(self.indexAt(place))
        if chosen is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open as a draft"), lambda: self.opened.emit(chosen))
        menu.addAction(self.tr("Duplicate as a new draft"), lambda: self.duplicate_wanted.emit(chosen))
        menu.addAction(self.tr("Open in the browser"), lambda: self.shown.emit(chosen.link))
        menu.addSeparator()
        for words, errand in self._errands(chosen):
            menu.addAction(words, lambda errand=errand: self.errand_wanted.emit(errand, chosen))
        menu.popup(self.viewport().mapToGlobal(place))

    def _errands(self, chosen: PostRow) -> Iterator[tuple[str, Errand]]:
        """What can be done to it on its blog."""
        if chosen.status is Status.SCHEDULED:
            yield self.tr("Publish now"), Errand.PUBLISH_NOW
        if chosen.status not in {Status.DRAFT, Status.PENDING}:
            yield self.tr("Unpublish…"), Errand.UNPUBLISH
        yield self.tr("Move to the blog's bin…"), Errand.BIN


class PostShelf(QWidget):
    """The list, how old it is, and what stands there while it is empty."""

    refresh_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = PostList(theme)
        self._empty = QWidget()
        self._words = label("", "muted", wraps=True)
        self._again = button(self.tr("Try again"), name=self.tr("Get the posts again"))
        self._age = ElidedLabel("", "muted")
        self._refresh = IconButton("refresh", self.tr("Get new posts"), theme, colour="muted", size=16)
        self._bin = IconButton("trash", self.tr("What is in the blogs' bins"), theme, colour="muted", size=16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._make_empty())
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self._age, self._bin, self._refresh, margins=(10, 0, 0, 0)))
        self._bin.clicked.connect(self.bin_wanted)
        self._age.setSizePolicy(self._age.sizePolicy().Policy.Ignored, self._age.sizePolicy().Policy.Preferred)
        self._again.clicked.connect(self.refresh_wanted)
        self._refresh.clicked.connect(self.refresh_wanted)

    def _make_empty(self) -> QWidget:
        """What stands there instead of a list."""
        inside = QVBoxLayout(self._empty)
        inside.setContentsMargins(10, 4, 4, 4)
        inside.setSpacing(8)
        inside.addWidget(self._words)
        inside.addLayout(row(self._again, None))
        inside.addStretch(1)
        return self._empty

    def show_rows(self, rows: tuple[PostRow, ...], words: str, age: str, *, failed: bool) -> None:
        """Show these; without any, `words` say why. `age`: as of when; `failed`: nothing could be fetched at all."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._words.setText(words)
        self._empty.setVisible(not rows)
        self._again.setVisible(failed and not rows)
        self._age.setText(age)
        self._age.setVisible(bool(age))
        self._refresh.setVisible(bool(age))
        self._bin.setVisible(bool(age))
