"""The left column: search, drafts, outbox, blogs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QStackedWidget, QVBoxLayout, QWidget

from editor.ui.parts.pieces import IconButton, RowButton, SearchField, label, row
from editor.ui.parts.theme import Theme
from editor.ui.window.draft_list import DraftList, DraftRow
from editor.ui.window.outbox_list import OutboxList, OutboxRow
from editor.ui.window.post_list import PostShelf

DRAFTS, OUTBOX, PUBLISHED = 0, 1, 2
_NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogRow:
    """A blog, and what stands at its right (how many comments are kept)."""

    identity: str
    name: str
    count: str = ""
    url: str = ""
    is_added: bool = True
    """By a person, who can rename and remove it."""


class Sidebar(QWidget):
    """Opening is one click; nothing here asks to save."""

    new_wanted = Signal()
    blog_opened = Signal(str)  # identity
    blog_refresh_wanted = Signal(str)
    blog_shown = Signal(str)
    blog_check_wanted = Signal(str)
    blog_form_wanted = Signal(str)
    blog_login_wanted = Signal(str)
    blog_renaming_wanted = Signal(str)
    blog_removal_wanted = Signal(str)
    add_blog_wanted = Signal()
    searched = Signal(str)
    published_shown = Signal()
    """The posts that stand on the blogs are to be seen now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(self.tr("Search"), self.tr("Search drafts"), theme)
        self._drafts_row = RowButton("file", self.tr("Drafts"), theme)
        self._outbox_row = RowButton("outbox", self.tr("Outbox"), theme)
        self._published_row = RowButton("list", self.tr("Published"), theme)
        self._new = IconButton("plus", self.tr("New draft"), theme, colour="muted", size=16)
        self._section = label(self.tr("Drafts"), "section")
        self.drafts = DraftList(theme)
        self.outbox = OutboxList(theme)
        self.posts = PostShelf(theme)
        self._lists = QStackedWidget()
        self._blog_rows = QVBoxLayout()
        self._blogs: tuple[BlogRow, ...] = ()
        self._rows: dict[str, RowButton] = {}
        self._add_blog = RowButton("plus", self.tr("Add blog"), theme, colour="muted")
        self._nothing = label(self.tr("No draft has these words."), "muted", wraps=True)
        self._finds_nothing = False
        self._arrange()
        self._connect()

    def set_drafts(self, rows: tuple[DraftRow, ...], total: int, current: Path | None) -> None:
        """The drafts that the search lets through, out of so many."""
        self.drafts.set_rows(rows, current)
        self._fit()
        self._drafts_row.set_count(f"{total:n}" if total else "")
        self._finds_nothing = not rows and bool(total)
        self._nothing.setVisible(self._finds_nothing and self._lists.currentIndex() == DRAFTS)

    def set_outbox(self, rows: tuple[OutboxRow, ...]) -> None:
        """What waits to go out."""
        self.outbox.set_rows(rows)
        self._outbox_row.set_count(f"{len(rows):n}" if rows else "")

    def set_posts_count(self, number: int) -> None:
        """How many posts are kept of the blogs."""
        self._published_row.set_count(f"{number:n}" if number else "")

    def shows_published(self) -> bool:
        """Are the posts that stand on the blogs the list that is open?"""
        return self._lists.currentIndex() == PUBLISHED

    def set_blogs(self, blogs: tuple[BlogRow, ...]) -> None:
        """All blogs. The row that has the keyboard keeps it."""
        if blogs == self._blogs:
            return
        self._blogs = blogs
        focused = next((identity for identity, row in self._rows.items() if row.hasFocus()), "")
        for old in self._rows.values():
            self._blog_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {blog.identity: self._make_blog_row(blog) for blog in blogs}
        before: QWidget = self.posts
        for made in self._rows.values():
            self._blog_rows.addWidget(made)
            made.show()  # not only at the next turn
            self.setTabOrder(before, made)
            before = made
        self.setTabOrder(before, self._add_blog)
        if focused in self._rows:
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outbox(self) -> None:
        """Open the outbox in place of the drafts."""
        self._outbox_row.click()

    def show_published(self) -> None:
        """Open the posts that stand on the blogs, with the keyboard in their search."""
        self._published_row.click()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_drafts(self) -> None:
        """Back to the drafts."""
        self._drafts_row.click()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _make_blog_row(self, blog: BlogRow) -> RowButton:
        made = RowButton("globe", blog.name, self._theme)
        made.set_count(blog.count)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.clicked.connect(lambda: self.blog_opened.emit(blog.identity))
        made.customContextMenuRequested.connect(partial(self._offer, blog, made))
        return made

    def _offer(self, blog: BlogRow, beside: QWidget, place: QPoint) -> None:
        identity = blog.identity
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show its comments"), lambda: self.blog_opened.emit(identity))
        menu.addAction(self.tr("Get new comments"), lambda: self.blog_refresh_wanted.emit(identity))
        menu.addAction(self.tr("Open in the browser"), lambda: self.blog_shown.emit(identity))
        menu.addAction(self.tr("Check the connection…"), lambda: self.blog_check_wanted.emit(identity))
        menu.addAction(self.tr("How posts are sent…"), lambda: self.blog_form_wanted.emit(identity))
        if blog.is_added:
            menu.addSeparator()
            menu.addAction(self.tr("Log in again…"), lambda: self.blog_login_wanted.emit(identity))
            menu.addAction(self.tr("Rename…"), lambda: self.blog_renaming_wanted.emit(identity))
            menu.addAction(self.tr("Remove…"), lambda: self.blog_removal_wanted.emit(identity))
        menu.popup(beside.mapToGlobal(place))

    def _arrange(self) -> None:
        group = QButtonGroup(self)
        for which, choice in enumerate((self._drafts_row, self._outbox_row, self._published_row)):
            choice.setCheckable(True)
            group.addButton(choice, which)
        self._drafts_row.setChecked(True)
        self._lists.addWidget(self.drafts)
        self._lists.addWidget(self.outbox)
        self._lists.addWidget(self.posts)
        self._nothing.hide()
        self._blog_rows.setSpacing(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 8)
        layout.setSpacing(1)
        layout.addWidget(self.search)
        layout.addLayout(row(label(self.tr("Writing"), "section"), None, margins=(8, 10, 0, 4)))
        layout.addWidget(self._drafts_row)
        layout.addWidget(self._outbox_row)
        layout.addWidget(self._published_row)
        layout.addLayout(row(self._section, None, self._new, margins=(8, 8, 0, 2)))
        layout.addLayout(row(self._nothing, margins=(10, 4, 4, 4)))
        layout.addWidget(self._lists, 100)
        layout.addLayout(row(label(self.tr("Blogs"), "section"), None, margins=(8, 8, 0, 4)))
        layout.addLayout(self._blog_rows)
        layout.addWidget(self._add_blog)
        layout.addStretch(1)
        self.setMinimumWidth(180)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self._drafts_row.clicked.connect(lambda: self._show(DRAFTS))
        self._outbox_row.clicked.connect(lambda: self._show(OUTBOX))
        self._published_row.clicked.connect(lambda: self._show(PUBLISHED))
        self._new.clicked.connect(self.new_wanted)
        self._add_blog.clicked.connect(self.add_blog_wanted)

    def _show(self, which: int) -> None:
        self._lists.setCurrentIndex(which)
        titles = (self.tr("Drafts"), self.tr("Outbox"), self.tr("Published posts"))
        self._section.setText(titles[which])
        self.search.setAccessibleName(self.tr("Search posts") if which == PUBLISHED else self.tr("Search drafts"))
        self._new.setVisible(which == DRAFTS)
        self._nothing.setVisible(which == DRAFTS and self._finds_nothing)
        self._fit()
        if which == PUBLISHED:
            self.published_shown.emit()

    def _fit(self) -> None:
        """The list takes what it needs: the blogs follow it."""
        shows_drafts = self._lists.currentIndex() == DRAFTS
        self._lists.setMaximumHeight(self.drafts.wanted_height() if shows_drafts else _NO_LIMIT)
