"""What a person chooses, and how the window was left: it takes effect at once and is there at the next start."""

from __future__ import annotations

import os

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QSplitter, QWidget

from tests.journeys.daily_hand import DailyHand
from tests.journeys.hand import everything


def preferences(hand: DailyHand) -> None:
    """Change each, and see what it does. Before, it was 60 seconds to a save: longer than a hand waits."""
    before = hand.view.viewport().width()
    hand.keys("Ctrl+,")
    hand.shot("preferences")
    family = choose_font(hand)
    number(hand, "Size", 19)
    number(hand, "Width of a line", 50)
    choose(hand, "Look of the preview", "Plain, for reading")
    number(hand, "Undo before a post goes out", 7)
    pause = hand.find("Save after a pause of")
    hand.press_on(pause, pause.rect().center())
    QTest.keySequence(pause, "Ctrl+A")
    hand.type("0.5\t")
    hand.click("Choose the drafts folder")
    (hand.home / "elsewhere").mkdir()
    hand.name_file(hand.home / "elsewhere")
    hand.wait_for(str(hand.home / "elsewhere"))
    hand.fill("Proxy", "me:secret@proxy.example")
    hand.click("Done")
    hand.wait_for("A proxy's password is not kept here. Set HTTPS_PROXY in the environment instead.")
    hand.shot("refused")
    hand.fill("Proxy", "proxy.example:3128")
    hand.keys("Tab")
    hand.is_gone("A proxy's password is not kept here.")
    hand.shot("changed")
    hand.click("Done")
    hand.wait(lambda: os.environ.get("https_proxy") == "http://proxy.example:3128", lambda: "the proxy to be used")
    assert hand.view.font().family() == family
    assert hand.view.font().pixelSize() == 19
    assert hand.view.viewport().width() != before
    takes_effect(hand)
    hand.shot("effect")
    hand.say("each preference takes effect at once")


def takes_effect(hand: DailyHand) -> None:
    """The folder of new drafts and the pause of autosave."""
    hand.is_gone("Just now")  # the drafts of the folder before
    hand.keys("Ctrl+N")
    hand.type("Elsewhere\nWords.")
    hand.wait(lambda: any((hand.home / "elsewhere").glob("*.md")), lambda: "a file in the other folder")
    hand.wait_for("Elsewhere")


def still_chosen(hand: DailyHand) -> None:
    """The next start has all of it."""
    hand.has_text("Words.")
    assert hand.view.font().pixelSize() == 19
    hand.wait(lambda: os.environ.get("https_proxy") == "http://proxy.example:3128", lambda: "the proxy to be used")
    hand.keys("Ctrl+,")
    for name, value in (("Size", 19), ("Width of a line", 50), ("Undo before a post goes out", 7)):
        field = hand.find(name, QSpinBox)
        assert isinstance(field, QSpinBox)
        assert field.value() == value, name
    assert combo(hand, "Look of the preview").currentText() == "Plain, for reading"
    hand.wait_for(str(hand.home / "elsewhere"))
    hand.keys("Escape")
    hand.say("the next start has all of it")


def choose_font(hand: DailyHand) -> str:
    """A proportional one."""
    field = combo(hand, "Font of the text")
    names = [field.itemText(row) for row in range(field.count())]
    assert len(names) > 1, "no fonts to choose from"
    wanted = next((name for name in names if "Serif" in name), names[-1])
    choose(hand, "Font of the text", wanted)
    return wanted


def choose(hand: DailyHand, name: str, words: str) -> None:
    """Step down a list with the arrow keys."""
    field = combo(hand, name)
    field.setFocus()
    for _ in range(field.count()):
        if field.currentText() == words:
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.currentText() == words


def combo(hand: DailyHand, name: str) -> QComboBox:
    """Its name is its label's; on Unix Qt tells screen readers its value, and the label beside it."""
    found = (one for one in everything() if isinstance(one, QComboBox) and one.accessibleName() == name)
    return next(found)


def number(hand: DailyHand, name: str, value: int) -> None:
    """Type it."""
    field = hand.find(name, QSpinBox)
    hand.press_on(field, field.rect().center())
    QTest.keySequence(field, "Ctrl+A")
    hand.type(f"{value}\t")


def window(hand: DailyHand) -> QWidget:
    """The one."""
    return next(everything()).window()


def leave_window(hand: DailyHand) -> None:
    """Another size, another place, other widths of the columns."""
    window(hand).setGeometry(60, 40, 700 + 480, 620)
    QTest.qWait(100)
    drag_divider(hand, 1, 40)
    drag_divider(hand, 2, -60)
    QTest.qWait(500)
    hand.shot("left-so")
    (hand.home / "widths").write_text(str(splitter(hand).sizes()))


def window_is_as_left(hand: DailyHand) -> None:
    """At the next start."""
    now = window(hand).geometry()
    assert (now.width(), now.height()) == (1180, 620), now
    assert (now.x(), now.y()) == (60, 40), now
    before = (hand.home / "widths").read_text()
    assert str(splitter(hand).sizes()) == before, (splitter(hand).sizes(), before)
    hand.shot("found-so")
    window(hand).setGeometry(5000, 4000, 900, 600)
    QTest.qWait(100)


def window_is_seen_again(hand: DailyHand) -> None:
    """It was left where no screen is any more."""
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.intersected(window(hand).frameGeometry()).width() > 400, window(hand).frameGeometry()
    hand.shot("seen-again")


def splitter(hand: DailyHand) -> QSplitter:
    """What holds the columns."""
    return next(one for one in window(hand).findChildren(QSplitter) if one.count() == 3)


def drag_divider(hand: DailyHand, which: int, far: int) -> None:
    """With the mouse."""
    handle = splitter(hand).handle(which)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(handle, start + QPoint(far * step // 4, 0) - QPoint(far * (step - 1) // 4, 0))
        QTest.qWait(10)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
