"""One finding: a sentence, where it is, and the buttons that mend it; or one thing that is fine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.model.problem import Mend, Problem, Severity
from editor.ui.parts.breakable import breakable
from editor.ui.parts.flow_layout import FlowLayout
from editor.ui.parts.pieces import IconLabel, button, label
from editor.ui.parts.theme import Theme

ICONS = {Severity.STOP: ("error", "bad"), Severity.WARN: ("warning", "warn"), Severity.HINT: ("hint", "muted")}
"""An icon and a colour of the theme for each severity."""


def mend_words() -> dict[Mend, str]:
    """What the button of each mend says."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("problems", words)

    return {
        Mend.GO: tr("Go there"),
        Mend.ADD_DISCLOSURE: tr("Add disclosure"),
        Mend.ADD_ALT: tr("Describe the image"),
        Mend.ADD_TITLE: tr("Add a title"),
        Mend.REMOVE_QUOTE: tr("Remove the quote"),
        Mend.RESTORE_QUOTE: tr("Restore the quote"),
        Mend.SHOW_FIELDS: tr("Show its fields"),
    }


class ProblemCard(QWidget):
    """Its first button is the primary one where publishing stops."""

    mend_wanted = Signal(object, object)  # Problem, Mend

    def __init__(self, problem: Problem, theme: Theme) -> None:
        super().__init__()
        self.problem = problem
        self._buttons = [self._make_button(place, mend) for place, mend in enumerate(problem.mends)]
        icon_name, colour = ICONS[problem.severity]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(breakable(problem.message), "strong", wraps=True))
        if detail := self._detail():
            words.addWidget(label(breakable(detail), "muted", wraps=True))
        words.addLayout(self._row())
        _fill(self, IconLabel(icon_name, theme, colour=colour), words)
        self.setAccessibleName(f"{problem.message} {detail}".strip())

    def focus(self) -> None:
        """The focus on its first button."""
        if self._buttons:
            self._buttons[0].setFocus()

    def has_focus(self) -> bool:
        """Is the focus on one of its buttons?"""
        return any(made.hasFocus() for made in self._buttons)

    def _detail(self) -> str:
        where = self.tr("Line {line}.").format(line=self.problem.line) if self.problem.line else ""
        return " ".join(part for part in (self.problem.detail, where) if part)

    def _row(self) -> FlowLayout:
        flow = FlowLayout(6)
        flow.setContentsMargins(0, 5, 0, 0)
        for made in self._buttons:
            flow.addWidget(made)
        return flow

    def _make_button(self, place: int, mend: Mend) -> QPushButton:
        is_primary = place == 0 and self.problem.severity is Severity.STOP
        made = button(mend_words()[mend], "primary" if is_primary else "")
        made.setAccessibleDescription(self.problem.message)
        made.clicked.connect(lambda: self.mend_wanted.emit(self.problem, mend))
        return made


class FineCard(QWidget):
    """What is as it should be, quietly."""

    def __init__(self, sentence: str, detail: str, theme: Theme) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(breakable(sentence), "strong", wraps=True))
        if detail:
            words.addWidget(label(breakable(detail), "muted", wraps=True))
        _fill(self, IconLabel("check", theme, colour="good"), words)
        self.setAccessibleName(f"{sentence} {detail}".strip())


def _fill(card: QWidget, picture: IconLabel, words: QVBoxLayout) -> None:
    """The icon beside the first line of the words."""
    beside = QVBoxLayout()
    beside.addSpacing(1)
    beside.addWidget(picture)
    beside.addStretch(1)
    layout = QHBoxLayout(card)
    layout.setContentsMargins(14, 12, 14, 13)
    layout.setSpacing(9)
    layout.addLayout(beside)
    layout.addLayout(words, 1)
