"""The head of the file as text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from editor.ui.parts.theme import light
from editor.ui.writing.raw_view import RawView
from tests.support.writing import key, show, type_words


def open_raw(qtbot: QtBot, head: str, problem: str = "", line: int = 0) -> RawView:
    view = RawView(light())
    qtbot.addWidget(view)
    view.resize(600, 500)
    show(qtbot, view)
    view.open(head, problem, line)
    return view


def text_of(view: RawView) -> QPlainTextEdit:
    found = view.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def press(view: RawView, name: str) -> None:
    (found,) = [each for each in view.findChildren(QPushButton) if each.accessibleName() == name]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def shown(view: RawView) -> list[str]:
    return [each.text() for each in view.findChildren(QLabel) if each.isVisible()]


def test_head_is_changed_and_applied(qtbot: QtBot) -> None:
    view = open_raw(qtbot, "title: Bees\n")
    applied: list[str] = []
    view.applied.connect(applied.append)
    assert text_of(view).hasFocus()
    key(text_of(view), Qt.Key.Key_End)
    type_words(text_of(view), " and wasps")
    press(view, "Apply")
    assert applied == ["title: Bees and wasps\n"]


def test_cancel_and_escape_change_nothing(qtbot: QtBot) -> None:
    view = open_raw(qtbot, "title: Bees\n")
    with qtbot.waitSignal(view.cancelled):
        press(view, "Cancel")
    with qtbot.waitSignal(view.cancelled):
        key(text_of(view), Qt.Key.Key_Escape)


def test_why_it_is_broken_and_where(qtbot: QtBot) -> None:
    view = open_raw(qtbot, "title: Bees\ntags: [a\n", "Line 2 opens a bracket and never closes it.", 2)
    assert "Line 2 opens a bracket and never closes it." in shown(view)
    assert text_of(view).textCursor().selectedText() == "tags: [a"
    view.say("")
    assert "Line 2 opens a bracket and never closes it." not in shown(view)
