"""What becomes of a post that is out: taken back, binned, restored, updated out of the bin, duplicated."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu

from editor.ui.parts.chooser import Chooser
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import change, elsewhere, publish
from tests.journeys.hand import everything

TITLE, BLOG = "Beans", "Plot 14 · practice blog"
IN_THE_BIN = f"“{TITLE}” is in the bin of"
A_DRAFT_AGAIN = f"“{TITLE}” is a draft on"


def life(hand: DailyHand) -> None:
    """By the draft's own menu and by the list of published posts; each is seen on the blog."""
    with elsewhere(hand) as blog:
        publish(hand)
        number = blog.posts()[0]["id"]

        def stands() -> str:
            return str(blog.ask("GET", f"posts/{number}?context=edit")["status"])

        hand.choose("Post", "Unpublish…", shot="menu")
        hand.wait_for("lead nowhere until it is published again")
        hand.shot("unpublish")
        hand.click("Unpublish")
        hand.wait(lambda: stands() == "draft", lambda: "the post to be a draft")
        hand.wait_for(A_DRAFT_AGAIN)
        hand.shot("unpublished")
        hand.keys("Ctrl+Shift+O")
        _from_list(hand, "Move to the blog's bin…", "list-menu")
        hand.wait_for("Restored from here it is a draft")
        hand.shot("bin")
        hand.click("Move to the bin")
        hand.wait(lambda: stands() == "trash", lambda: "the post in the bin")
        hand.wait_for(IN_THE_BIN)
        hand.shot("binned")
        hand.click("What is in the blogs' bins")
        hand.find("Restore as a draft")
        hand.shot("bins")
        hand.click("Restore as a draft")
        hand.wait(lambda: stands() == "draft", lambda: "the post out of the bin")
        hand.wait_for(A_DRAFT_AGAIN)
        hand.choose("Post", "Move to the blog's bin…")
        hand.click("Move to the bin")
        hand.wait(lambda: stands() == "trash", lambda: "the post in the bin again")
        hand.wait_for(IN_THE_BIN)
        change(hand, " And peas.")
        hand.keys("Ctrl+Return")
        hand.find("Take it out of the bin and update")
        hand.shot("update-binned")
        assert stands() == "trash"
        hand.click("Take it out of the bin and update")
        hand.wait(lambda: stands() == "publish", lambda: "the post for readers again")
        hand.wait(lambda: "And peas." in blog.posts()[0]["content"]["raw"], lambda: "mine on it")
        hand.wait_for("Published on")
        _not_by_itself(hand)
        _duplicated(hand)
        assert len(blog.posts()) == 1


def _not_by_itself(hand: DailyHand) -> None:
    """Another blog is chosen: the draft belongs to its own, and that is asked."""
    choose_blog(hand, "Practice blog")
    hand.keys("Ctrl+Return")
    hand.wait_for("On Practice blog it would be a new post; the one on")
    hand.shot("another-blog")
    hand.click("Choose its own blog")
    hand.find(f"Blog: {BLOG}")


def _duplicated(hand: DailyHand) -> None:
    """The same words as a draft of its own."""
    before = len(hand.drafts())
    _from_list(hand, "Duplicate as a new draft")
    hand.wait(lambda: hand.text_of("Title") == f"{TITLE} (copy)", lambda: "the copy")
    hand.wait(lambda: len(hand.drafts()) == before + 1, lambda: "its file")
    hand.shot("duplicated")
    copy = next(file for file in hand.drafts() if f"{TITLE} (copy)" in file.read_text(encoding="utf-8"))
    assert "remote_id" not in copy.read_text(encoding="utf-8")
    hand.choose("Post", "What was posted…")
    hand.wait_for("Taken out of the bin")
    hand.shot("posted")


def choose_blog(hand: DailyHand, name: str) -> None:
    """At the top of the window."""
    chooser = next(each for each in everything() if isinstance(each, Chooser))

    def pick() -> None:
        hand.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), lambda: "the menu of blogs")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text() == name)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    QTimer.singleShot(50, pick)  # the click opens a menu that returns when it is closed
    QTest.mouseClick(chooser, Qt.MouseButton.LeftButton)
    hand.find(f"Blog: {name}")


def _from_list(hand: DailyHand, line: str, shot: str = "") -> None:
    """A line of the menu of the scene's post in the list, by the right button."""
    found = hand.find("Published posts")
    assert isinstance(found, QListView)

    def row() -> int:
        model = found.model()
        titles = [str(model.index(place, 0).data()) for place in range(model.rowCount())]
        return titles.index(TITLE) if TITLE in titles else -1

    def is_open() -> bool:
        """Press again where the list was just filled anew."""
        if isinstance(QApplication.activePopupWidget(), QMenu):
            return True
        if row() >= 0:
            window, place = found.window(), found.visualRect(found.model().index(row(), 0)).center()
            at = found.viewport().mapTo(window, place)
            QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=at)
        return False

    hand.wait(is_open, lambda: f"the menu of {TITLE} in the list")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == line)
    if shot:
        menu.grab().save(str(hand.shot(shot)))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QTest.qWait(50)
