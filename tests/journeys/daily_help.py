"""What the program says of itself: About, Copy diagnostics, and why it does not start."""

from __future__ import annotations

import re

from PySide6.QtGui import QGuiApplication

from editor import __version__
from tests.journeys.daily_hand import DailyHand


def about(hand: DailyHand) -> None:
    """Versions, what leaves this computer, and diagnostics without a secret."""
    hand.wait_for_comments()
    hand.choose("About Rejoinder")
    hand.wait_for(f"Rejoinder {__version__}")
    hand.wait_for("What leaves this computer: the posts and images that you publish")
    assert hand.shows("PySide6 6.")
    hand.shot("about")
    hand.click("Copy diagnostics")
    hand.wait_for("Diagnostics are in the clipboard")
    hand.shot("copied")
    text = QGuiApplication.clipboard().text()
    for wanted in (f"Rejoinder: {__version__}", "PySide6: 6.", "Blogs: 1", str(hand.home / "state"), "Last warnings"):
        assert wanted in text, text
    assert not re.search(r"(?i)authorization|basic [a-z0-9+/=]{8}|practice-password", text), text
    hand.say("versions, privacy, and diagnostics without a secret")


def log(hand: DailyHand) -> None:
    """There is a log, and a person who is told to look finds it."""
    file = hand.home / "log" / "rejoinder.log"
    hand.wait(lambda: "The practice blog answers at" in file.read_text(encoding="utf-8"), lambda: "a line in the log")
    assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0
    hand.say("there is a log, for its owner alone")


def refused(hand: DailyHand) -> None:
    """A state that a newer program wrote: a window says so, and nothing else opens."""
    hand.wait_for("Rejoinder cannot start")
    hand.say(hand.notice("was written by a newer Rejoinder").replace("\u200b", ""))
    assert hand.see("Publish") is None
    hand.find("Show the folder")
    hand.shot("refused")
    hand.click("Quit")


def put_back(hand: DailyHand) -> None:
    """The state was damaged: a copy stands in its place, which is said, and what waited in it waits for a person."""
    hand.say(hand.notice("What Rejoinder remembers was damaged").replace("\u200b", ""))
    hand.shot("put-back")
    hand.wait_for("1 post waits in the outbox")
    assert (hand.home / "state" / "state.db-set-aside").exists()
    hand.keys("Ctrl+Q")
    hand.wait_for("1 post waits")
    hand.click("Quit")


def locked(hand: DailyHand) -> None:
    """Another program holds the state: that is said, and tried again when a person wants it; played twice."""
    if hand.see("Publish") is not None:
        hand.say("the window stands")
        return
    hand.wait_for("Rejoinder cannot start")
    hand.say(hand.notice("is in use by another program").replace("\u200b", ""))
    hand.shot("locked")
    (hand.home / "let go").touch()
    hand.wait(lambda: not (hand.home / "let go").exists(), lambda: "the other program to end")
    hand.click("Try again")
