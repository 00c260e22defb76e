"""Problems stand by how bad they are, each with buttons that mend it; what is fine is said quietly."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from editor.model.problem import Mend, Problem, Severity
from editor.ui.checks.checks_pane import ChecksPane, Fine, in_order
from editor.ui.checks.problem_card import mend_words
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import recolour
from editor.ui.parts.theme import dark, light
from tests.support.widgets import button, carried, focused, press, words

EMPTY = Problem(
    id="answer-empty",
    severity=Severity.WARN,
    line=16,
    message="An answer is still empty",
    detail="Below “And who waters them …”.",
    mends=(Mend.GO, Mend.REMOVE_QUOTE),
)
SPONSOR = Problem(
    id="disclosure-missing",
    severity=Severity.STOP,
    line=22,
    message="No disclosure, but a link to Seedling Co.",
    about="seedling.example",
    mends=(Mend.ADD_DISCLOSURE, Mend.GO),
)
TITLE = Problem(id="title-missing", severity=Severity.STOP, line=0, message="No title", mends=(Mend.ADD_TITLE,))


@pytest.fixture
def pane(qtbot: QtBot) -> ChecksPane:
    """A pane of a usual size."""
    pane = ChecksPane(light())
    qtbot.addWidget(pane)
    pane.resize(380, 400)
    pane.show()
    return pane


def test_worst_stand_first_then_by_line() -> None:
    assert in_order((EMPTY, SPONSOR, TITLE)) == (TITLE, SPONSOR, EMPTY)


def test_problem_says_what_and_where(pane: ChecksPane) -> None:
    pane.show_findings((EMPTY,), ())
    assert {"An answer is still empty", "Below “And who waters them …”. Line 16."} <= set(words(pane))
    pane.show_findings((TITLE,), ())
    assert not any("Line" in line for line in words(pane))


def test_buttons_say_what_they_mend(pane: ChecksPane) -> None:
    pane.show_findings((SPONSOR,), ())
    assert carried(pane.mend_wanted, lambda: press(pane, "Add disclosure")) == [(SPONSOR, Mend.ADD_DISCLOSURE)]
    assert carried(pane.mend_wanted, lambda: press(pane, "Go there")) == [(SPONSOR, Mend.GO)]
    assert set(mend_words()) == set(Mend)


def test_only_what_stops_has_a_primary_button(pane: ChecksPane) -> None:
    pane.show_findings((SPONSOR, EMPTY), ())
    kinds = {
        name: found.property("kind") for name in ("Add disclosure", "Remove the quote") if (found := button(pane, name))
    }
    assert kinds == {"Add disclosure": "primary", "Remove the quote": ""}


def test_count_is_told_once_for_each_change(pane: ChecksPane) -> None:
    assert carried(pane.count_changed, lambda: pane.show_findings((EMPTY, SPONSOR), ())) == [(2, True)]
    assert carried(pane.count_changed, lambda: pane.show_findings((SPONSOR, EMPTY), ())) == []
    assert carried(pane.count_changed, lambda: pane.show_findings((EMPTY,), ())) == [(1, False)]
    assert carried(pane.count_changed, lambda: pane.show_findings((), ())) == [(0, False)]


def test_what_is_fine_is_said(pane: ChecksPane) -> None:
    pane.show_findings((), (Fine(sentence="2 quotes are as written", detail="Compared 10 minutes ago."),))
    assert {"2 quotes are as written", "Compared 10 minutes ago."} <= set(words(pane))
    assert "Nothing to mend" not in words(pane)


def test_nothing_to_mend_says_what_would_show(pane: ChecksPane) -> None:
    assert "Nothing to mend" in words(pane)


def test_focus_stays_on_the_same_problem(pane: ChecksPane) -> None:
    pane.show_findings((SPONSOR, EMPTY), ())
    found = button(pane, "Remove the quote")
    assert found is not None
    found.setFocus()
    pane.show_findings((TITLE, SPONSOR, EMPTY), ())
    assert focused().accessibleName() == "Go there"
    assert focused().accessibleDescription() == EMPTY.message


def test_next_problem_goes_round(pane: ChecksPane) -> None:
    assert pane.next_problem() is None
    many = tuple(Problem(id=f"p{n}", severity=Severity.WARN, line=n, message=f"Problem {n}") for n in range(1, 21))
    pane.show_findings(many, ())
    assert [pane.next_problem() for _ in range(21)] == [*many, many[0]]
    pane.next_problem()
    for _ in range(18):
        pane.next_problem()
    QTest.qWait(1)
    area = pane.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().value() > 0


def test_long_words_do_not_widen_the_pane(pane: ChecksPane) -> None:
    pane.show_findings((Problem(id="x", severity=Severity.HINT, line=0, message="x" * 300, mends=()),), ())
    QTest.qWait(1)
    area = pane.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inner = area.widget()
    assert inner is not None
    assert inner.width() <= pane.width()
    assert breakable("short words stay as they are") == "short words stay as they are"


def test_theme_changes_while_problems_are_shown(pane: ChecksPane) -> None:
    pane.show_findings((SPONSOR,), ())
    recolour(pane, dark())
    pane.show_findings((EMPTY,), ())
    assert "An answer is still empty" in words(pane)
