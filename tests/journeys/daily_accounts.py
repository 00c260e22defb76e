"""What becomes of a blog that was added: logged in to again, renamed, removed."""

from __future__ import annotations

import json
import os

import requests
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from editor.practice.child import PRACTICE_PASSWORD
from tests.journeys.daily_doctor import WORDPRESS
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_life import choose_blog
from tests.journeys.daily_publishing import change, elsewhere, publish
from tests.journeys.hand import everything, name_of
from tests.journeys.whole_story import Place, Quoted, add_blog
from tests.servers.fault_proxy import Fault, FaultProxy, Rule

BLOG, TITLE = "Plot 14 · practice blog", "Beans"


def still_its_own(hand: DailyHand) -> None:
    """Logged in to again and renamed, it keeps its draft: an update, no second post."""
    with elsewhere(hand) as blog:
        publish(hand)
        from_the_side(hand, BLOG, "Log in again…", "menu")
        hand.wait_for("As you, at http://127.0.0.1:")
        hand.fill("Application password", "wrong")
        hand.keys("Return")
        hand.wait_for("did not accept the user name and application password")
        hand.shot("login-wrong")
        hand.fill("Application password", PRACTICE_PASSWORD)
        hand.keys("Return")
        hand.wait_for(f"Logged in to {BLOG} again.")
        hand.choose("Blog", "Rename…")
        hand.fill("Name of the blog here", "Practice")
        hand.keys("Return")
        hand.wait_for("“practice” is the name of the practice blog. Choose another name.")
        hand.shot("rename-taken")
        hand.fill("Name of the blog here", "My allotment")
        hand.keys("Return")
        hand.is_gone("Name of the blog here")
        hand.wait(lambda: row_of_blog("My allotment") is not None, lambda: "the new name in the left column")
        hand.wait_for("Update")
        change(hand, " Renamed.")
        hand.keys("Ctrl+Return")
        hand.find("Blog: My allotment")
        hand.wait(lambda: "Renamed." in blog.posts()[0]["content"]["raw"], lambda: "the update")
        assert len(blog.posts()) == 1
        hand.wait(
            lambda: any('blog: "My allotment"' in file.read_text() for file in hand.drafts()),
            lambda: "the name in the draft",
        )
        hand.shot("renamed")
        hand.say("renamed, and its draft is still its own")
        _on_two_blogs(hand)


def _on_two_blogs(hand: DailyHand) -> None:
    """The draft remembers both posts; without its blog it goes nowhere by itself."""
    hand.choose("Post", "Also publish to…")
    hand.wait_for("The draft remembers both posts")
    hand.shot("also")
    hand.click("Publish there")
    hand.wait_for("Published on Practice blog.")
    file = next(each for each in hand.drafts() if TITLE in each.read_text(encoding="utf-8"))
    hand.wait(lambda: "also_on:" in file.read_text(encoding="utf-8"), lambda: "both ties in the draft")
    choose_blog(hand, "My allotment")
    hand.find("Update")
    change(hand, " On both.")
    publish(hand)
    hand.wait(lambda: 'blog: "My allotment"' in file.read_text(encoding="utf-8"), lambda: "the blog that was chosen")
    hand.choose("Blog", "Remove…")
    hand.click("Remove only here")
    hand.find("Blog: Not connected: My allotment")
    hand.keys("Ctrl+Return")
    hand.wait_for("This draft belongs to “My allotment”, which is not connected")
    hand.shot("not-connected")
    hand.say("on two blogs, and never on another unasked")


def removing(hand: DailyHand) -> None:
    """Told what waits for it; offline it is removed here all the same, if the person wants so."""
    with elsewhere(hand) as blog:
        blog.stop()
        hand.keys("Ctrl+Return")
        hand.wait_for("waits in the outbox and goes out by itself")
        hand.choose("Blog", "Remove…")
        hand.wait_for(f"What waits in the outbox for it will not be published: “{TITLE}”.")
        hand.shot("remove")
        hand.click("Remove and revoke")
        hand.wait_for("The password was not revoked, and the blog is still here.")
        hand.wait_for("refuses the connection")
        hand.shot("remove-offline")
        hand.keys("Escape")
        hand.is_gone("The password was not revoked")
        hand.wait(lambda: row_of_blog(BLOG) is not None, lambda: "the blog at the left")
        hand.choose("Blog", "Remove…")
        hand.click("Remove only here")
        hand.wait(lambda: row_of_blog(BLOG) is None, lambda: "the blog to go")
        hand.choose("Post", "Outbox")
        hand.wait_for("Nothing waits.")
        hand.shot("removed")
        hand.say("removed with what waited for it")


def moved(hand: DailyHand) -> None:
    """Its old address leads to another: asked, followed, and the post that was to go out goes out, once."""
    with FaultProxy(0) as proxy, elsewhere(hand, proxy) as blog:
        publish(hand)
        old, new = proxy.url.rstrip("/"), blog.running.url.rstrip("/")
        for path in ("/wp-json/", ""):
            rule = Rule(Fault.STATUS, code=301, path=path, headers={"Location": f"{new}{path or '/'}"})
            proxy.rules.append(rule)
        change(hand, " Elsewhere.")
        hand.keys("Ctrl+Return")
        hand.wait_for(f"has moved to {new}/")
        hand.click("Follow it…")
        hand.wait_for(f"It was at {old}/, which leads to {new}/ now.")
        hand.shot("moved")
        hand.click("Follow it")
        hand.wait(lambda: "Elsewhere." in blog.posts()[0]["content"]["raw"], lambda: "the update")
        assert len(blog.posts()) == 1
        hand.wait(lambda: row_of_blog(BLOG) is not None, lambda: "the blog at the left")
        hand.shot("followed")
        hand.say("followed to its new address, and its draft is still its own")


def forgetting(hand: DailyHand) -> None:
    """Nothing but the drafts and the practice blog is left, and what could not be revoked is told."""
    with elsewhere(hand):
        publish(hand)
        before = {file.name: file.read_bytes() for file in hand.drafts()}
        hand.choose("Blog", "Forget everything…")
        hand.wait_for("Your drafts stay where they are")
        hand.shot("forget")
        hand.click("Forget everything")
        hand.wait_for("All is forgotten here, but a password was not revoked: do it in your profile there.")
        hand.wait(lambda: row_of_blog(BLOG) is None, lambda: "the blog to go")
        hand.wait(lambda: row_of_blog("Practice blog") is not None, lambda: "the practice blog to come back")
        hand.wait_for_comments()
        hand.shot("forgotten")
        assert {file.name: file.read_bytes() for file in hand.drafts()} == before
        state = (hand.home / "state" / "state.db").read_bytes()
        assert BLOG.encode() not in state
        assert not list((hand.home / "state").glob("copies/*"))
        hand.say("forgotten, but for the drafts")


def revoking(hand: DailyHand) -> None:
    """Removed and revoked: a real WordPress does not take the password any more."""
    told = json.loads(os.environ[WORDPRESS])
    api = f"{told['url']}wp-json/wp/v2/users/me"
    login = (told["user"], told["password"])
    made = requests.post(f"{api}/application-passwords", json={"name": "Rejoinder"}, auth=login, timeout=20).json()
    own = (told["user"], made["password"])
    assert requests.get(api, auth=own, timeout=20).status_code == 200
    nobody = Quoted(search="", author="", words="")
    add_blog(
        hand,
        Place(url=told["url"], user=own[0], password=own[1], between=nobody, whole=nobody, selected=nobody),
    )
    hand.choose("Blog", "Remove…")
    hand.click("Remove and revoke")
    hand.wait(lambda: row_of_blog("Test Blog") is None, lambda: "the blog to go")
    assert requests.get(api, auth=own, timeout=20).status_code == 401
    assert requests.get(api, auth=login, timeout=20).status_code == 200
    hand.say("removed, and its password is good for nothing")


def row_of_blog(name: str) -> QPushButton | None:
    """A blog in the left column."""
    found = (widget for widget in everything() if name_of(widget).startswith(name) and isinstance(widget, QPushButton))
    return next((widget for widget in found if widget.property("kind") == "row"), None)


def from_the_side(hand: DailyHand, blog: str, line: str, shot: str = "") -> None:
    """A line of the blog's own menu in the left column, by the right button."""
    side = row_of_blog(blog)
    assert side is not None
    window = side.window()
    place = side.mapTo(window, QPoint(40, side.height() // 2))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=place)
    hand.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), lambda: "the blog's menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == line)
    if shot:
        menu.grab().save(str(hand.shot(shot)))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QTest.qWait(50)
