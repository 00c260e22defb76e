"""The text widget: what it tells, what it keeps, where things stand."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.text.editing import Edit, Selection, cursor
from editor.ui.parts.theme import dark, light
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_view import EditorView
from tests.support.marked import drawn
from tests.support.writing import (
    CTRL,
    SHIFT,
    as_qt_has_it,
    copy,
    copy_words,
    drop,
    key,
    open_view,
    put,
    show,
    state,
    type_words,
    undo,
)

Change = tuple[int, int, str]


def heard(view: EditorView) -> list[Change]:
    """What the view tells from now on."""
    changes: list[Change] = []

    def hear(start: int, removed: int, added: str) -> None:
        changes.append((start, removed, added))

    view.tracker.edited.connect(hear)
    return changes


def test_typing_is_told_in_code_points(qtbot: QtBot) -> None:
    view = open_view(qtbot, "😀 a|\nb")
    changes = heard(view)
    type_words(view, "x")
    key(view, Qt.Key.Key_Backspace)
    key(view, Qt.Key.Key_Delete)
    assert changes == [(3, 0, "x"), (3, 1, ""), (3, 1, "")]
    assert state(view) == "😀 a|b"


def test_another_text_is_told_nobody_and_cannot_be_undone(qtbot: QtBot) -> None:
    view = open_view(qtbot, "old")
    changes = heard(view)
    view.set_text("new")
    undo(view)
    assert changes == []
    assert view.text == "new"
    assert not view.document().isModified()


def test_undo_and_redo_are_told_too(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a «b» c")
    changes = heard(view)
    key(view, Qt.Key.Key_Delete)
    undo(view)
    view.redo()
    assert changes == [(2, 1, ""), (2, 0, "b"), (2, 1, "")]
    assert state(view) == "a | c"


def test_colours_are_no_edits(qtbot: QtBot) -> None:
    view = open_view(qtbot, "**a** b")
    changes = heard(view)
    view.set_theme(dark())
    view.set_appearance(light(), EditorLook(family="DejaVu Sans", size=18))
    assert changes == []
    assert not view.document().isUndoAvailable()


def test_nbsp_and_line_separators_survive(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a\u00a0b\u2028c|")
    type_words(view, "d")
    assert view.text == "a\u00a0b\u2028cd"
    key(view, Qt.Key.Key_A, modifiers=CTRL)
    key(view, Qt.Key.Key_C, modifiers=CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "a\u00a0b\u2028cd"
    assert not mime.hasHtml()


def test_shift_enter_is_a_plain_line_feed_without_the_keys_of_markdown(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a|")
    key(view, Qt.Key.Key_Return)
    assert view.text == "a\n"


def test_an_edit_is_one_step_of_undo_apart_from_what_is_typed_next(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one|")
    type_words(view, "x")
    view.apply(Edit(start=4, removed=0, added=" two", selection=cursor(8)))
    type_words(view, "y")
    assert state(view) == "onex two" + "y|"
    undo(view)
    assert view.text == "onex two"
    undo(view)
    assert view.text == "onex"
    undo(view)
    assert view.text == "one"


def test_an_edit_that_changes_nothing_only_selects(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one|")
    view.apply(Edit(start=0, removed=0, added="", selection=cursor(1)))
    assert state(view) == "o|ne"
    assert not view.document().isUndoAvailable()


def test_file_read_again_is_one_step_and_the_cursor_stays_on_its_word(qtbot: QtBot) -> None:
    view = open_view(qtbot, "first\nsecond w|ord\nlast")
    changes = heard(view)
    view.replace_all("first, longer\nsecond word\nlast")
    assert state(view) == "first, longer\nsecond w|ord\nlast"
    assert changes == [(5, 0, ", longer")]
    view.replace_all(view.text)
    assert len(changes) == 1
    undo(view)
    assert view.text == "first\nsecond word\nlast"


def test_a_stretch_is_mended_in_one_step(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a 😀 b| c")
    view.replace_range(2, 1, "smile")
    assert state(view) == "a smile b| c"
    undo(view)
    assert view.text == "a 😀 b c"


def test_line_of_the_cursor_is_told_when_it_changes(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one|\ntwo\nthree")
    lines: list[int] = []
    view.cursor_line_changed.connect(lines.append)
    key(view, Qt.Key.Key_Down)
    assert lines == [2]
    with qtbot.assertNotEmitted(view.cursor_line_changed):
        key(view, Qt.Key.Key_Home)


def test_line_of_the_cursor_is_told_with_another_text(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a\n\nb|")
    lines: list[int] = []
    view.cursor_line_changed.connect(lines.append)
    view.set_text("")
    assert lines[-1:] == [1]
    view.set_text("new\n\n")
    QTest.keyClick(view, Qt.Key.Key_End, CTRL)
    assert lines[-1] == 3


def test_going_to_a_line_puts_the_cursor_there_and_lights_it_up(qtbot: QtBot) -> None:
    view = open_view(qtbot, "\n".join(f"line {number}" for number in range(1, 301)))
    view.go_to_line(200)
    assert view.textCursor().block().text() == "line 200"
    place = view.cursorRect()
    assert view.viewport().rect().contains(place)
    at = view.viewport().mapTo(view, QPoint(view.viewport().width() - 4, place.center().y()))
    assert colour_at(view, at) == QColor(light().selected)
    qtbot.waitUntil(lambda: colour_at(view, at) == QColor(light().surface))
    view.go_to_line(9999)
    assert view.textCursor().block().text() == "line 300"


def colour_at(view: EditorView, point: QPoint) -> QColor:
    return view.grab().toImage().pixelColor(point)


def test_lines_stand_one_and_a_half_times_their_size_apart(qtbot: QtBot) -> None:
    view = open_view(qtbot, "# one\ntwo\n\nfour " + "many words that wrap " * 20)
    tops = [view.cursorRect(QTextCursor(view.document().findBlockByNumber(line))).top() for line in range(1, 4)]
    assert [tops[1] - tops[0], tops[2] - tops[1]] == [22, 22]
    end = view.textCursor()
    end.movePosition(QTextCursor.MoveOperation.End)
    up = QTextCursor(end)
    up.movePosition(QTextCursor.MoveOperation.Up)
    assert view.cursorRect(end).top() - view.cursorRect(up).top() == 22


def test_larger_letters_get_larger_lines(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one\ntwo")
    view.set_appearance(light(), EditorLook(size=30))
    tops = [view.cursorRect(QTextCursor(view.document().findBlockByNumber(line))).top() for line in (0, 1)]
    assert tops[1] - tops[0] == 45


def test_click_between_two_lines_finds_the_letter(qtbot: QtBot) -> None:
    view = open_view(qtbot, "the first line\nthe second line")
    inside = view.tracker.cursor_of(cursor(7))
    rect = view.cursorRect(inside)
    for y in range(rect.top() - 2, rect.top() + 20):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 1, y))
        assert view.selection == cursor(7), y


def test_click_beside_the_column_puts_the_cursor_into_the_line(qtbot: QtBot) -> None:
    view = open_view(qtbot, "the first line\nthe second line|", width=1000)
    y = view.cursorRect(view.tracker.cursor_of(cursor(20))).center().y()
    QTest.mouseClick(view.left_margin, Qt.MouseButton.LeftButton, pos=QPoint(10, y))
    assert view.selection == cursor(15)
    margin = view.childAt(QPoint(view.width() - 30, y))
    assert margin is not None
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(margin.width() - 10, y))
    assert view.selection == cursor(30)


def test_dragging_from_the_margin_selects(qtbot: QtBot) -> None:
    view = open_view(qtbot, "the first line\nthe second line", width=1000)
    top = view.cursorRect(view.tracker.cursor_of(cursor(0))).center().y()
    low = view.cursorRect(view.tracker.cursor_of(cursor(20))).center().y()
    QTest.mousePress(view.left_margin, Qt.MouseButton.LeftButton, pos=QPoint(10, top))
    QTest.mouseMove(view.left_margin, QPoint(10, low))
    QTest.mouseRelease(view.left_margin, Qt.MouseButton.LeftButton, pos=QPoint(10, low))
    assert view.selection == Selection(anchor=0, position=15)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect().center())
    assert view.text[view.selection.start : view.selection.end] == "the"


def test_selection_leaves_no_stripes_between_lines(qtbot: QtBot) -> None:
    view = open_view(qtbot, "«one two three\nfour five six\nseven»")
    first = view.cursorRect(view.tracker.cursor_of(cursor(4)))
    last = view.cursorRect(view.tracker.cursor_of(cursor(18)))
    picture = view.viewport().grab().toImage()
    x = first.left()  # the space between two words
    column = {picture.pixelColor(x, y).name() for y in range(first.bottom(), last.top())}
    assert column == {light().selected}


def test_caret_is_two_pixels_of_the_accent(qtbot: QtBot) -> None:
    view = open_view(qtbot, "|")
    rect = view.cursorRect()
    picture = view.viewport().grab().toImage()
    row = [picture.pixelColor(x, rect.center().y()).name() for x in range(rect.left() - 3, rect.left() + 5)]
    assert row.count(light().accent) == 2


def test_column_keeps_its_width_and_the_margins_grow(qtbot: QtBot) -> None:
    view = open_view(qtbot, "words " * 200, width=800)
    narrow = view.viewport().width()
    view.resize(1600, 600)
    assert view.viewport().width() == narrow == EditorLook().column_width()
    assert view.viewportMargins().left() > 400
    view.resize(400, 600)
    assert view.viewport().width() == 400 - 12 - 2 * 36
    lines = view.document().firstBlock().layout()
    assert all(lines.lineAt(n).naturalTextWidth() <= view.viewport().width() for n in range(lines.lineCount()))


def test_column_is_told_to_those_who_stand_over_it(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    with qtbot.waitSignal(view.column_moved, check_params_cb=in_the_middle):
        view.resize(1600, 600)


def in_the_middle(left: int, right: int) -> bool:
    return 1600 - left - right == EditorLook().column_width() and 0 <= right - left <= 13


def test_right_to_left_paragraph_begins_at_the_right(qtbot: QtBot) -> None:
    view = open_view(qtbot, "שלום|\nhello")
    start = view.cursorRect(view.tracker.cursor_of(cursor(0)))
    assert start.left() > view.viewport().width() - 20
    view.select(Selection(anchor=0, position=4))
    assert light().selected in {
        view.viewport().grab().toImage().pixelColor(x, start.center().y()).name() for x in range(start.left())
    }
    type_words(view, "x")
    assert view.text == "x\nhello"


def test_read_only_text_is_read_and_copied_by_keyboard(qtbot: QtBot) -> None:
    view = open_view(qtbot, "|one")
    view.set_read_only(read_only=True)
    type_words(view, "x")
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    key(view, Qt.Key.Key_End, modifiers=SHIFT)
    key(view, Qt.Key.Key_C, modifiers=CTRL)
    assert view.text == "one"
    assert QGuiApplication.clipboard().text() == "one"
    view.set_read_only(read_only=False)
    type_words(view, "x")
    assert view.text == "x"


def test_paste_takes_plain_words(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a |")
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("one\r\ntwo\x00\u2028three")
    copy(mime)
    key(view, Qt.Key.Key_V, modifiers=CTRL)
    assert state(view) == "a one\ntwo\nthree|"


def test_address_pasted_over_words_links_them_in_one_step(qtbot: QtBot) -> None:
    view = open_view(qtbot, "see «this»")
    copy_words("https://a.example")
    key(view, Qt.Key.Key_V, modifiers=CTRL)
    assert state(view) == "see [this](https://a.example)|"
    undo(view)
    assert view.text == "see this"
    put(view, "see |")
    key(view, Qt.Key.Key_V, modifiers=CTRL)
    assert state(view) == "see https://a.example|"


def test_quote_that_is_dropped_is_handed_on_with_the_cursor_at_its_place(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one\n\ntwo|")
    mime = QMimeData()
    mime.setData("application/x-rejoinder-quote", '{"name": "Márta"}'.encode())
    mime.setText("Márta said")
    quotes: list[str] = []
    view.quote_dropped.connect(quotes.append)
    assert drop(view, mime, 4)
    assert quotes == ['{"name": "Márta"}']
    assert state(view) == "one\n|\ntwo"


def test_dropped_words_go_where_they_were_dropped(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one two|")
    mime = QMimeData()
    mime.setText("\r\nand ")
    assert drop(view, mime, 4)
    assert view.text == "one \nand two"


def test_file_that_is_no_image_is_left_to_others(qtbot: QtBot) -> None:
    view = open_view(qtbot, "one|")
    mime = QMimeData()
    mime.setUrls([QUrl("file:///drafts/other.md")])
    mime.setText("file:///drafts/other.md")
    assert not drop(view, mime)
    assert view.text == "one"


def test_wheel_over_the_margin_scrolls_the_text(qtbot: QtBot) -> None:
    view = open_view(qtbot, "line\n" * 200 + "|")
    before = view.verticalScrollBar().value()
    event = QWheelEvent(
        QPointF(10, 100),
        QPointF(view.left_margin.mapToGlobal(QPoint(10, 100))),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.left_margin, event)
    assert view.verticalScrollBar().value() < before


PIECES = st.sampled_from(["a", "😀", "\n", "**", "> ", "é", "```\n", " ", "\u00a0"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("tdrubm"), st.integers(0, 30), st.integers(0, 4), PIECES), max_size=25))
def test_what_is_told_makes_the_same_text(qtbot: QtBot, steps: list[tuple[str, int, int, str]]) -> None:
    view = EditorView(light(), EditorLook())
    view.set_text("😀 one\n**two**\n")
    told = [view.text]

    def follow(start: int, removed: int, added: str) -> None:
        told.append(told[-1][:start] + added + told[-1][start + removed :])

    view.tracker.edited.connect(follow)
    for step, place, length, piece in steps:
        start = min(place, len(view.text))
        chosen = view.tracker.cursor_of(Selection(anchor=start, position=min(start + length, len(view.text))))
        match step:
            case "t":
                chosen.insertText(piece)
            case "d":
                chosen.removeSelectedText()
            case "r":
                view.redo()
            case "u":
                view.undo()
            case "b":
                chosen.beginEditBlock()
                chosen.insertText(piece * 2)
                chosen.movePosition(QTextCursor.MoveOperation.Start)
                chosen.insertText(piece)
                chosen.endEditBlock()
            case _:
                view.replace_range(start, chosen.selectionEnd() - chosen.selectionStart() > 0, piece)
        assert told[-1] == view.text == as_qt_has_it(view)
    view.deleteLater()


def test_megabyte_opens_and_takes_keys(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    text = ("## A heading\n\nSome **bold** words, and `code`.\n\n" * 21_000)[:1_000_000]
    view.set_text(text)
    assert view.text == text
    key(view, Qt.Key.Key_End, modifiers=CTRL)
    type_words(view, "xyz")
    assert view.text == text + "xyz"
    key(view, Qt.Key.Key_Home, modifiers=CTRL)
    type_words(view, "a")
    assert view.text == "a" + text + "xyz"


def test_placeholder_and_name(qtbot: QtBot) -> None:
    view = open_view(qtbot)
    assert view.accessibleName() == "Text of the draft"
    assert view.placeholderText() == "Write here."
    text, selection = drawn("a|b")
    view.set_text(text)
    view.select(selection)
    show(qtbot, view)
    assert state(view) == "a|b"
