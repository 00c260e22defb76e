"""A hand that also opens menus and file dialogs, and what it reads of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMainWindow, QMenu, QPlainTextEdit

from tests.journeys.hand import Hand, everything, name_of, wake

TEXT, TITLE = "Text of the draft", "Title"


class DailyHand(Hand):
    """What an ordinary day needs; `home` is the program's folder."""

    def __init__(self, screens: Path, say: Callable[[str], None], home: Path) -> None:
        super().__init__(screens, say)
        self.home = home

    # ------------------------------------------------------------------------------------------------------- menus
    def choose(self, *words: str, shot: str = "") -> None:
        """Open the menu, and click through it: ("View", "Only the text"), or ("Versions…",)."""
        wrong: list[BaseException] = []

        def go() -> None:
            try:
                self._click_through(words, shot)
            except AssertionError as error:
                wrong.append(error)
                while (popup := QApplication.activePopupWidget()) is not None:
                    popup.close()

        menu = self.find("Menu")
        wake()
        QTimer.singleShot(0, go)  # first turn of the menu that the click opens; it returns when that is closed
        self.press_on(menu, menu.rect().center())
        QTest.qWait(50)
        if wrong:
            raise wrong[0]

    def _click_through(self, words: tuple[str, ...], shot: str) -> None:
        for each in words:
            self.wait(lambda each=each: _line(each) is not None, lambda each=each: f"the line {each!r} in a menu")
            found = _line(each)
            assert found is not None
            menu, action = found
            assert action.isEnabled(), f"{each!r} is greyed out"
            if shot and each == words[-1]:
                menu.grab().save(str(self.shot(shot)))
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
            QTest.qWait(50)

    # ------------------------------------------------------------------------------------------------------- files
    def name_file(self, path: Path) -> None:
        """Type a path into the file dialog that is open, and Enter."""
        self.wait(lambda: self._file_field() is not None, lambda: "a file dialog")
        field = self._file_field()
        assert field is not None
        field.setFocus()
        QTest.keySequence(field, "Ctrl+A")
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(lambda: self._file_field() is None, lambda: "the file dialog to close")
        self.come_back()

    def come_back(self) -> None:
        """To the window, when something over it is closed. A window manager does it; offscreen there is none."""
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is window, lambda: "the window to be active again")

    def open_file(self, path: Path) -> None:
        """Ctrl+O and a path."""
        self.keys("Ctrl+O")
        self.name_file(path)

    def _file_field(self) -> QLineEdit | None:
        for widget in everything():
            if isinstance(widget, QFileDialog):
                found = widget.findChild(QLineEdit, "fileNameEdit")
                return found if isinstance(found, QLineEdit) else None
        return None

    # ------------------------------------------------------------------------------------------------------- drafts
    @property
    def view(self) -> QPlainTextEdit:
        """Where the text is written."""
        found = self.find(TEXT)
        assert isinstance(found, QPlainTextEdit)
        return found

    @property
    def text(self) -> str:
        """What stands there."""
        return self.view.toPlainText()

    def has_text(self, text: str) -> None:
        """Wait until exactly this stands there."""
        self.wait(lambda: self.text == text, lambda: f"the text {text!r}, not {self.text!r}")

    def write(self, title: str, text: str) -> Path:
        """A new draft, saved; its file."""
        self.keys("Ctrl+N")
        self.type(f"{title}\n{text}")
        self.save()
        return next(file for file in self.drafts() if title in file.read_text(encoding="utf-8"))

    def save(self) -> None:
        """Ctrl+S, and it is."""
        self.keys("Ctrl+S")
        self.wait_for("Saved")

    def drafts(self) -> list[Path]:
        """Their files, by name."""
        return sorted((self.home / "drafts").glob("*.md"))

    def notice(self, pattern: str) -> str:
        """Wait for a sentence that matches; the whole of it."""
        found: list[str] = []

        def look() -> bool:
            found[:] = [name for name in map(name_of, everything()) if re.search(pattern, name)]
            return bool(found)

        self.wait(look, lambda: f"a sentence like {pattern!r}")
        return found[0]

    def is_gone(self, words: str) -> None:
        """Wait until these words stand nowhere."""
        self.wait(lambda: not self.shows(words), lambda: f"“{words}” to go")


def _line(words: str) -> tuple[QMenu, QAction] | None:
    """The menu in front and its line with these words, once it is there: a menu within a menu opens in its own time."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    return next(((menu, line) for line in menu.actions() if line.text() == words and line.isVisible()), None)
