"""The head of a draft's file as it is written: one click away from its fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from editor.ui.parts.pieces import CONTROLS, IconLabel, button, label, row
from editor.ui.parts.theme import GROUP, Theme
from editor.ui.writing.editor_look import code_font

_SIZE = 14  # pixels


class RawView(QWidget):
    """YAML as text. *Apply* asks for it to be taken over; whoever is asked closes this, or says why not."""

    applied = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown = ""
        """The head as it was shown last."""
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("The file's head as it is written"))
        self._text.setProperty("kind", "bare")
        font = code_font()
        font.setPixelSize(_SIZE)
        self._text.setFont(font)
        self._text.setTabChangesFocus(True)
        self._icon = IconLabel("error", theme, colour="bad")
        self._problem = label("", "bad", wraps=True)
        self._apply = button(self.tr("Apply"), "primary")
        self._cancel = button(self.tr("Cancel"))
        self._arrange()
        self._apply.clicked.connect(self._on_apply)
        self._cancel.clicked.connect(self.cancelled)

    def open(self, text: str, problem: str = "", line: int = 0) -> None:
        """Show this head; `problem` says why it cannot be read, `line` (from 1 in it) where."""
        self._show(text)
        self.say(problem, line)
        self._text.setFocus()

    def follow(self, text: str) -> None:
        """The head is another one; what was typed here stays."""
        if self.pending is None and text != self.shown:
            self._show(text)

    @property
    def pending(self) -> str | None:
        """What was typed here and not applied; None: nothing, or this was closed."""
        text = self._text.toPlainText()
        return text if text != self.shown and not self.isHidden() else None

    def say(self, problem: str, line: int = 0) -> None:
        """Why it cannot be taken over; empty: it can."""
        self._problem.setText(problem)
        self._notice.setVisible(bool(problem))
        if problem and line:
            place = QTextCursor(self._text.document().findBlockByNumber(line - 1))
            place.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self._text.setTextCursor(place)
            self._text.centerCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        self.shown = text
        self._text.setPlainText(text)

    def _on_apply(self) -> None:
        self.applied.emit(self._text.toPlainText())

    def _arrange(self) -> None:
        self._notice = QFrame()
        self._notice.setProperty("role", "notice")
        self._notice.setProperty("tone", "bad")
        notice = row(self._icon, self._problem, margins=(12, 8, 12, 8))
        notice.setStretch(1, 1)
        self._notice.setLayout(notice)
        card = QFrame()
        card.setProperty("role", "card")
        card.setLayout(row(self._text, margins=(8, 8, 8, 8)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 24, 36, GROUP)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("The file as it is"), "title"))
        about = self.tr("Title, slug, categories, and what other programs keep here. It is YAML.")
        layout.addWidget(label(about, "muted", wraps=True))
        layout.addWidget(self._notice)
        layout.addWidget(card, 1)
        controls = QWidget()
        controls.setObjectName(CONTROLS)
        controls.setLayout(row(None, self._cancel, self._apply))
        layout.addWidget(controls)
