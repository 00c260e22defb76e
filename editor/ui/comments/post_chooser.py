"""Which post's comments are shown: a button with a menu of all that have some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from editor.ui.parts.pieces import ElidedLabel, IconLabel, row
from editor.ui.parts.theme import Theme

_WIDEST = 180  # pixels
_LONGEST = 60  # characters of a title in the menu


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChoice:
    """A post that has comments."""

    post_id: str
    title: str
    count: int


class PostChooser(QPushButton):
    """All posts first, then posts as they are given."""

    chosen = Signal(str)  # the post's id; empty: all

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._posts: tuple[PostChoice, ...] = ()
        self._current = ""
        self._words = ElidedLabel()
        self._choices = QMenu(self)
        self._group = QActionGroup(self._choices)
        self.setMenu(self._choices)
        layout = row(self._words, IconLabel("chevron-down", theme, colour="text"), margins=(10, 0, 8, 0))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setMinimumHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.triggered.connect(self._on_triggered)
        self.set_posts(())

    def set_posts(self, posts: Sequence[PostChoice]) -> None:
        """What there is to choose; when the chosen one is gone, all are shown."""
        self._posts = tuple(posts)
        if self._current not in {post.post_id for post in posts}:
            self._current = ""
        self._fill()

    def choose(self, post_id: str) -> None:
        """Mark this one; nothing is emitted."""
        self._current = post_id
        self._fill()

    @property
    def current(self) -> str:
        """The chosen post's id; empty: all."""
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(min(self._words.fontMetrics().horizontalAdvance(self._words.text()) + 52, _WIDEST), 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 110), 30)

    def _fill(self) -> None:
        self._choices.clear()
        self._add("", self.tr("All posts"), self._current == "")
        if self._posts:
            self._choices.addSeparator()
        for post in self._posts:
            title = post.title or self.tr("Untitled")
            short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
            self._add(post.post_id, f"{short} ({post.count:n})", self._current == post.post_id)
        shown = next((post.title for post in self._posts if post.post_id == self._current), self.tr("All posts"))
        self._words.setText(shown)
        self.setAccessibleName(self.tr("Comments of: {post}").format(post=shown))
        self.updateGeometry()

    def _add(self, post_id: str, words: str, is_chosen: bool) -> None:
        action = QAction(words.replace("&", "&&"), self._group)
        action.setData(post_id)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        self._choices.addAction(action)

    def _on_triggered(self, action: QAction) -> None:
        self.choose(str(action.data()))
        self.chosen.emit(self._current)
