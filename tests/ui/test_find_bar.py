"""Find and replace."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from editor.ui.commands import Do
from editor.ui.parts.theme import light
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.find_bar import FindBar
from tests.support.writing import SHIFT, key, open_page, state, type_words, undo, view_of

TEXT = "|Bee and bee, beehive and BEE."


def bar_of(page: EditorPage) -> FindBar:
    found = page.findChild(FindBar)
    assert isinstance(found, FindBar)
    return found


def field(page: EditorPage, name: str = "Find") -> QLineEdit:
    (found,) = [each for each in bar_of(page).findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def press(page: EditorPage, name: str) -> None:
    (found,) = [each for each in bar_of(page).findChildren(QAbstractButton) if each.accessibleName() == name]
    assert found.isVisible()
    found.click()


def said(page: EditorPage) -> str:
    return " ".join(each.text() for each in bar_of(page).findChildren(QLabel) if each.isVisible() and each.text())


def find(page: EditorPage, words: str) -> None:
    page.handlers()[Do.FIND]()
    assert field(page).hasFocus()
    type_words(field(page), words)


def test_words_are_found_while_they_are_typed(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    assert state(view_of(page)) == "«Bee» and bee, beehive and BEE."
    assert said(page) == "1 of 4"
    type_words(field(page), "h")
    assert state(view_of(page)) == "Bee and bee, «beeh»ive and BEE."
    assert said(page) == "1 of 1"
    type_words(field(page), "x")
    assert said(page) == "Not found"


def test_next_and_previous_go_round(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    key(field(page), Qt.Key.Key_Return, Qt.Key.Key_F3)
    assert said(page) == "3 of 4"
    press(page, "Find next")
    press(page, "Find next")
    assert said(page) == "1 of 4"
    key(field(page), Qt.Key.Key_Return, modifiers=SHIFT)
    assert said(page) == "4 of 4"
    key(field(page), Qt.Key.Key_F3, modifiers=SHIFT)
    press(page, "Find previous")
    assert said(page) == "2 of 4"
    assert state(view_of(page)) == "Bee and «bee», beehive and BEE."


def test_case_and_whole_words(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    press(page, "Match case")
    assert "2 found" in said(page)
    press(page, "Whole words")
    assert "1 found" in said(page)
    press(page, "Match case")
    assert "1 of 3" in said(page)


def test_escape_goes_back_to_the_text_with_the_words_selected(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    key(field(page), Qt.Key.Key_Escape)
    assert not bar_of(page).isVisible()
    assert view_of(page).hasFocus()
    assert state(view_of(page)) == "«Bee» and bee, beehive and BEE."
    page.handlers()[Do.FIND]()
    view_of(page).setFocus()
    key(view_of(page), Qt.Key.Key_Escape)
    assert not bar_of(page).isVisible()


def test_what_is_selected_is_looked_for(qtbot: QtBot) -> None:
    page = open_page(qtbot, "one «bee», two bee")
    page.handlers()[Do.FIND]()
    assert field(page).text() == "bee"
    assert said(page) == "1 of 2"
    key(field(page), Qt.Key.Key_Return)
    assert state(view_of(page)) == "one bee, two «bee»"


def test_f3_in_the_text_goes_on(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    key(field(page), Qt.Key.Key_Escape)
    key(view_of(page), Qt.Key.Key_F3)
    assert said(page) == "2 of 4"
    key(field(page), Qt.Key.Key_Escape)
    key(view_of(page), Qt.Key.Key_F3, modifiers=SHIFT)
    assert said(page) == "1 of 4"


def test_all_places_are_lit(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    view = view_of(page)
    place = view.cursorRect(view.tracker.cursor_of(view.selection.__class__(anchor=9, position=9)))
    shown = view.viewport().grab().toImage().pixelColor(place.left() + 1, place.top() + 1)
    assert shown not in (QColor(light().surface), QColor(light().selected))
    key(field(page), Qt.Key.Key_Escape)
    shown = view.viewport().grab().toImage().pixelColor(place.left() + 1, place.top() + 1)
    assert shown == QColor(light().surface)


def test_places_follow_the_text(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    find(page, "bee")
    view_of(page).replace_range(0, 3, "Wasp")
    qtbot.waitUntil(lambda: said(page) == "3 found")


def test_replace_one_after_the_other(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    page.handlers()[Do.REPLACE]()
    type_words(field(page), "bee")
    type_words(field(page, "Replace with"), "wasp")
    press(page, "Replace")
    assert state(view_of(page)) == "wasp and «bee», beehive and BEE."
    field(page, "Replace with").setFocus()
    key(field(page, "Replace with"), Qt.Key.Key_Return)
    assert state(view_of(page)) == "wasp and wasp, «bee»hive and BEE."


def test_replace_all_is_one_step_of_undo(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    page.handlers()[Do.REPLACE]()
    type_words(field(page), "bee")
    type_words(field(page, "Replace with"), "beeline")
    press(page, "Replace all")
    assert page.text == "beeline and beeline, beelinehive and beeline."
    assert "4 replaced" in said(page)
    undo(view_of(page))
    assert page.text == TEXT[1:]


def test_nothing_found_replaces_nothing(qtbot: QtBot) -> None:
    page = open_page(qtbot, TEXT)
    page.handlers()[Do.REPLACE]()
    type_words(field(page), "xyz")
    field(page, "Replace with").setFocus()
    key(field(page, "Replace with"), Qt.Key.Key_Return)
    assert page.text == TEXT[1:]
    field(page).clear()
    page.handlers()[Do.FIND]()
    assert said(page) == ""


def test_text_that_can_only_be_read_is_searched_not_changed(qtbot: QtBot) -> None:
    page = open_page(qtbot)
    page.show_draft("", TEXT[1:], read_only="It is too large.")
    page.handlers()[Do.REPLACE]()
    assert not field(page, "Replace with").isVisible()
    type_words(field(page), "bee")
    assert said(page) == "1 of 4"
