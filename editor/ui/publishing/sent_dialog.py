"""*What will be sent*: the post's fields and its HTML, line by line beside what stands on the blog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit

from editor.ui.parts.pieces import ElidedLabel, button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme
from editor.ui.writing.editor_look import code_font

_SIZE = 13  # pixels
_TINT = 36  # of 255


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """A line of the HTML: `+` comes, `-` goes, a space stays."""

    mark: str
    text: str


class SentDialog(SheetDialog):
    """To be looked at, copied, and sent."""

    publish_wanted = Signal()

    def __init__(
        self, fields: Sequence[tuple[str, str]], lines: Sequence[SentLine], about: str, word: str, theme: Theme
    ) -> None:
        super().__init__(self.tr("What will be sent"), theme, width=760)
        self._lines = tuple(lines)
        self._html = QPlainTextEdit()
        self.body.addLayout(self._grid(fields))
        self.body.addWidget(label(about, "muted", wraps=True))
        self.body.addWidget(self._card(theme), 1)
        self.add_button(button(self.tr("Copy HTML"))).clicked.connect(self._copy)
        self.add_button(button(self.tr("Done"))).clicked.connect(self.accept)
        self.add_button(button(word, "primary"), is_default=True).clicked.connect(self._on_publish)

    def _grid(self, fields: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(fields):
            grid.addWidget(label(name, "muted"), place, 0)
            shown = ElidedLabel(value)
            shown.setToolTip(value)
            grid.addWidget(shown, place, 1)
        return grid

    def _card(self, theme: Theme) -> QFrame:
        self._html.setReadOnly(True)
        self._html.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._html.setTabChangesFocus(True)
        self._html.setProperty("kind", "bare")
        self._html.setAccessibleName(self.tr("HTML that will be sent"))
        font = code_font()
        font.setPixelSize(_SIZE)
        self._html.setFont(font)
        self._html.setMinimumHeight(280)
        self._fill(theme)
        card = QFrame()
        card.setProperty("role", "card")
        card.setLayout(row(self._html, margins=(8, 8, 4, 8)))
        return card

    def _fill(self, theme: Theme) -> None:
        cursor = QTextCursor(self._html.document())
        for place, line in enumerate(self._lines):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(_ground(line.mark, theme))
            words = QTextCharFormat()
            words.setForeground(QColor({"-": theme.muted}.get(line.mark, theme.text)))
            cursor.setCharFormat(words)
            cursor.insertText(f"{line.mark} {line.text}")
        self._html.moveCursor(QTextCursor.MoveOperation.Start)

    def _copy(self) -> None:
        """The HTML as it will be sent, without marks."""
        QGuiApplication.clipboard().setText("\n".join(line.text for line in self._lines if line.mark != "-"))

    def _on_publish(self) -> None:
        self.accept()
        self.publish_wanted.emit()


def _ground(mark: str, theme: Theme) -> QTextBlockFormat:
    """Behind what comes and what goes; the mark itself says it without colour."""
    made = QTextBlockFormat()
    colour = {"+": theme.good, "-": theme.bad}.get(mark)
    if colour:
        tint = QColor(colour)
        tint.setAlpha(_TINT)
        made.setBackground(tint)
    return made
