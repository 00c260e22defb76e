"""Title, text and what belongs to writing them, as one page."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.comment import Quote
from editor.quotes.passage import between
from editor.ui.commands import Do
from editor.ui.parts.pieces import recolour
from editor.ui.parts.theme import dark
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.marks import Mark, MarkKind
from editor.ui.writing.raw_view import RawView
from editor.ui.writing.title_field import TitleField
from tests.support.writing import (
    CTRL,
    SHIFT,
    drop,
    key,
    open_page,
    state,
    type_words,
    undo,
    view_of,
)


def title_of(page: EditorPage) -> TitleField:
    found = page.findChild(TitleField)
    assert isinstance(found, TitleField)
    return found


def raw_of(page: EditorPage) -> RawView:
    found = page.findChild(RawView)
    assert isinstance(found, RawView)
    return found


def test_keyboard_goes_from_the_title_into_the_text(qtbot: QtBot) -> None:
    page = open_page(qtbot, "|words", title="Bees")
    assert page.title == "Bees"
    titles: list[str] = []
    page.title_edited.connect(titles.append)
    page.focus_title()
    key(title_of(page), Qt.Key.Key_End)
    type_words(title_of(page), "!")
    key(title_of(page), Qt.Key.Key_Return)
    assert titles == ["Bees!"]
    assert view_of(page).hasFocus()
    type_words(view_of(page), "x")
    assert page.text == "xwords"
    key(view_of(page), Qt.Key.Key_Backtab, modifiers=SHIFT)
    assert view_of(page).hasFocus()


def test_edits_lines_and_marks_are_told(qtbot: QtBot) -> None:
    page = open_page(qtbot, "one|\ntwo")
    edits: list[tuple[int, int, str]] = []
    lines: list[int] = []
    marks: list[tuple[int, QPoint]] = []

    def hear_edit(start: int, removed: int, added: str) -> None:
        edits.append((start, removed, added))

    def hear_mark(line: int, place: QPoint) -> None:
        marks.append((line, place))

    page.edited.connect(hear_edit)
    page.cursor_line_changed.connect(lines.append)
    page.mark_pressed.connect(hear_mark)
    page.set_marks({2: Mark(kind=MarkKind.CHANGED, words="Changed")})
    type_words(view_of(page), "x")
    key(view_of(page), Qt.Key.Key_Down)
    margin = view_of(page).left_margin
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(margin.width() - 14, 22 + 4 + 11))
    assert edits == [(3, 0, "x")]
    assert lines == [2]
    assert [line for line, _ in marks] == [2]


def test_title_stands_over_the_column(qtbot: QtBot) -> None:
    page = open_page(qtbot, "words", title="Bees")
    for width in (500, 800, 1500):
        page.resize(width, 700)
        qtbot.waitUntil(lambda: across(page, title_of(page)) == across(page, view_of(page).viewport()))


def across(page: EditorPage, widget: QWidget) -> tuple[int, int]:
    """The left edge of a part of the page, and its width."""
    return widget.mapTo(page, QPoint(0, 0)).x(), widget.width()


def test_draft_that_can_only_be_read_says_why(qtbot: QtBot) -> None:
    page = open_page(qtbot)
    page.show_draft("Bees", "x" * 300_000, read_only="It has a line of 300 KB. Break it in another program.")
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "It has a line of 300 KB. Break it in another program." in shown
    type_words(view_of(page), "y")
    type_words(title_of(page), "y")
    page.replace_range(0, 1, "y")
    page.insert_quote("> said")
    assert page.text.replace("\n", "") == "x" * 300_000
    assert page.title == "Bees"
    page.show_draft("Wasps", "words")
    assert not [each for each in page.findChildren(QLabel) if each.isVisible()]
    type_words(view_of(page), "y")
    assert page.text == "ywords"


def test_draft_read_again_can_be_undone(qtbot: QtBot) -> None:
    page = open_page(qtbot, "one| two", title="Bees")
    page.reload("Wasps", "one and two")
    assert page.title == "Wasps"
    assert state(view_of(page)) == "one| and two"
    undo(view_of(page))
    assert page.text == "one two"


def test_quote_lands_as_a_block_with_the_cursor_below_it(qtbot: QtBot) -> None:
    page = open_page(qtbot, "A sen|tence.\n\nNext.")
    page.focus_title()
    page.insert_quote("> said\n>\n> — [Marta](https://a.example), 2026-05-14\n")
    expected = "A sentence.\n\n> said\n>\n> — [Marta](https://a.example), 2026-05-14\n\n|\n\nNext."
    assert state(view_of(page)) == expected
    assert view_of(page).hasFocus()
    undo(view_of(page))
    assert page.text == "A sentence.\n\nNext."


def test_reply_between_write_tab_write_tab_write(qtbot: QtBot) -> None:
    quote = Quote(author="Marta", link="https://a.example/#c1", day="2026-05-14", paragraphs=("one", "two", "three"))
    who = "> — [Marta](https://a.example/#c1), 2026-05-14"
    page = open_page(qtbot, "Hello.|")
    page.insert_quote(between(quote))
    type_words(view_of(page), "First.")
    key(view_of(page), Qt.Key.Key_Tab)
    type_words(view_of(page), "Second.")
    key(view_of(page), Qt.Key.Key_Tab)
    type_words(view_of(page), "Third.")
    expected = f"Hello.\n\n> one\n>\n{who}\n\nFirst.\n\n> two\n>\n{who}\n\nSecond.\n\n> three\n>\n{who}\n\nThird.|"
    assert state(view_of(page)) == expected


def test_quote_dropped_on_the_text_is_handed_on(qtbot: QtBot) -> None:
    page = open_page(qtbot, "one|")
    mime = QMimeData()
    mime.setData("application/x-rejoinder-quote", b"{}")
    with qtbot.waitSignal(page.quote_dropped):
        assert drop(view_of(page), mime)
    assert page.text == "one"


def test_going_to_a_line_takes_the_keyboard_along(qtbot: QtBot) -> None:
    page = open_page(qtbot, "one\ntwo\nthree|")
    page.focus_title()
    page.go_to_line(2)
    assert view_of(page).hasFocus()
    assert state(view_of(page)) == "one\n|two\nthree"


def test_head_of_the_file_is_one_click_away_and_back(qtbot: QtBot) -> None:
    page = open_page(qtbot, "words|", title="Bees")
    page.show_raw("title: Bees\n", "Something is wrong.", 1)
    assert raw_of(page).isVisible()
    assert not view_of(page).isVisible()
    applied: list[str] = []
    page.raw_applied.connect(applied.append)
    (apply,) = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == "Apply"]
    apply.click()
    assert applied == ["title: Bees\n"]
    assert raw_of(page).isVisible()
    page.close_raw()
    assert view_of(page).hasFocus()
    page.show_raw("title: Bees\n")
    with qtbot.waitSignal(page.raw_cancelled):
        key(raw_of(page), Qt.Key.Key_Escape)
    assert view_of(page).isVisible()


def test_commands_reach_the_text(qtbot: QtBot) -> None:
    page = open_page(qtbot, "a «word»")
    handlers = page.handlers()
    handlers[Do.BOLD]()
    assert state(view_of(page)) == "a **«word»**"
    page.focus_title()
    handlers[Do.TEXT]()
    assert view_of(page).hasFocus()
    assert {Do.ITALIC, Do.LINK, Do.HEADING, Do.LIST, Do.QUOTE, Do.IMAGE, Do.FIND, Do.REPLACE} <= handlers.keys()


def test_look_and_theme_change_live(qtbot: QtBot) -> None:
    page = open_page(qtbot, "words|")
    page.set_look(EditorLook(family="DejaVu Sans", size=20))
    assert view_of(page).font().pixelSize() == 20
    recolour(page, dark())
    assert view_of(page).palette().base().color().name() == dark().surface
    assert view_of(page).font().pixelSize() == 20
    page.set_look(EditorLook(size=16))
    assert view_of(page).palette().base().color().name() == dark().surface


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    page = open_page(qtbot, "words|")
    page.handlers()[Do.REPLACE]()
    page.show_raw("title: Bees")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
    found: list[QWidget] = [each for kind in kinds for each in page.findChildren(kind)]
    names = [each.accessibleName() for each in found if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert all(names)
    assert len(set(names)) == len(names)
    assert {"Title", "Text of the draft", "Find", "Replace with", "Describe the image"} <= set(names)


def test_select_all_and_type_starts_anew(qtbot: QtBot) -> None:
    page = open_page(qtbot, "- one\n- two|")
    key(view_of(page), Qt.Key.Key_A, modifiers=CTRL)
    type_words(view_of(page), "x")
    assert page.text == "x"
