"""Keys that mean more in Markdown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from editor.ui.writing.editor_view import EditorView
from editor.ui.writing.smart_keys import SmartKeys
from tests.support.writing import CTRL, SHIFT, key, open_view, state, type_words, undo


def open_smart(qtbot: QtBot, marked: str = "") -> EditorView:
    view = open_view(qtbot, marked)
    SmartKeys(view)
    return view


@pytest.mark.parametrize(
    ("before", "pressed", "expected"),
    [
        ("- one|", Qt.Key.Key_Return, "- one\n- |"),
        ("1. one|", Qt.Key.Key_Enter, "1. one\n2. |"),
        ("- |", Qt.Key.Key_Return, "|"),
        ("> said|", Qt.Key.Key_Return, "> said\n> |"),
        ("```\n- one|\n```", Qt.Key.Key_Return, "```\n- one\n|\n```"),
        ("- one|", Qt.Key.Key_Tab, "    - one|"),
        ("words |", Qt.Key.Key_Tab, "words   |"),
        ("    - one|", Qt.Key.Key_Backtab, "- one|"),
    ],
)
def test_key(qtbot: QtBot, before: str, pressed: Qt.Key, expected: str) -> None:
    view = open_smart(qtbot, before)
    key(view, pressed)
    assert state(view) == expected


def test_shift_enter_is_a_plain_line_feed(qtbot: QtBot) -> None:
    view = open_smart(qtbot, "- o«n»e")
    key(view, Qt.Key.Key_Return, modifiers=SHIFT)
    assert state(view) == "- o\n|e"


def test_an_afternoon_of_lists(qtbot: QtBot) -> None:
    view = open_smart(qtbot)
    type_words(view, "- soil")
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    type_words(view, "sand")
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Return)
    type_words(view, "water")
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Return)
    type_words(view, "Done")
    assert state(view) == "- soil\n    - sand\n- water\n\nDone|"


def test_enter_is_one_step_of_undo(qtbot: QtBot) -> None:
    view = open_smart(qtbot, "- one|")
    key(view, Qt.Key.Key_Return)
    type_words(view, "two")
    undo(view)
    assert view.text == "- one\n- "
    undo(view)
    assert view.text == "- one"


def test_undo_takes_back_a_sentence_not_all_that_was_typed(qtbot: QtBot) -> None:
    view = open_smart(qtbot)
    type_words(view, "One two. Three four. Five")
    undo(view)
    assert view.text == "One two. Three four. "
    undo(view)
    assert view.text == "One two. "
    undo(view)
    assert view.text == ""
    view.redo()
    assert view.text == "One two. "


def test_pause_begins_a_step_of_undo(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("editor.ui.writing.smart_keys.monotonic", lambda: clock[0])
    view = open_smart(qtbot)
    type_words(view, "one ")
    clock[0] += 2
    type_words(view, "two")
    undo(view)
    assert view.text == "one "


def test_typing_over_a_selection_replaces_it(qtbot: QtBot) -> None:
    view = open_smart(qtbot, "One. «Two»")
    type_words(view, "X")
    assert state(view) == "One. X|"


WHO = "> — [Marta](https://a.example/#c1), 2026-05-14"


def test_tab_goes_from_one_empty_answer_to_the_next(qtbot: QtBot) -> None:
    view = open_smart(qtbot, f"> a\n>\n{WHO}\n\n|\n\n> b\n>\n{WHO}\n\nAnswered.\n\n> c\n>\n{WHO}\n\n")
    first, last = view.selection.position, len(view.text)
    key(view, Qt.Key.Key_Tab)
    assert view.selection.position == last
    key(view, Qt.Key.Key_Tab)
    assert view.selection.position == first
    key(view, Qt.Key.Key_Backtab)
    assert view.selection.position == last
    assert not view.document().isUndoAvailable()
    type_words(view, "Now answered.")
    key(view, Qt.Key.Key_Tab)
    assert view.selection.position == first


def test_tab_in_the_only_empty_answer_stays_there(qtbot: QtBot) -> None:
    view = open_smart(qtbot, f"> a\n>\n{WHO}\n\n|")
    key(view, Qt.Key.Key_Tab)
    assert state(view) == f"> a\n>\n{WHO}\n\n|"


def test_read_only_text_is_left_alone(qtbot: QtBot) -> None:
    view = open_smart(qtbot, "- one|")
    view.set_read_only(read_only=True)
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    type_words(view, "x")
    assert view.text == "- one"


def test_keys_of_the_menus_are_not_eaten(qtbot: QtBot) -> None:
    view = open_smart(qtbot, "|words")
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+K"), view)
    shortcut.activated.connect(lambda: pressed.append("link"))
    key(view, Qt.Key.Key_K, modifiers=CTRL)
    assert pressed == ["link"]
    assert state(view) == "|words"
