"""The connection doctor in the window: on a blog without a fault, and on broken ones."""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from editor.practice.child import PRACTICE_PASSWORD
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import elsewhere
from tests.journeys.hand import everything, name_of
from tests.journeys.whole_story import Place, Quoted, add_blog
from tests.servers.fault_proxy import Fault, FaultProxy, Rule

BLOG = "Plot 14 · practice blog"
_SETTLED = 100
"""Milliseconds: lines that came at once have found their places, for a picture."""
FINE = "Nothing stands in the way."
WALL = "Nothing can be published before this is mended:"
WORDPRESS = "REJOINDER_TEST_WORDPRESS"
"""Address, folder, user and password of a WordPress, as JSON."""


def doctor(hand: DailyHand) -> None:
    """From the menu and from the blog's own menu; mended, looked at again, copied; closed while nobody answers."""
    with FaultProxy(0) as proxy, elsewhere(hand, proxy):
        hand.choose("Blog", "Check the connection…")
        hand.wait_for(FINE)
        assert hand.shows("User name and password are accepted.")
        QTest.qWait(_SETTLED)
        hand.shot("fine")
        hand.keys("Return")
        hand.is_gone(FINE)
        proxy.rules = [Rule(Fault.STATUS, code=403, body="<html>Blocked by Wordfence</html>", path="^/wp-json/")]
        from_the_side(hand)
        hand.wait_for(WALL)
        hand.wait_for("Not the blog but the firewall Wordfence answered at")
        QTest.qWait(_SETTLED)
        hand.shot("firewall")
        copied(hand)
        proxy.rules = []
        hand.click("Check again")
        hand.wait_for(FINE)
        assert not hand.shows("Wordfence")
        hand.keys("Escape")
        proxy.rules = [Rule(Fault.HANG)]
        from_the_side(hand, across=120)  # at the same place it would be a double click
        hand.wait_for("was found: 127.0.0.1.")
        assert hand.see("Check again") is None  # greyed out
        hand.shot("looking")
        hand.keys("Escape")
        hand.is_gone("was found: 127.0.0.1.")
        proxy.rules = []
        hand.say("looked at, mended, copied, and closed while it looked")


def doctor_small(hand: DailyHand) -> None:
    """In the smallest window, dark or light, every line can be reached by keys."""
    hand.wait_for_comments()
    next(everything()).window().resize(480, 400)
    hand.choose("Blog", "Check the connection…")
    hand.wait_for(FINE)
    first = next(widget for widget in everything() if name_of(widget).startswith("Address: "))
    hand.wait(lambda: not first.visibleRegion().isEmpty(), lambda: "the first line")
    hand.shot("small-top")
    for _ in range(8):
        hand.keys("PgDown")
    last = next(widget for widget in everything() if name_of(widget).startswith("Version: "))
    assert not last.visibleRegion().isEmpty()
    hand.shot("small-end")
    for _ in range(8):
        hand.keys("PgUp")
    assert not first.visibleRegion().isEmpty()
    hand.keys("Escape")


def doctor_on_wordpress(hand: DailyHand) -> None:
    """Six broken sites, each named with its remedy."""
    told = json.loads(os.environ[WORDPRESS])
    nobody = Quoted(search="", author="", words="")
    with FaultProxy(told["port"]) as proxy:
        place = Place(
            url=proxy.url, user=told["user"], password=told["password"], between=nobody, whole=nobody, selected=nobody
        )
        add_blog(hand, place)
        for number, (variant, rules, sentence) in enumerate(broken()):
            with varied(Path(told["instance"]), variant):
                proxy.rules = rules
                hand.choose("Blog", "Check the connection…")
                hand.wait_for(sentence)
                hand.find("Check again")
                QTest.qWait(_SETTLED)
                hand.shot(f"broken-{number}")
                assert "Log in again…" not in map(name_of, everything())  # the login is right, each time
                hand.click("Copy report")
                assert told["password"] not in QGuiApplication.clipboard().text()
                hand.keys("Escape")
                hand.is_gone(sentence)


def broken() -> tuple[tuple[str, list[Rule], str], ...]:
    """How they differ, and what is said."""
    late = format_datetime(datetime.now(UTC) - timedelta(minutes=12), usegmt=True)
    return (
        ("no-app-passwords", [], "Application passwords are switched off on"),
        ("login-wall", [], "sends programs to its login page"),
        ("maintenance", [], "asks to be left alone for 600 seconds"),
        ("", [Rule(Fault.DROP_HEADER)], "The login is right, but the web server of"),
        ("", [Rule(Fault.STATUS, code=404, path="^/wp-json/")], "has no web API at this address any more"),
        ("xmlrpc-off", [Rule(Fault.SET_HEADERS, headers={"Date": late})], "The blog's clock is 12 minutes behind"),
    )


@contextmanager
def varied(instance: Path, words: str) -> Generator[None]:
    """The WordPress behaves so meanwhile."""
    (instance / "variant.txt").write_text(words)
    try:
        yield
    finally:
        (instance / "variant.txt").write_text("")


def from_the_side(hand: DailyHand, across: int = 40) -> None:
    """The blog's own menu in the left column, by the right button."""
    found = (widget for widget in everything() if name_of(widget).startswith(BLOG) and isinstance(widget, QPushButton))
    side = [widget for widget in found if widget.property("kind") == "row"]
    assert len(side) == 1, [name_of(widget) for widget in side]
    window = side[0].window()
    place = side[0].mapTo(window, QPoint(across, side[0].height() // 2))

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=place)
    hand.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), lambda: "the blog's menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == "Check the connection…")
    menu.grab().save(str(hand.shot("menu")))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QTest.qWait(50)


def copied(hand: DailyHand) -> None:
    """The report holds every line, and no secret."""
    hand.click("Copy report")
    hand.wait_for("The report is in the clipboard. There is no password in it.")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Connection to http://127.0.0.1:"), text
    assert "\nok    Name (DNS): 127.0.0.1 was found: 127.0.0.1.\n" in text, text
    assert "\nstop  Web API: Not the blog but the firewall Wordfence answered at" in text, text
    assert PRACTICE_PASSWORD not in text
