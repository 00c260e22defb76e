"""The small button that appears where words of a comment were selected."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from editor.ui.comments.comment_card import CommentCard
from editor.ui.parts.pieces import button, label, row, tinted
from editor.ui.parts.theme import Theme

_BELOW = 4  # pixels under the last selected line


class QuoteBubble(QFrame):
    """Stands at the end of a card's selection for as long as there is one."""

    wanted = Signal(object)  # CommentCard

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._card: CommentCard | None = None
        self._quote = button(self.tr("Quote"), "quiet")
        self._quote.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the selection keeps the focus: Enter or Q is its key
        self._quote.setIconSize(QSize(16, 16))
        self.setProperty("role", "notice")
        self.setLayout(row(self._quote, label("Q", "dim"), margins=(2, 2, 10, 2)))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 3)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self._quote.clicked.connect(self._on_clicked)
        self.set_theme(theme)
        self.hide()

    def follow(self, card: CommentCard) -> None:
        """Stand at this card's selection; hide when there is none."""
        self._card = card if card.text.selected() else None
        self.place()

    def place(self) -> None:
        """Where the selection is now, after scrolling too."""
        card, over = self._card, self.parentWidget()
        if card is None or over is None or not card.isVisible() or not card.text.selected():
            self.hide()
            return
        self.adjustSize()
        end = QTextCursor(card.text.document())
        end.setPosition(card.text.textCursor().selectionEnd())
        line = card.text.cursorRect(end)
        corner = card.text.viewport().mapTo(over, line.bottomLeft()) + QPoint(0, _BELOW)
        left = min(max(corner.x() - 8, 8), max(over.width() - self.width() - 8, 8))
        self.move(left, corner.y())
        self.setVisible(-self.height() < corner.y() < over.height())
        self.raise_()

    def leave(self, card: CommentCard) -> None:
        """This card is no more."""
        if self._card is card:
            self._card = None
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._quote.setIcon(tinted("quote", theme, "text"))

    def _on_clicked(self) -> None:
        if self._card is not None:
            self.wanted.emit(self._card)
