"""Words become chips, and chips go again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QFrame
from pytestqt.qtbot import QtBot

from editor.ui.parts.tag_field import TagField
from editor.ui.parts.theme import light
from tests.support.widgets import carried, focused, press, type_in


@pytest.fixture
def field(qtbot: QtBot) -> TagField:
    """A field of usual width, with the cursor in it."""
    field = TagField("Tags", "add…", light())
    qtbot.addWidget(field)
    field.resize(300, field.heightForWidth(300))
    field.show()
    field.edit.setFocus()
    return field


def test_enter_and_comma_add_what_was_typed(field: TagField) -> None:
    told = carried(field.changed, lambda: type_in("bees\nlavender,"))
    assert told == [("bees",), ("bees", "lavender")]
    assert field.edit.text() == ""


def test_leaving_the_field_adds_what_was_typed(field: TagField) -> None:
    type_in("bees")
    assert carried(field.changed, field.edit.clearFocus) == [("bees",)]


def test_same_word_is_added_once(field: TagField) -> None:
    type_in("Bees\nbees\n  \n")
    assert field.words() == ("Bees",)


def test_enter_in_the_empty_field_is_told(field: TagField) -> None:
    assert len(carried(field.entered, lambda: type_in("\n"))) == 1


def test_backspace_in_the_empty_field_takes_the_last_one(field: TagField) -> None:
    field.set_words(("bees", "lavender"))
    type_in("x")
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.words() == ("bees", "lavender")
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.words() == ("bees",)


def test_chip_is_removed_by_its_button(field: TagField) -> None:
    field.set_words(("bees", "lavender"))
    assert carried(field.changed, lambda: press(field, "Remove bees")) == [("lavender",)]


def test_tab_goes_through_the_chips_in_order(field: TagField) -> None:
    field.set_words(("bees", "lavender"))
    names: list[str] = []
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        names.append(focused().accessibleName())
    assert names == ["Remove lavender", "Remove bees"]


def test_given_words_are_not_told(field: TagField) -> None:
    assert carried(field.changed, lambda: field.set_words(("a", "b"))) == []
    field.set_words(("a", "b"))
    assert field.words() == ("a", "b")


def test_known_words_are_offered_and_keep_their_form(field: TagField) -> None:
    field.set_known(("Wildlife", "Soil"))
    completer = field.edit.completer()
    assert isinstance(completer, QCompleter)
    type_in("life")
    assert completer.currentCompletion() == "Wildlife"
    completer.activated.emit("Wildlife")
    QTest.qWait(1)
    assert field.words() == ("Wildlife",)
    field.set_words(())
    type_in("SOIL\n")
    assert field.words() == ("Soil",)


def test_only_known_words_are_taken_where_a_blog_wants_it(field: TagField) -> None:
    field.set_only_known(True)
    type_in("New\n")
    assert field.words() == ("New",)
    field.set_known(("Soil",))
    type_in("Newer\nsoil\n")
    assert field.words() == ("New", "Soil")


def test_many_words_take_more_lines_and_a_long_one_fits(field: TagField) -> None:
    one_line = field.heightForWidth(300)
    field.set_words(("bees", "balconies", "lavender", "a long one " * 20))
    assert field.heightForWidth(300) > one_line
    field.resize(300, field.heightForWidth(300))
    QTest.qWait(1)
    assert all(chip.geometry().right() < 300 for chip in field.findChildren(QFrame))


def test_click_beside_the_words_puts_the_cursor_behind_them(field: TagField) -> None:
    field.edit.clearFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 3, 2))
    assert field.edit.hasFocus()
    assert field.property("focused") is True


def test_tree_is_offered_with_the_key_for_down_and_a_name_within_it_is_taken(field: TagField) -> None:
    field.set_known(("Garden", "Garden & Bees", "City"), (0, 1, 0))
    completer = field.edit.completer()
    assert isinstance(completer, QCompleter)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    popup, model = completer.popup(), completer.completionModel()
    assert popup is not None
    assert popup.isVisible()
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert [name.strip() for name in shown] == ["Garden", "Garden & Bees", "City"]
    assert [len(name) - len(name.strip()) for name in shown] == [0, 1, 0]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    QTest.qWait(20)
    assert field.words() == ("Garden & Bees",)
