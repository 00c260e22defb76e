"""A hand at the window: it sees what is visible, and moves nothing but keys and the mouse.

Widgets are found by their accessible name, the way a screen reader's user finds them. What is not visible and enabled
cannot be touched. The only things a hand can do besides are those that come from outside the program: an image in the
clipboard, a file dropped from a folder.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from editor.ui.window.window import Window

PATIENCE = 40.0
"""Seconds after which what should have happened has not."""


class NotSeen(AssertionError):
    """What should be visible is not, or not in time."""


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def everything() -> Iterator[QWidget]:
    """All visible widgets, those of the window in front first."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    for window in sorted(windows, key=lambda window: window is not front):
        yield window
        yield from (widget for widget in window.findChildren(QWidget) if widget.isVisible())


def stands_whole() -> bool:
    """Is there more than the window's first view? What says that the program cannot start is no such window."""
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, Window)]
    return not any(window.commands.are_held for window in windows)


def resize(size: str) -> None:
    """Make the window such as `900x700`; empty: as it is."""
    for window in QApplication.topLevelWidgets():
        if size and isinstance(window, QMainWindow):
            window.resize(*(int(pixels) for pixels in size.split("x")))


class Hand:
    """Keys and mouse on one program. `actions` counts what UX.md counts: everything but typing prose and values."""

    def __init__(self, screens: Path, say: Callable[[str], None], first: int = 1) -> None:
        self.actions = 0
        self._screens = screens
        self._say = say
        self._shots = first - 1

    # ------------------------------------------------------------------------------------------------------- seeing
    def see(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """The visible, enabled widget of this name, if there is one."""
        found = (widget for widget in everything() if isinstance(widget, kind) and name_of(widget) == name)
        return next((widget for widget in found if widget.isEnabled() and not isinstance(widget, QLabel)), None)

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The same, waited for. Raises NotSeen, with the names that are there."""
        self.wait(lambda: self.see(name, kind) is not None, lambda: f"“{name}”, among: {self.names()}")
        widget = self.see(name, kind)
        assert widget is not None
        return widget

    def names(self) -> str:
        """The names of all that can be touched."""
        return " · ".join(
            sorted(
                {name_of(widget) for widget in everything() if widget.focusPolicy() != Qt.FocusPolicy.NoFocus} - {""}
            )
        )

    def shows(self, words: str) -> bool:
        """Do these words stand anywhere in the window?"""
        return any(words in text for widget in everything() for text in texts(widget))

    def stands(self, text: str) -> bool:
        """Is this the whole of a text in the window?"""
        return any(text == each for widget in everything() for each in texts(widget))

    def words_with(self, words: str) -> str:
        """All of the first text in the window that has these words, waited for."""
        self.wait_for(words)
        return next(text for widget in everything() for text in texts(widget) if words in text)

    def wait_for(self, words: str) -> None:
        """Wait until these words stand in the window."""
        self.wait(lambda: self.shows(words), lambda: f"the words “{words}”")

    def wait_for_comments(self) -> None:
        """Wait until the practice blog's comments are kept and told beside its name; a line of progress has 34, too."""
        self.wait(lambda: self.stands("34"), lambda: "34 comments")

    def wait(self, until: Callable[[], bool], what: Callable[[], str], seconds: float = PATIENCE) -> None:
        """Wait until something is so. Raises NotSeen and leaves a picture."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                self.shot("not-seen")
                focus = QApplication.focusWidget()
                where = name_of(focus) or type(focus).__name__ if focus else "nowhere"
                raise NotSeen(f"waited {seconds:.0f} s for {what()}; the focus is in: {where}")
            QTest.qWait(20)

    def text_of(self, name: str) -> str:
        """What stands in a visible text or field."""
        return next(texts(self.find(name)))

    def part(self, words: str) -> QTextEdit:
        """The visible comment with these words, waited for."""

        def there() -> QTextEdit | None:
            views = (widget for widget in everything() if isinstance(widget, QTextEdit))
            return next((view for view in views if words in view.toPlainText()), None)

        self.wait(lambda: there() is not None, lambda: f"a comment with “{words}”")
        found = there()
        assert found is not None
        return found

    def preview(self) -> str:
        """The words that the preview shows; empty while there is none."""
        view = next((widget for widget in everything() if isinstance(widget, QWebEngineView)), None)
        if view is None:
            return ""
        answers: list[str] = []
        view.page().toPlainText(answers.append)
        self.wait(lambda: bool(answers), lambda: "the words of the preview")
        return answers[0]

    # ------------------------------------------------------------------------------------------------------- doing
    def click(self, name: str, kind: type[QWidget] = QWidget) -> None:
        """One click in the middle of a widget."""
        widget = self.find(name, kind)
        self.press_on(widget, widget.rect().center())

    def press_on(self, widget: QWidget, place: QPoint) -> None:
        """One click at a place of a widget."""
        self.actions += 1
        wake()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(20)

    def click_item(self, view_name: str, words: str) -> None:
        """One click on the row of a list that holds these words."""
        view = self.find(view_name, QAbstractItemView)
        assert isinstance(view, QAbstractItemView)
        self.wait(lambda: row_of(view, words) is not None, lambda: f"a row “{words}” in {view_name}")
        place = row_of(view, words)
        assert place is not None
        self.press_on(view.viewport(), place.center())

    def keys(self, keys: str) -> None:
        """A shortcut such as Ctrl+N, sent to what has the focus."""
        self.actions += 1
        wake()
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "nothing has the focus"
        QTest.keySequence(widget, keys)
        QTest.qWait(20)

    def type(self, text: str) -> None:
        """Words, key by key, into what has the focus; a line feed is Enter."""
        for part in text.splitlines(keepends=True):
            widget = QApplication.focusWidget()
            assert widget is not None, f"nothing has the focus to type {text!r} into"
            QTest.keyClicks(widget, part.rstrip("\n"))
            if part.endswith("\n"):
                QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Return)
        QTest.qWait(20)

    def fill(self, name: str, value: str) -> None:
        """Click into a field, empty it, type a value."""
        self.click(name)
        QTest.keySequence(self.find(name), "Ctrl+A")
        self.type(value)

    def select(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Drag with the left button, as one selects words."""
        self.actions += 1
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 9):
            QTest.mouseMove(widget, start + (end - start) * step / 8)
            QTest.qWait(5)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)
        QTest.qWait(20)

    def select_words(self, view: QTextEdit, words: str) -> None:
        """Drag over these words of a visible text."""
        cursor = view.document().find(words)
        assert not cursor.isNull(), f"“{words}” in {view.toPlainText()!r}"
        ends: list[QPoint] = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            place = QTextCursor(view.document())
            place.setPosition(position)
            ends.append(view.cursorRect(place).center())
        self.select(view.viewport(), *ends)

    # ------------------------------------------------------------------------------------------- from outside, and out
    def put_image_into_clipboard(self, image: QImage) -> None:
        """As another program does it."""
        QGuiApplication.clipboard().setImage(image)

    def drop_file(self, name: str, file: Path) -> None:
        """As a file manager does it, onto the middle of a widget; of a text, where its cursor is."""
        widget = self.find(name)
        target, place = widget, widget.rect().center()
        if isinstance(widget, QPlainTextEdit):
            target, place = widget.viewport(), widget.cursorRect().center()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        copy = Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for event in (
            QDragEnterEvent(place, copy, mime, left, none),
            QDropEvent(QPointF(place), copy, mime, left, none),
        ):
            QApplication.sendEvent(target, event)
        self.actions += 1
        QTest.qWait(50)

    def shot(self, name: str) -> Path:
        """A picture of the window, numbered in the order of the story."""
        self._shots += 1
        self._screens.mkdir(parents=True, exist_ok=True)
        windows = (widget for widget in everything() if isinstance(widget, QMainWindow))
        window = next(windows, None) or next(everything())
        path = self._screens / f"{self._shots:02d}-{name}.png"
        window.window().grab().save(str(path))
        return path

    def say(self, what: str) -> None:
        """Tell that a step is done."""
        self._say(what)


def wake() -> None:
    """Offscreen nothing manages windows: when a list or a menu has closed, none is active, unlike on a desktop."""
    active = QApplication.activeWindow()
    if active is not None and active.isVisible():
        return
    windows = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
    window = next((window for window in windows if window.isVisible()), None)
    if window is not None:
        window.activateWindow()
        QTest.qWait(20)


def texts(widget: QWidget) -> Iterator[str]:
    """What a widget shows in words."""
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView):
        model = widget.model()
        for row in range(model.rowCount() if model else 0):
            yield str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) or "")
    yield name_of(widget)


def row_of(view: QAbstractItemView, words: str) -> QRect | None:
    """Where the row with these words stands, scrolled into view."""
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if words in str(index.data(Qt.ItemDataRole.DisplayRole) or ""):
            view.scrollTo(index)
            return view.visualRect(index)
    return None
