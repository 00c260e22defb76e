"""The words of a comment: read, selected, dragged, never edited, and nothing is loaded for them."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from string import Template

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QFontInfo, QKeyEvent, QMouseEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from editor.bundled import bundled
from editor.model.comment import Comment
from editor.ui.comments.comment_links import CommentLinks
from editor.ui.parts.theme import Theme

QUOTE_MIME = "application/x-rejoinder-quote"
"""What is dragged out of a comment: JSON `{"blog": …, "comment": id, "selection": words}`."""
LONGEST = 40_000
"""Characters of HTML that are laid out; the rest of a longer comment is read on the blog."""
_FOLDED = 320  # characters of words that a folded comment shows at least
_FOLDS_FROM = 480  # a comment with fewer is not folded
_CODE_END = re.compile(r"\n((?:</code>)?</pre>)")  # Qt shows an empty line there, browsers do not
_NO_MODIFIERS = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CommentText(QTextBrowser):
    """As high as its words; keys that mean something to the list of comments are handed on."""

    quote_wanted = Signal()
    between_wanted = Signal()
    step_wanted = Signal(int)  # so many comments down; negative: up
    focus_changed = Signal()
    settled = Signal()  # the mouse or a key is done selecting

    def __init__(self, comment: Comment, theme: Theme) -> None:
        super().__init__()
        self._comment = comment
        self._is_folded = True
        self._links = CommentLinks(self)
        self.hidden_paragraphs = 0
        """How many are folded away; the rest of a cut paragraph counts as one."""
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)  # else it measures with the width it had before
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setCursorWidth(0)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    @property
    def is_cut(self) -> bool:
        """Is it too long to be shown whole?"""
        return len(self._comment.html) > LONGEST

    def selected(self) -> str:
        """The words that are selected, an empty line between paragraphs."""
        text = self.textCursor().selectedText()
        return text.replace("\u2029", "\n\n").replace("\u2028", "\n").replace("\ufffc", "").strip()

    def deselect(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def unfold(self) -> None:
        """Show all of it."""
        self._is_folded = False
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        self.document().setDefaultStyleSheet(_look(theme, self._line_height()))
        self._fill()

    def loadResource(self, type: int, name: QUrl | str) -> None:  # noqa: A002 - Qt's name
        """Nothing is loaded, from wherever."""
        del type, name

    def heightForWidth(self, width: int) -> int:
        self.setLineWrapColumnOrWidth(width)
        return math.ceil(self.document().size().height())

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 16)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        words = self.selected()
        mime.setText(words)
        what = {"blog": self._comment.blog, "comment": self._comment.id, "selection": words}
        mime.setData(QUOTE_MIME, json.dumps(what).encode())
        return mime

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes through the links first; Enter opens the one that is marked."""
        return self._links.step(forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key():
            case (modifiers, Qt.Key.Key_Return | Qt.Key.Key_Enter) if (
                modifiers == _NO_MODIFIERS and self._links.address
            ):
                self.anchorClicked.emit(QUrl(self._links.address))
            case (modifiers, Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Q) if modifiers == _NO_MODIFIERS:
                self.quote_wanted.emit()
            case (modifiers, Qt.Key.Key_Q) if modifiers == _SHIFT:
                self.between_wanted.emit()
            case (modifiers, Qt.Key.Key_Up | Qt.Key.Key_Down) if modifiers == _NO_MODIFIERS:
                self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case (_, Qt.Key.Key_PageUp | Qt.Key.Key_PageDown | Qt.Key.Key_Space | Qt.Key.Key_Escape):
                event.ignore()
            case _:
                self.setCursorWidth(1)  # from now on it is good to know where a selection would begin
                super().keyPressEvent(event)
                self.settled.emit()

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        super().mouseReleaseEvent(ev)
        self.settled.emit()

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def focusInEvent(self, ev: QFocusEvent) -> None:
        super().focusInEvent(ev)
        if ev.reason() == Qt.FocusReason.BacktabFocusReason:
            self._links.mark_last()
        self.focus_changed.emit()

    def focusOutEvent(self, ev: QFocusEvent) -> None:
        super().focusOutEvent(ev)
        if ev.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._links.mark(-1)
        self.focus_changed.emit()

    def _line_height(self) -> int:
        """Lines are as far apart in every font: 1.45 times its size."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return max(100, round(145 * QFontInfo(self.font()).pixelSize() / max(metrics.lineSpacing(), 1)))

    def _fill(self) -> None:
        html = _CODE_END.sub(r"\1", self._comment.html)
        self.setHtml(html[:LONGEST].rpartition("<")[0] if self.is_cut else html)
        self.hidden_paragraphs = self._fold() if self._is_folded else 0
        self._trim_end()
        self.updateGeometry()

    def _fold(self) -> int:
        """Take away what does not fit into a folded card; how many paragraphs that were."""
        document = self.document()
        if document.characterCount() <= _FOLDS_FROM:
            return 0
        block = document.findBlock(_FOLDED)
        last = block.position() + block.length() - 1
        if last - _FOLDED > _FOLDED:  # a long paragraph is cut after a word
            last = block.position() + block.text().find(" ", max(_FOLDED - block.position(), 0))
            last = last if last > block.position() else block.position() + _FOLDED
        hidden = (
            document.blockCount() - block.blockNumber() - (1 if last == block.position() + block.length() - 1 else 0)
        )
        if hidden > 0:
            cursor = QTextCursor(document)
            cursor.setPosition(last)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        return hidden

    def _trim_end(self) -> None:
        """No empty space below the last line."""
        cursor = QTextCursor(self.document().lastBlock())
        form = cursor.blockFormat()
        form.setBottomMargin(0)
        cursor.setBlockFormat(form)


@lru_cache(maxsize=4)
def _look(theme: Theme, line_height: int) -> str:
    """The style sheet of comments, such as Qt's rich text understands; the line height in per cent of the font's."""
    colours = {"accent": theme.accent, "hover": theme.hover}
    return Template(bundled("themes/comment.css").read_text("utf-8")).substitute(colours, line_height=line_height)
