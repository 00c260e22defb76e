"""What goes out, and what does not: taken back, waiting, in conflict, gone from the blog, walls in the way."""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice, start
from tests.journeys.daily_hand import TEXT, DailyHand
from tests.journeys.story import page
from tests.journeys.whole_story import Place, Quoted, add_blog
from tests.servers.fault_proxy import Fault, FaultProxy, Rule

_NOBODY = Quoted(search="", author="", words="")
_TITLE = "Beans"
_QUIET = 4_500
"""Milliseconds after which a post that was taken back within three seconds would have gone out."""
_QUIET_SOON = 2_500
"""The same where it is one second."""


@dataclass(kw_only=True)
class Elsewhere:
    """A blog whose server the scene has in its hand."""

    home: Path
    running: RunningPractice

    def stop(self) -> None:
        """Nothing answers from now on."""
        self.running.stop()

    def start(self) -> None:
        """At the same address as before."""
        self.running = start(self.home)

    def ask(self, method: str, route: str, **fields: str) -> Any:  # noqa: ANN401 # JSON is what it is
        """What its web API answers."""
        key = base64.b64encode(f"{PRACTICE_USER}:{PRACTICE_PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
        body = json.dumps(fields).encode() if fields else None
        address = f"{self.running.url.rstrip('/')}/wp-json/wp/v2/{route}"
        request = urllib.request.Request(address, body, headers, method=method)  # noqa: S310 # loopback
        with urllib.request.urlopen(request) as answer:  # noqa: S310 # loopback
            return json.load(answer)

    def posts(self) -> list[dict[str, Any]]:
        """Those with the scene's title."""
        found: list[dict[str, Any]] = self.ask("GET", f"posts?search={_TITLE}&status=any&context=edit")
        return [post for post in found if post["title"]["raw"] == _TITLE]


@contextmanager
def elsewhere(hand: DailyHand, proxy: FaultProxy | None = None) -> Generator[Elsewhere]:
    """A blog that was added by its address, or by that of a proxy before it, and a draft that goes there."""
    home = hand.home / "elsewhere"
    blog = Elsewhere(home=home, running=start(home))
    if proxy:
        proxy.upstream_port = int(blog.running.url.rpartition(":")[2].rstrip("/"))
    place = Place(
        url=proxy.url if proxy else blog.running.url,
        user=PRACTICE_USER,
        password=PRACTICE_PASSWORD,
        between=_NOBODY,
        whole=_NOBODY,
        selected=_NOBODY,
    )
    try:
        add_blog(hand, place)
        hand.write(_TITLE, "Runner beans, mostly.")
        yield blog
    finally:
        blog.stop()


def publish(hand: DailyHand) -> None:
    """And wait until it is there; what is said of an earlier time stands for a while, and is taken away first."""
    hand.keys("Ctrl+Return")
    hand.is_gone("Published on")
    hand.wait_for("Published on")


def change(hand: DailyHand, words: str) -> None:
    """At the end of the text."""
    hand.click(TEXT)
    hand.keys("Ctrl+End")
    hand.type(words)


def taken_back(hand: DailyHand) -> None:
    """*Undo* within three seconds: nothing was sent, and nothing goes out later."""
    with elsewhere(hand) as blog:
        hand.keys("Ctrl+Return")
        hand.wait_for("Publishing to")
        assert not hand.shows("1 post waits in the outbox")
        assert hand.see(f"Cancel {_TITLE}") is None
        hand.click("Undo")
        hand.wait_for("Not published. Nothing was sent.")
        hand.shot("taken-back")
        QTest.qWait(_QUIET)
        assert blog.posts() == []
        publish(hand)
        assert len(blog.posts()) == 1


def outbox(hand: DailyHand) -> None:
    """What waits is listed; *Retry* tries at once, *Cancel* takes it out, and it never goes out."""
    with FaultProxy(0) as proxy, elsewhere(hand, proxy) as blog:
        blog.stop()
        hand.keys("Ctrl+Return")
        hand.wait_for("waits in the outbox")
        hand.click("Outbox")
        hand.wait_for(f"Retry {_TITLE}")
        hand.shot("waiting")
        hand.click(f"Show the conversation about {_TITLE}")
        hand.wait_for("no answer")
        hand.shot("conversation")
        hand.click("Copy")
        hand.wait(lambda: "ConnectionError" in QGuiApplication.clipboard().text(), lambda: "the copy")
        assert PRACTICE_PASSWORD not in QGuiApplication.clipboard().text()
        hand.keys("Escape")
        hand.click(f"Retry {_TITLE}")
        hand.find(f"Retry {_TITLE}")
        hand.click(f"Cancel {_TITLE}")
        hand.wait_for("Nothing waits.")
        hand.shot("cancelled")
        blog.start()
        proxy.upstream_port = int(blog.running.url.rpartition(":")[2].rstrip("/"))
        QTest.qWait(_QUIET_SOON)
        assert blog.posts() == []
        _taken_out_on_the_way(hand, proxy, blog)
        _left_half_made(hand, blog)


def _taken_out_on_the_way(hand: DailyHand, proxy: FaultProxy, blog: Elsewhere) -> None:
    """Before readers see it, what was begun is removed; after that, the outbox offers to unpublish it."""
    file = next(each for each in hand.drafts() if _TITLE in each.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", "---\ntags: [runners]\n", 1), encoding="utf-8")
    hand.click("Post")
    hand.find("Remove runners")
    for method, path in (("GET", "/tags"), ("POST", r"/posts/\d+")):
        proxy.rules = [Rule(Fault.GO_AWAY, method=method, path=path, nth=1)]
        hand.keys("Ctrl+Return")
        hand.wait_for("refuses the connection")
        hand.click(f"Cancel {_TITLE}")
        if method == "GET":
            hand.wait_for("Being removed from the blog")
            hand.shot("being-removed")
        else:
            hand.find(f"Unpublish {_TITLE}")
            hand.shot("too-late")
        proxy.come_back()
        if method == "GET":
            hand.click(f"Retry {_TITLE}")
            hand.wait_for(f"What was begun of “{_TITLE}” was removed from")
    assert [post["status"] for post in blog.posts()] == ["publish"]
    hand.click(f"Unpublish {_TITLE}")
    hand.wait(lambda: [post["status"] for post in blog.posts()] == ["draft"], lambda: "the post to be a draft again")
    hand.wait_for("Nothing waits.")


def _left_half_made(hand: DailyHand, blog: Elsewhere) -> None:
    """Drafts that nobody works on are found with the posts, and kept or removed as a person says."""
    marks = {"Pears": "6f9619ff-8b86-4d01-b42d-00c04fc964ff", "Plums": "6f9619ff-8b86-4d01-b42d-00c04fc964fe"}
    numbers = {
        title: blog.ask(
            "POST", "posts", title=title, slug=f"draft-{mark}", status="draft", date_gmt="2026-01-02T03:04:05"
        )["id"]
        for title, mark in marks.items()
    }
    hand.keys("Ctrl+Shift+O")
    hand.wait_for("Up to date")
    hand.choose("Post", "Outbox")
    hand.find("Remove Pears")
    hand.shot("half-made")
    hand.click("Keep Plums")
    hand.click("Remove Pears")
    hand.wait_for("“Pears” was removed from")
    hand.wait_for("Nothing waits.")
    assert {title: blog.ask("GET", f"posts/{number}?context=edit")["status"] for title, number in numbers.items()} == {
        "Pears": "trash",
        "Plums": "draft",
    }


def quitting(hand: DailyHand) -> None:
    """Quitting with a post that waits says so; a person may stay, or go."""
    with elsewhere(hand) as blog:
        blog.stop()
        hand.keys("Ctrl+Return")
        hand.wait_for("waits in the outbox")
        hand.keys("Ctrl+Q")
        hand.wait_for("1 post waits")
        hand.shot("question")
        hand.click("Keep it open")
        hand.is_gone("goes out the next time")
        assert hand.view.isVisible()
        hand.keys("Ctrl+Q")
        hand.wait_for("1 post waits")
        hand.click("Quit")


def closing_in_time(hand: DailyHand) -> None:
    """Closed while *Undo* still stands: nothing was sent, and the post waits for the next start."""
    with elsewhere(hand) as blog:
        hand.keys("Ctrl+Return")
        hand.wait_for("Publishing to")
        hand.keys("Ctrl+Q")
        hand.wait_for("1 post waits")
        hand.click("Quit")
        assert blog.posts() == []


def next_start(hand: DailyHand) -> None:
    """The post that waited goes out by itself, once; who looked elsewhere finds it said later."""
    home = hand.home / "elsewhere"
    other = another_window(hand)
    blog = Elsewhere(home=home, running=start(home))
    try:
        hand.wait(lambda: len(blog.posts()) == 1, lambda: "the post that waited")
        hand.wait_for("Published on")
        other.close()
        hand.come_back()
        hand.shot("went-out")
        hand.click("View")
        hand.is_gone("Published on")
        assert len(blog.posts()) == 1
    finally:
        blog.stop()


def another_window(hand: DailyHand) -> QWidget:
    """In front of ours."""
    other = QWidget()
    other.show()
    other.activateWindow()
    hand.wait(other.isActiveWindow, lambda: "another window in front")
    return other


def scheduling(hand: DailyHand) -> None:
    """A day and a time; the blog has it as one to come, and nobody reads it yet."""
    with elsewhere(hand) as blog:
        hand.choose("Post", "Schedule…")
        hand.fill("Appears", "2020-01-01 09:00")
        hand.click("Schedule", QPushButton)
        hand.wait_for("That is past, or nearly.")
        hand.fill("Appears", "noon")
        hand.click("Schedule", QPushButton)
        hand.wait_for("Type a day and a time")
        hand.fill("Appears", "2030-05-14 09:00")
        hand.wait_for("On the blog's clock: 2030-05-14")
        hand.shot("dialog")
        hand.click("Schedule", QPushButton)
        hand.wait_for("Scheduled on")
        hand.shot("scheduled")
        (post,) = blog.posts()
        assert post["status"] == "future"
        assert post["date_gmt"].startswith("2030-05-1")
        hand.choose("Post", "Publish now")
        hand.wait(lambda: blog.posts()[0]["status"] == "publish", lambda: "the post for readers")
        hand.wait_for("Published on")
        (file,) = [each for each in hand.drafts() if _TITLE in each.read_text(encoding="utf-8")]
        hand.wait(lambda: "2030" not in file.read_text(encoding="utf-8"), lambda: "its draft without the day")
        assert not blog.posts()[0]["date_gmt"].startswith("2030")


def looking(hand: DailyHand) -> None:
    """What would be sent is shown, beside what is there, and can be sent from there."""
    with elsewhere(hand) as blog:
        hand.choose("Post", "Show what will be sent…")
        hand.wait_for("A new post.")
        assert "+ <p>Runner beans, mostly.</p>" in hand.text_of("HTML that will be sent")
        hand.shot("new")
        assert blog.posts() == []
        hand.keys("Escape")
        publish(hand)
        hand.choose("Post", "Show the conversation…")
        hand.wait_for("201 ·")
        hand.shot("conversation")
        hand.keys("Escape")
        change(hand, " And peas.\n\nAnd more.")
        hand.choose("Post", "Show what will be sent…")
        hand.wait_for("Lines with + come")
        shown = hand.text_of("HTML that will be sent").splitlines()
        assert shown == [
            "- <p>Runner beans, mostly.</p>",
            "+ <p>Runner beans, mostly. And peas.</p>",
            "+ <p>And more.</p>",
        ]
        hand.shot("update")
        hand.click("Copy HTML")
        hand.press_on(hand.find("What will be sent").findChildren(QPushButton)[-1], QPoint(8, 8))
        hand.wait(lambda: "And peas." in page(blog.posts()[0]["link"]), lambda: "the change on the blog")
        hand.wait_for("Published on")
        hand.choose("Post", "What was posted…")
        hand.find("Search what was posted")
        hand.shot("posted")
        hand.fill("Search what was posted", "updated beans")
        hand.click("Copy")
        (copied,) = QGuiApplication.clipboard().text().splitlines()
        assert copied.split("\t")[1::2] == ["Updated", _TITLE]
        assert copied.endswith(blog.posts()[0]["link"])
        hand.fill("Search what was posted", "carrots")
        hand.wait_for("Nothing posted has these words.")
        hand.keys("Escape")
        hand.keys("Escape")


def conflict(hand: DailyHand) -> None:
    """A post that was changed on the blog is not overwritten; theirs is kept, and replaced when a person says so."""
    with elsewhere(hand) as blog:
        publish(hand)
        post = blog.posts()[0]
        blog.ask("POST", f"posts/{post['id']}", content="<p>Somebody wrote <em>this</em>.</p>")
        change(hand, " And peas.")
        hand.keys("Ctrl+Return")
        hand.find("Replace theirs")
        hand.shot("conflict")
        assert "Somebody wrote" in page(post["link"])
        hand.click("Keep theirs as a new draft")
        hand.wait(lambda: "Somebody wrote *this*." in hand.text, lambda: "their text as a draft")
        hand.shot("theirs")
        assert "Somebody wrote" in page(post["link"])
        hand.click("Replace theirs")
        hand.wait(lambda: "And peas." in page(post["link"]), lambda: "mine on the blog")
        hand.wait_for("Published on")
        assert len(blog.posts()) == 1
        assert any("Somebody wrote *this*." in file.read_text(encoding="utf-8") for file in hand.drafts())


def twin(hand: DailyHand) -> None:
    """A post of the same name, which another computer may have made, is asked about before a second one is made."""
    with elsewhere(hand) as blog:
        post = blog.ask("POST", "posts", title=_TITLE, content="<p>From <em>my</em> laptop.</p>", status="publish")
        hand.keys("Ctrl+Return")
        hand.find("Publish as another post")
        hand.shot("twin")
        assert [each["id"] for each in blog.posts()] == [post["id"]]
        assert "laptop" in page(post["link"])
        hand.click("Publish as another post")
        hand.wait(lambda: len(blog.posts()) == 2, lambda: "a second post")
        hand.wait_for("Published on")
        assert "laptop" in page(post["link"])


def gone(hand: DailyHand) -> None:
    """A post that was deleted on the blog comes back only when a person says so."""
    with elsewhere(hand) as blog:
        publish(hand)
        blog.ask("DELETE", f"posts/{blog.posts()[0]['id']}?force=true")
        change(hand, " And peas.")
        hand.keys("Ctrl+Return")
        hand.find("Publish as a new post")
        hand.shot("gone")
        assert blog.posts() == []
        hand.click("Publish as a new post")
        hand.wait_for("Published on")
        assert len(blog.posts()) == 1
        assert "And peas." in page(blog.posts()[0]["link"])


def done_there(hand: DailyHand) -> None:
    """A post that got another address on the blog, or was unpublished there, is asked about before it is updated."""
    with elsewhere(hand) as blog:
        publish(hand)
        number = blog.posts()[0]["id"]
        blog.ask("POST", f"posts/{number}", slug="peas-and-beans")
        change(hand, " And peas.")
        hand.keys("Ctrl+Return")
        hand.find("Keep the new address")
        hand.shot("moved")
        hand.click("Keep the new address")
        hand.wait(lambda: "And peas." in page(blog.posts()[0]["link"]), lambda: "mine at the new address")
        assert blog.posts()[0]["slug"] == "peas-and-beans"
        hand.wait_for("Published on")
        blog.ask("POST", f"posts/{number}", status="draft")
        change(hand, " And kale.")
        hand.keys("Ctrl+Return")
        hand.find("Publish it again")
        hand.shot("unpublished")
        assert blog.posts()[0]["status"] == "draft"
        hand.click("Publish it again")
        hand.wait(lambda: blog.posts()[0]["status"] == "publish", lambda: "the post for readers again")
        hand.wait(lambda: "And kale." in page(blog.posts()[0]["link"]), lambda: "mine on it")
        assert [post["id"] for post in blog.posts()] == [number]


def no_keyring(hand: DailyHand) -> None:
    """Without a keyring the password is for this run; it is in no file."""
    home = hand.home / "elsewhere"
    running = start(home)
    try:
        hand.click("Add blog")
        hand.fill("Address of the blog", running.url)
        hand.click("Continue")
        hand.fill("User name", PRACTICE_USER)
        hand.fill("Application password", PRACTICE_PASSWORD)
        hand.click("Connect")
        hand.find("Use it for this run")
        hand.shot("no-keyring")
        hand.click("Use it for this run")
        hand.wait_for("Connected to")
        hand.write(_TITLE, "Runner beans, mostly.")
        publish(hand)
        told_by_the_desktop(hand)
    finally:
        running.stop()
    for file in hand.home.rglob("*"):
        if file.is_file():
            assert b"guar dsno" not in file.read_bytes(), file
            assert b"guardsno" not in file.read_bytes(), file


def told_by_the_desktop(hand: DailyHand) -> None:
    """Of what goes out while another window is in front; a click there brings ours back."""
    change(hand, " And kale.")
    hand.keys("Ctrl+Return")
    other = another_window(hand)
    hand.wait(lambda: not other.isActiveWindow(), lambda: "our window to come back")
    other.close()
    hand.find("Copy link")
    hand.shot("came-back")
