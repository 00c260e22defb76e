"""A disclosure's sentence: it writes itself, or its author does."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout

from editor.ui.parts.breakable import breakable
from editor.ui.parts.theme import Theme

_BLANK = re.compile(r"\{(\w+)\}")


class SentenceBox(QFrame):
    """Shows a sentence whose blanks are marked, or lets its wording be edited."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, Mapping[str, str]] = ("", {})
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._sentence.setMinimumHeight(44)
        self._wording = QPlainTextEdit()
        self._wording.setAccessibleName(self.tr("Wording"))
        self._wording.setProperty("kind", "bare")
        self._wording.setTabChangesFocus(True)
        self._wording.setFixedHeight(64)
        self._wording.document().setDocumentMargin(0)
        self._wording.hide()
        self.setProperty("role", "sentence")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self._sentence)
        layout.addWidget(self._wording)
        self._wording.textChanged.connect(self.edited)

    def show_sentence(self, sentence: str, labels: Mapping[str, str]) -> None:
        """A sentence; its {blanks} are shown by their labels."""
        self._shown = (sentence, labels)
        blank = f'<span style="color:{self._theme.dim}">[{{}}]</span>'
        words = _BLANK.sub(
            lambda found: blank.format(html.escape(labels.get(found[1], found[1]).lower())),
            html.escape(breakable(sentence)),
        )
        self._sentence.setText(f'<p style="line-height:120%; margin:0">{words}</p>')
        self._sentence.setAccessibleName(sentence)

    def show_prompt(self, words: str) -> None:
        """What to do, while there is no sentence."""
        self._sentence.setText(f'<span style="color:{self._theme.muted}">{html.escape(words)}</span>')

    def begin_editing(self, wording: str) -> None:
        """From now on its author writes, beginning with this."""
        self._wording.setPlainText(wording)
        self._wording.show()
        self._sentence.hide()

    def end_editing(self) -> None:
        """From now on it writes itself."""
        self._wording.hide()
        self._sentence.show()

    def focus_wording(self) -> None:
        """The cursor behind the last word."""
        self._wording.moveCursor(self._wording.textCursor().MoveOperation.End)
        self._wording.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_editing(self) -> bool:
        """Does its author write it?"""
        return not self._wording.isHidden()

    @property
    def wording(self) -> str:
        """Its author's words; empty when it writes itself."""
        return " ".join(self._wording.toPlainText().split()) if self.is_editing else ""

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        sentence, labels = self._shown
        if sentence:
            self.show_sentence(sentence, labels)
