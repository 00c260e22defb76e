"""What readers wrote, to be read, searched, quoted and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from editor.model.comment import Comment
from editor.ui.comments.card_column import CardColumn
from editor.ui.comments.comment_card import CommentCard
from editor.ui.comments.comment_threads import PlacedComment, threaded
from editor.ui.comments.post_chooser import PostChoice, PostChooser
from editor.ui.comments.quote_bubble import QuoteBubble
from editor.ui.parts.empty_place import EmptyPlace
from editor.ui.parts.pieces import ElidedLabel, IconButton, SearchField, line, row
from editor.ui.parts.theme import Theme

_PAUSE = 150  # milliseconds after a key before the search goes out


class Standing(StrEnum):
    """What there can be to show."""

    NO_BLOG = "no blog"
    NOTHING_YET = "nothing yet"
    READY = "ready"


class CommentsPane(QWidget):
    """Newest thread first. Asks for what it wants by its signals and shows what it is given."""

    quote_wanted = Signal(object, str)  # Comment, the selected words
    whole_wanted = Signal(object)  # Comment
    between_wanted = Signal(object)  # Comment
    link_wanted = Signal(str)
    refresh_wanted = Signal()
    search_changed = Signal(str)
    post_chosen = Signal(str)  # its id; empty: all
    add_blog_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: Mapping[str, str] = {}
        self.search = SearchField(self.tr("Search comments"), self.tr("Search comments"), theme)
        self.posts = PostChooser(theme)
        self._refresh = IconButton("refresh", self.tr("Get new comments"), theme, colour="muted")
        self._fetching = self._make_fetching()
        self._column = CardColumn(self._make_card)
        self._bubble = QuoteBubble(self._column.viewport(), theme)
        self._empty = self._make_empty(theme)
        self._stack = QStackedWidget()
        self._top = QWidget()
        self._pause = QTimer(self)
        self._arrange()
        self._connect()
        self.set_standing(Standing.NO_BLOG)

    # ------------------------------------------------------------------------------------------------ what it is given
    def set_standing(self, standing: Standing) -> None:
        """Is there a blog, and was anything fetched from it?"""
        self._top.setVisible(standing is not Standing.NO_BLOG)
        self._standing = standing
        self._show_place()

    def set_comments(self, comments: Sequence[Comment], total: int) -> None:
        """Those that search and post let through, out of so many that are kept."""
        self.search.setPlaceholderText(self.tr("Search {n} comments").format(n=QLocale().toString(total)))
        self._bubble.hide()
        self._column.show_items(threaded(comments))
        self._show_place()

    def set_posts(self, posts: Sequence[PostChoice]) -> None:
        """Posts that have comments, that with the newest comment first."""
        self.posts.set_posts(posts)

    def set_marks(self, marks: Mapping[str, str]) -> None:
        """Where comments were quoted, such as “2 of 3 quoted”, by their permalinks."""
        self._marks = marks
        for card in self._column.cards():
            card.set_mark(marks.get(card.comment.link, ""))

    def set_fetching(self, done: int, total: int) -> None:
        """How far fetching is; 0 of 0: nothing is being fetched."""
        is_fetching = bool(done or total)
        words = self.tr("Fetching {done} of {total}")
        self._far.setText(words.format(done=QLocale().toString(done), total=QLocale().toString(total)))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._fetching.setVisible(is_fetching)
        self._refresh.setEnabled(not is_fetching)

    def focus_search(self) -> None:
        """The cursor into the search, all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_comments(self) -> None:
        """The focus on the current comment."""
        self._column.step(0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # ------------------------------------------------------------------------------------------------ keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search to the comments."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus_comments()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------------ making
    def _make_fetching(self) -> QWidget:
        made = QWidget()
        self._far = ElidedLabel(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(2)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(14, 0, 14, 8)
        layout.setSpacing(4)
        layout.addWidget(self._far)
        layout.addWidget(self._bar)
        made.hide()
        return made

    def _make_card(self, placed: PlacedComment) -> CommentCard:
        is_inbox = not self.posts.current and not placed.depth
        mark = self._marks.get(placed.comment.link, "")
        card = CommentCard(placed, self._theme, post=placed.comment.post_title if is_inbox else "", mark=mark)
        card.quote_wanted.connect(self.quote_wanted)
        card.whole_wanted.connect(self.whole_wanted)
        card.between_wanted.connect(self.between_wanted)
        card.link_wanted.connect(self.link_wanted)
        return card

    def _make_empty(self, theme: Theme) -> dict[Standing, EmptyPlace]:
        return {
            Standing.NO_BLOG: EmptyPlace(
                "comment",
                self.tr("What your readers wrote will be here"),
                self.tr("Connect a blog, and their comments appear beside your text, ready to be quoted."),
                (self.tr("Add blog"), self.tr("Try the practice blog")),
                theme,
            ),
            Standing.NOTHING_YET: EmptyPlace(
                "comment",
                self.tr("No comments yet"),
                self.tr(
                    "What readers wrote under your posts appears here, newest first, and stays when you are offline."
                ),
                (self.tr("Get comments"),),
                theme,
            ),
            Standing.READY: EmptyPlace("search", "", "", (), theme),
        }

    # ------------------------------------------------------------------------------------------------ arranging
    def _arrange(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        head = row(self.search, self.posts, self._refresh, margins=(12, 10, 8, 10))
        head.setStretch(0, 3)
        head.setStretch(1, 2)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addLayout(head)
        top.addWidget(self._fetching)
        top.addWidget(line())
        self._stack.addWidget(self._column)
        for place in self._empty.values():
            self._stack.addWidget(place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._refresh.clicked.connect(self.refresh_wanted)
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._on_search_entered)
        self.posts.chosen.connect(self.post_chosen)
        self._column.moved.connect(self._bubble.place)
        self._column.settled.connect(self._bubble.follow)
        self._bubble.wanted.connect(CommentCard.quote)
        add, practise = self._empty[Standing.NO_BLOG].buttons
        add.clicked.connect(self.add_blog_wanted)
        practise.clicked.connect(self.practice_wanted)
        self._empty[Standing.NOTHING_YET].buttons[0].clicked.connect(self.refresh_wanted)

    def _show_place(self) -> None:
        if self._column.current is not None and self._standing is not Standing.NO_BLOG:
            self._stack.setCurrentWidget(self._column)
            return
        nothing = self._empty[Standing.READY]
        words = self.search.text().strip()
        if words:
            nothing.say(self.tr("No comment has these words"), f"“{words}”")
        else:
            nothing.say(self.tr("No comments on this post"), "")
        self._stack.setCurrentWidget(self._empty[self._standing])

    def _on_search_entered(self) -> None:
        self._pause.stop()
        self.search_changed.emit(self.search.text().strip())
