"""A view or a page to write in, as tests of the window need them: shown, active, and with real keys."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.text.editing import Edit, cursor
from editor.ui.parts.theme import light
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.editor_view import EditorView
from editor.ui.writing.image_drop import KeepImage
from tests.support.marked import drawn, shown

CTRL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def keep_none(data: bytes, name: str) -> str:
    """No image is expected."""
    raise AssertionError(f"{name}: {len(data)} bytes")


def open_view(qtbot: QtBot, marked: str = "", width: int = 800, height: int = 600) -> EditorView:
    """A view with this text, its selection drawn in as in `marked`, ready for keys."""
    view = EditorView(light(), EditorLook())
    qtbot.addWidget(view)
    view.resize(width, height)
    show(qtbot, view)
    view.setFocus()
    put(view, marked)
    return view


def open_page(qtbot: QtBot, marked: str = "", *, title: str = "", keep: KeepImage = keep_none) -> EditorPage:
    """A page with this draft, the cursor in its text."""
    page = EditorPage(light(), EditorLook(), keep)
    qtbot.addWidget(page)
    page.resize(800, 700)
    show(qtbot, page)
    text, selection = drawn(marked)
    page.show_draft(title, text)
    view_of(page).select(selection)
    page.focus_text()
    return page


def show(qtbot: QtBot, widget: QWidget) -> None:
    """On the screen, and active."""
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def view_of(page: QWidget) -> EditorView:
    """The text of a page."""
    found = page.findChild(EditorView)
    assert isinstance(found, EditorView)
    return found


def put(view: EditorView, marked: str) -> None:
    """Another text and selection."""
    text, selection = drawn(marked)
    view.set_text(text)
    view.select(selection)
    QApplication.processEvents()


def state(view: EditorView) -> str:
    """The text with its selection drawn in; Qt's own and the one in Python must be the same."""
    assert view.text == as_qt_has_it(view)
    return shown(view.text, Edit(start=0, removed=0, added="", selection=view.selection))


def as_qt_has_it(view: QPlainTextEdit) -> str:
    """The text in Qt's document, NBSPs included."""
    place = view.textCursor()
    place.select(place.SelectionType.Document)
    return place.selectedText().replace("\u2029", "\n")


def key(widget: QWidget, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press and release keys, one after the other."""
    for each in keys:
        QTest.keyClick(widget, each, modifiers)


def type_words(widget: QWidget, words: str) -> None:
    """Type letters."""
    QTest.keyClicks(widget, words)


def undo(view: QPlainTextEdit) -> None:
    """Ctrl+Z."""
    QTest.keyClick(view, Qt.Key.Key_Z, CTRL)


def copy(mime: QMimeData) -> None:
    """Put something into the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime)


def copy_words(words: str) -> None:
    """Put words into the clipboard."""
    mime = QMimeData()
    mime.setText(words)
    copy(mime)


def drop(view: EditorView, mime: QMimeData, place: int | None = None) -> bool:
    """Drop something on the text, at a place in it or at the cursor; was it wanted?"""
    found = view.tracker.cursor_of(view.selection if place is None else cursor(place))
    point = view.cursorRect(found).center() + QPoint(1, 0)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point, action, mime, button, PLAIN)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(point), action, mime, button, PLAIN))
    return True
