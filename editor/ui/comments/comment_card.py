"""One comment: who, when, what, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.model.comment import Comment
from editor.ui.comments.comment_text import CommentText
from editor.ui.comments.comment_threads import PlacedComment
from editor.ui.parts.counted import counted
from editor.ui.parts.initial_badge import InitialBadge
from editor.ui.parts.pieces import ElidedLabel, IconLabel, button, label, row, tinted
from editor.ui.parts.theme import GAP, GROUP, RADIUS, Theme

_INDENT = 26  # pixels for each level of a thread
_DEEPEST = 3  # levels that are indented; deeper ones stand below these


class CommentCard(QFrame):
    """What can be done with it is shown on the current one only."""

    quote_wanted = Signal(object, str)  # Comment, the selected words
    whole_wanted = Signal(object)
    between_wanted = Signal(object)
    link_wanted = Signal(str)
    chosen = Signal(object)  # the card
    step_wanted = Signal(int)
    settled = Signal(object)  # the card
    grown = Signal()

    def __init__(self, placed: PlacedComment, theme: Theme, *, post: str = "", mark: str = "") -> None:
        super().__init__()
        self.placed = placed
        self._theme = theme
        self._is_current = False
        self.text = CommentText(placed.comment, theme)
        self._whole = self._make_action(self.tr("Quote whole"))
        self._between = self._make_action(self.tr("Reply between"))
        self._more = button("", "link")
        self._on_blog = button(self.tr("Read the rest on the blog"), "link")
        self._mark_icon = IconLabel("check", theme, colour="good", size=14)
        self._mark = label("", "good")
        self._actions = QWidget()
        self._layout = QVBoxLayout(self)
        self._when = moment_of(placed.comment)
        self._arrange(post)
        self._connect()
        self._name_all()
        self.set_mark(mark)
        self.set_current(is_current=False)
        self.set_theme(theme)

    @property
    def comment(self) -> Comment:
        """What it shows."""
        return self.placed.comment

    def set_current(self, *, is_current: bool) -> None:
        """The current one stands out and can be reached with Tab."""
        self._is_current = is_current
        self._actions.setVisible(is_current)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        if not is_current:
            self.text.deselect()
        self.update()

    def set_mark(self, mark: str) -> None:
        """Where it was quoted, such as “2 of 3 quoted”; empty: nowhere."""
        self._mark.setText(mark)
        self._mark.setVisible(bool(mark))
        self._mark_icon.setVisible(bool(mark))

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self.text, self._more, self._on_blog, self._whole, self._between)

    def height_for(self, width: int) -> int:
        """The pixels that it needs when it is so wide."""
        self.ensurePolished()
        return self._layout.totalHeightForWidth(width)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._whole.setIcon(tinted("quote", theme, "text"))
        self._between.setIcon(tinted("reply", theme, "text"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        area = self.rect()
        painter.fillRect(0, area.height() - 1, area.width(), 1, QColor(self._theme.line))
        if self._is_current:
            left = 0 if self.isLeftToRight() else area.width() - 3
            painter.fillRect(left, 0, 3, area.height() - 1, QColor(self._theme.accent))
        if self.text.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            left, right = (6, -3) if self.isLeftToRight() else (3, -6)
            painter.drawRoundedRect(area.adjusted(left, 3, right, -5), RADIUS, RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self)
        event.accept()

    def quote(self) -> None:
        """The selected words, or all of it."""
        selected = self.text.selected()
        if selected:
            self.quote_wanted.emit(self.comment, selected)
        else:
            self.whole_wanted.emit(self.comment)

    def _make_action(self, words: str) -> QPushButton:
        made = button(words)
        made.setIconSize(QSize(16, 16))
        return made

    def _arrange(self, post: str) -> None:
        indent = GROUP - 2 + _INDENT * min(self.placed.depth, _DEEPEST)
        layout = self._layout
        before, behind = (indent, GROUP - 2) if self.isLeftToRight() else (GROUP - 2, indent)
        layout.setContentsMargins(before, 12, behind, 13)
        layout.setSpacing(GAP)
        layout.addLayout(self._head(post))
        layout.addWidget(self.text)
        layout.addLayout(row(self._more, self._on_blog, None))
        for link in (self._more, self._on_blog):
            link.setProperty("flush", True)  # its words stand below the others
        layout.addWidget(self._actions)
        self._actions.setLayout(row(self._whole, self._between, None, margins=(0, 4, 0, 0)))
        self._show_more()

    def _head(self, post: str) -> QVBoxLayout:
        name = ElidedLabel(self.comment.author or self.tr("Somebody"), "strong")
        to_whom = self.tr("· to {name}").format(name=self.placed.answers) if self.placed.answers else ""
        answers = ElidedLabel(to_whom, "muted")
        if not to_whom:
            answers.hide()  # never shown before it has a parent: it would be a window of its own for a moment
        for part in (name, answers):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        when = label(f"· {self._when}", "muted")
        words = row(InitialBadge(self.comment.author), name, when, answers, None, self._mark_icon, self._mark)
        words.setSpacing(4)
        words.insertSpacing(1, 4)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(words)
        if post:
            head.addWidget(ElidedLabel(self.tr("on {post}").format(post=post), "muted"))
        return head

    def _connect(self) -> None:
        self.text.quote_wanted.connect(self.quote)
        self.text.between_wanted.connect(lambda: self.between_wanted.emit(self.comment))
        self.text.step_wanted.connect(self.step_wanted)
        self.text.focus_changed.connect(self.update)
        self.text.settled.connect(self._on_settled)
        self.text.anchorClicked.connect(self._on_link)
        self._more.clicked.connect(self._on_more)
        self._on_blog.clicked.connect(lambda: self.link_wanted.emit(self.comment.link))
        self._whole.clicked.connect(lambda: self.whole_wanted.emit(self.comment))
        self._between.clicked.connect(lambda: self.between_wanted.emit(self.comment))

    def _name_all(self) -> None:
        name = self.comment.author or self.tr("somebody")
        self.text.setAccessibleName(self.tr("Comment by {name}, {when}").format(name=name, when=self._when))
        self._more.setAccessibleDescription(self.tr("Of the comment by {name}").format(name=name))
        self._whole.setToolTip(self.tr("Quote all of it"))
        self._between.setToolTip(self.tr("Each paragraph its own quote, with room for an answer (Shift+Q)"))

    def _show_more(self) -> None:
        hidden = self.text.hidden_paragraphs
        words = counted(hidden, self.tr("Show 1 more paragraph"), self.tr("Show {n} more paragraphs"))
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(hidden > 0)
        self._on_blog.setVisible(self.text.is_cut and not hidden)

    def _on_more(self) -> None:
        self.text.unfold()
        self._show_more()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()
        self.chosen.emit(self)

    def _on_settled(self) -> None:
        self.chosen.emit(self)
        self.settled.emit(self)

    def _on_link(self, address: QUrl) -> None:
        self.link_wanted.emit(address.toString())


def moment_of(comment: Comment) -> str:
    """When it was written, by this computer's clock: 14 May, 09:12; with the year when it is another one."""
    local = QDateTime.fromSecsSinceEpoch(int(comment.date.timestamp()))
    is_this_year = local.date().year() == QDate.currentDate().year()
    return QLocale().toString(local, "d MMM, HH:mm" if is_this_year else "d MMM yyyy, HH:mm")
