"""What to mend before publishing, the worst first, and what is fine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.model.problem import Problem, Severity
from editor.ui.checks.problem_card import FineCard, ProblemCard
from editor.ui.parts.empty_place import EmptyPlace
from editor.ui.parts.pieces import line
from editor.ui.parts.theme import Theme

_ORDER = (Severity.STOP, Severity.WARN, Severity.HINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """Something that is as it should be."""

    sentence: str
    detail: str = ""


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """What stops publishing first; then by line, the whole post before its lines."""
    return tuple(sorted(problems, key=lambda problem: (_ORDER.index(problem.severity), problem.line)))


class ChecksPane(QWidget):
    """Shows what it is given; what a button should do is told by a signal."""

    mend_wanted = Signal(object, object)  # Problem, Mend
    count_changed = Signal(int, bool)  # how many, and whether one of them stops

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[Problem, ...], tuple[Fine, ...]] | None = None
        self._cards: list[ProblemCard] = []
        self._current = -1
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.show_findings((), ())

    def show_findings(self, problems: Sequence[Problem], fine: Sequence[Fine]) -> None:
        """These problems, and this that is fine. The focus stays on the same button if it is still there."""
        ordered = in_order(problems)
        if (ordered, tuple(fine)) == self._shown:
            return
        self._shown = (ordered, tuple(fine))
        held, scrolled = self._held(), self._area.verticalScrollBar().value()
        self._area.setWidget(self._make_list(ordered, fine))
        self._area.verticalScrollBar().setValue(scrolled)
        for card in self._cards:
            if held is not None and (card.problem.id, card.problem.about) == (held.id, held.about):
                card.focus()
                break
        self.count_changed.emit(len(ordered), any(problem.severity is Severity.STOP for problem in ordered))

    def next_problem(self) -> Problem | None:
        """The one after that which was asked for last, round and round, scrolled into sight. None: all is well."""
        if not self._cards:
            return None
        self._current = (self._current + 1) % len(self._cards)
        card = self._cards[self._current]
        self._area.ensureWidgetVisible(card, 0, 0)
        return card.problem

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _held(self) -> Problem | None:
        """The problem whose button has the focus."""
        return next((card.problem for card in self._cards if card.has_focus()), None)

    def _make_list(self, problems: tuple[Problem, ...], fine: Sequence[Fine]) -> QWidget:
        self._cards = [ProblemCard(problem, self._theme) for problem in problems]
        self._current = -1
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for card in self._cards:
            card.mend_wanted.connect(self.mend_wanted)
        quiet = [FineCard(each.sentence, each.detail, self._theme) for each in fine]
        for card in (*self._cards, *quiet):
            layout.addWidget(card)
            layout.addWidget(line())
        if not self._cards and not quiet:
            layout.addWidget(self._make_empty())
        layout.addStretch(1)
        return made

    def _make_empty(self) -> EmptyPlace:
        words = self.tr(
            "A missing title, an image without words, an unanswered quote or an undisclosed sponsor shows here."
        )
        return EmptyPlace("check", self.tr("Nothing to mend"), words, (), self._theme)
