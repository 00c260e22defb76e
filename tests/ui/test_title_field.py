"""The title."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.ui.writing.title_field import TitleField
from tests.support.writing import CTRL, copy_words, key, show, type_words


def open_title(qtbot: QtBot, title: str = "", width: int = 500) -> TitleField:
    field = TitleField()
    qtbot.addWidget(field)
    field.resize(width, 50)
    show(qtbot, field)
    field.set_title(title)
    field.setFocus()
    return field


def test_typing_is_told(qtbot: QtBot) -> None:
    field = open_title(qtbot)
    titles: list[str] = []
    field.title_edited.connect(titles.append)
    type_words(field, "Bees")
    assert titles == ["B", "Be", "Bee", "Bees"]
    assert field.title == "Bees"


def test_another_title_is_told_nobody(qtbot: QtBot) -> None:
    field = open_title(qtbot)
    with qtbot.assertNotEmitted(field.title_edited):
        field.set_title("Bees\nand more")
    assert field.title == "Bees and more"


def test_the_same_title_keeps_the_cursor(qtbot: QtBot) -> None:
    field = open_title(qtbot, "Bees")
    key(field, Qt.Key.Key_Right)
    field.set_title("Bees")
    assert field.textCursor().position() == 1


def test_enter_and_down_go_into_the_text(qtbot: QtBot) -> None:
    field = open_title(qtbot, "Bees")
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
        with qtbot.waitSignal(field.left_downwards):
            key(field, pressed)
    assert field.title == "Bees"


def test_long_title_takes_the_lines_it_needs(qtbot: QtBot) -> None:
    field = open_title(qtbot, "Bees")
    one = field.height()
    field.set_title("Why small gardens need bees on each of their balconies")
    assert 1.6 * one < field.height() < 2.2 * one
    with qtbot.assertNotEmitted(field.left_downwards):
        key(field, Qt.Key.Key_Home, modifiers=CTRL)
        key(field, Qt.Key.Key_Down)
    field.setFixedWidth(2000)
    qtbot.waitUntil(lambda: field.height() == one)
    assert field.sizeHint().height() == one


def test_title_stays_on_one_line_whatever_is_pasted(qtbot: QtBot) -> None:
    field = open_title(qtbot, "Bees")
    key(field, Qt.Key.Key_End)
    copy_words(" and\r\nwasps\n")
    key(field, Qt.Key.Key_V, modifiers=CTRL)
    assert field.title == "Bees and wasps"
    assert field.blockCount() == 1


def test_name(qtbot: QtBot) -> None:
    assert open_title(qtbot).accessibleName() == "Title"
