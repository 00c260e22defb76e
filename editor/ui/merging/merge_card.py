"""One place of a merge: what stands here, what stands on the blog, and whose is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.text.merging import Take
from editor.text.word_changes import Run, word_changes
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import button, label, row
from editor.ui.parts.theme import Theme

_TINT = 56  # of 255, behind the words that differ
_KEYS = {Qt.Key.Key_M: Take.MINE, Qt.Key.Key_T: Take.THEIRS, Qt.Key.Key_B: Take.BOTH}


class MergeCard(QFrame):
    """Two columns, the words that differ marked, and a button for each way; M, T and B press them."""

    decided = Signal()
    decided_by_key = Signal()

    def __init__(self, what: str, sides: tuple[str, str], blog: str, takes: Sequence[Take], theme: Theme) -> None:
        super().__init__()
        self._what, self._blog, self._theme = what, blog, theme
        self._notes: dict[Take | None, str] = {}
        self._note = label("", "muted", wraps=True)
        self.setProperty("role", "card")
        self._group = QButtonGroup(self)
        self._buttons = {take: self._button(take) for take in takes}
        self._arrange(sides)
        self._group.buttonClicked.connect(self._show_note)
        self._group.buttonClicked.connect(self.decided)

    @property
    def take(self) -> Take | None:
        """Whose is taken; None: not decided yet."""
        return next((take for take, made in self._buttons.items() if made.isChecked()), None)

    def say(self, notes: Mapping[Take | None, str]) -> None:
        """What a person has to know of each way to take it; None: of all, before one is chosen."""
        self._notes = dict(notes)
        self._show_note()

    def choose(self, take: Take) -> None:
        """Decide, as a person would."""
        self._buttons[take].click()

    def focus(self) -> None:
        """The keyboard to what is chosen, or to the first of the ways."""
        chosen = self.take or next(iter(self._buttons))
        self._buttons[chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> tuple[QPushButton, ...]:
        """One for each way."""
        return tuple(self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        take = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if take is not None and take in self._buttons:
            self.choose(take)
            self.decided_by_key.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, take: Take) -> QPushButton:
        words = {Take.MINE: self.tr("Mine"), Take.THEIRS: self.tr("Theirs"), Take.BOTH: self.tr("Both")}[take]
        made = button(words, "chip", name=f"{words}: {self._what}")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _arrange(self, sides: tuple[str, str]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(row(label(self._what, "strong"), None, *self._buttons.values()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        names = (self.tr("Here"), self.tr("On {blog}").format(blog=self._blog))
        for column, (name, runs) in enumerate(zip(names, word_changes(*sides), strict=True)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label(name, "muted"), 0, column)
            grid.addWidget(self._text(name, runs), 1, column, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)
        layout.addWidget(self._note)
        self._show_note()

    def _show_note(self) -> None:
        said = self._notes.get(self.take) or self._notes.get(None, "")
        self._note.setText(said)
        self._note.setVisible(bool(said))

    def _text(self, name: str, runs: Sequence[Run]) -> QWidget:
        if not runs:
            return label(self.tr("Nothing: it was taken out, or never stood there."), "muted", wraps=True)
        tint = QColor(self._theme.warn)
        tint.setAlpha(_TINT)
        ground = f"rgba({tint.red()},{tint.green()},{tint.blue()},{tint.alphaF():.2f})"
        marked = "".join(_html(run, ground) for run in runs)
        made = QLabel(f"<div>{marked}</div>")
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setWordWrap(True)
        made.setMinimumWidth(1)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setAccessibleName(f"{name}: {''.join(run.text for run in runs)}")
        return made


def _html(run: Run, ground: str) -> str:
    words = escape(breakable(run.text)).replace("\n", "<br>")
    return f'<u style="background-color:{ground}">{words}</u>' if run.is_other else words
