"""Quiet marks beside the text."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from editor.ui.parts.theme import dark, light
from editor.ui.writing.editor_view import EditorView
from editor.ui.writing.marks import Mark, MarkKind
from tests.support.writing import key, open_view

AS_WRITTEN = Mark(kind=MarkKind.AS_WRITTEN, words="As written by Marta")
CHANGED = Mark(kind=MarkKind.CHANGED, words="Changed: Aiko wrote something else")
TEXT = "|one\n\n> two\n\n> three\n"


def place(view: EditorView, line: int) -> QPoint:
    """The middle of a line's mark."""
    block = view.document().findBlockByNumber(line - 1)
    top = view.blockBoundingGeometry(block).translated(view.contentOffset()).top()
    return QPoint(view.left_margin.width() - 14, round(top) + 12)


def colours(view: EditorView, line: int) -> set[str]:
    """What can be seen at a line's mark."""
    picture = view.left_margin.grab().toImage()
    middle = place(view, line)
    return {
        picture.pixelColor(x, y).name()
        for x in range(middle.x() - 8, middle.x() + 8)
        for y in range(middle.y() - 8, middle.y() + 8)
    }


def test_marks_stand_beside_their_lines_and_move_with_them(qtbot: QtBot) -> None:
    view = open_view(qtbot, TEXT)
    view.left_margin.set_marks({3: AS_WRITTEN, 5: CHANGED})
    assert light().good in colours(view, 3)
    assert light().warn in colours(view, 5)
    assert len(colours(view, 1)) == 1
    key(view, Qt.Key.Key_Return)
    assert view.left_margin.shown() == {4: AS_WRITTEN, 6: CHANGED}
    assert light().good in colours(view, 4)
    view.set_theme(dark())
    assert dark().good in colours(view, 4)
    view.left_margin.set_marks({})
    assert len(colours(view, 4)) == 1


def test_mark_says_what_it_means_and_takes_a_click(qtbot: QtBot) -> None:
    view = open_view(qtbot, TEXT)
    margin = view.left_margin
    margin.set_marks({3: AS_WRITTEN})
    pressed: list[int] = []

    def hear(line: int, place: QPoint) -> None:
        assert margin.mapFromGlobal(place).y() > 0
        pressed.append(line)

    margin.mark_pressed.connect(hear)
    QTest.mouseMove(margin, place(view, 3))
    assert margin.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place(view, 3))
    assert pressed == [3]
    assert view.selection.position == 0
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, place(view, 3), QCursor.pos())
    QApplication.sendEvent(margin, help_wanted)
    assert QToolTip.text() == "As written by Marta"
    QTest.mouseMove(margin, place(view, 1))
    assert margin.cursor().shape() is Qt.CursorShape.IBeamCursor
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=place(view, 5))
    assert pressed == [3]
    assert view.textCursor().blockNumber() == 4
    QToolTip.hideText()
