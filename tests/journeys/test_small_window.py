"""In the smallest window nothing sticks out of a sheet or of a pane, and what does not fit can be scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from editor.ui.commands import Do
from tests.journeys.conftest import Whole
from tests.journeys.test_reachable import PANES, SHEETS, open_sheet, with_a_blog
from tests.support.reachable import focusable, name_of


def test_nothing_sticks_out_of_the_smallest_window(whole: Whole) -> None:
    window = whole.program.window
    window.resize(window.minimumSize())
    wrong: list[str] = []
    for do in PANES:
        window.commands[do].trigger()
        QTest.qWait(50)
        wrong += [f"{do}: {who}" for who in _outside(window, window)]
    with_a_blog(whole)
    for do in SHEETS:
        open_sheet(whole, do)
        assert window.sheet.dialog is not None
        wrong += [f"{do}: {who}" for who in _outside(window.sheet.dialog, window)]
        window.sheet.close_dialog()
    assert wrong == []


def test_draft_without_a_word_is_told_of_nothing(whole: Whole) -> None:
    window, hand = whole.program.window, whole.hand
    count = window.columns.right.tabs.findChildren(QLabel, "count")
    window.commands[Do.NEW].trigger()
    hand.wait(lambda: len(whole.program.checking.problems) > 1, lambda: "what the new draft lacks")
    assert not any(each.isVisible() for each in count)
    QTest.keyClicks(window.focusWidget(), "A title")
    hand.wait(lambda: [each.text() for each in count if each.isVisible()] == ["1"], lambda: "that it has no text")


def _outside(root: QWidget, window: QWidget) -> Iterator[str]:
    """Widgets that are cut off across; and up and down, where nothing scrolls."""
    for widget in focusable(root):
        seen = QRect(widget.mapTo(window, QPoint()), widget.size())
        if not window.rect().contains(seen) and not (_scrolls(widget) and _is_inside_across(seen, window)):
            yield f"{type(widget).__name__} “{name_of(widget)}” {seen.getRect()}"
        elif _cut_across(widget):
            yield f"{type(widget).__name__} “{name_of(widget)}” is cut off at a side"


def _is_inside_across(seen: QRect, window: QWidget) -> bool:
    return seen.left() >= 0 and seen.right() < window.width()


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and (isinstance(above, QAbstractScrollArea) or _scrolls(above))


def _cut_across(widget: QWidget) -> bool:
    """Is some of it left or right of what its parents show?"""
    seen = widget.visibleRegion().boundingRect()
    return not seen.isEmpty() and seen.width() < widget.width()
