"""What a post is besides its words: under one triangle, closed at first, and sent as it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMainWindow, QWidget

from editor.ui.parts.choice_box import ChoiceBox
from tests.journeys.daily_hand import DailyHand
from tests.journeys.hand import everything


def options(hand: DailyHand) -> None:
    """Set some with keys and mouse; the line tells them when it is closed, the file holds them, and they are sent."""
    hand.wait_for_comments()
    file = hand.write("Only for the neighbours", "The gate is open on Sunday.")
    hand.choose("Blog", "How posts are sent…")
    hand.wait_for("A new post begins with")
    hand.shot("begins-with")
    hand.keys("Escape")
    hand.keys("Ctrl+4")
    hand.shot("closed")
    assert hand.see("Password") is None
    hand.click("More")
    hand.click("Password")
    hand.type("mulch & more")
    choose(hand, "Comments", 2)
    choose(hand, "Format", 1)
    assert hand.see("Stays at the top of the blog") is None  # a password excludes it
    hand.find("More: Password · comments closed · aside")
    hand.shot("open")
    into_small_window(hand)
    hand.shot("small")
    hand.click("More: Password · comments closed · aside")
    hand.shot("told")
    hand.save()
    text = file.read_text(encoding="utf-8")
    for line in ("password: mulch & more", "comments: closed", "format: aside"):
        assert line in text.replace('"', ""), text
    hand.choose("Post", "Show what will be sent…")
    hand.wait_for("What will be sent")
    for said in ("mulch & more", "closed", "aside"):
        hand.wait_for(said)
    hand.shot("sent")
    hand.keys("Escape")
    hand.keys("Ctrl+4")
    hand.click("More: Password · comments closed · aside")
    field = hand.find("Password")
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClick(field, Qt.Key.Key_Delete)
    box = hand.find("Stays at the top of the blog", QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    hand.find("More: Sticky · comments closed · aside")
    hand.say("what a post is besides its words is set, told, kept and sent")


def choose(hand: DailyHand, name: str, steps: int) -> None:
    """So many lines down in a box. To a screen reader on Linux its name is what stands in it."""
    box = next(each for each in everything() if isinstance(each, ChoiceBox) and each.accessibleName() == name)
    box.setFocus()
    for _ in range(steps):
        QTest.keyClick(box, Qt.Key.Key_Down)


def into_small_window(hand: DailyHand) -> QWidget:
    """900 by 700 pixels."""
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
    window.resize(900, 700)
    hand.wait(lambda: (window.width(), window.height()) == (900, 700), lambda: "the window to be small")
    return window
