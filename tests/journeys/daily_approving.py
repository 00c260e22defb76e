"""Adding a blog by approving it in the browser: what is copied there is taken over, and nothing else is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from editor.model.approval import DESKTOP_ENTRY
from tests.journeys.daily_doctor import WORDPRESS
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_menus import Outside
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.browser import Browser
from tests.support.desktop_tools import desktop_that_names

PASSWORD = "Application password"
OLD = "Aaaa Bbbb Cccc Dddd Eeee Ffff"


def approving(hand: DailyHand) -> None:
    """*Approve in the browser*, there *Yes, I approve*: copied on a WordPress before 7.0, sent back by later ones."""
    told = json.loads(os.environ[WORDPRESS])
    application = QApplication.instance()
    assert application is not None
    outside = Outside(application)
    if 'content="WordPress 6' in requests.get(told["url"], timeout=20).text:
        copied_over(hand, outside, told)
    sent_back(hand, outside, told)
    handed_over(hand, outside, told)
    hand.say("approved in the browser, and connected")


def copied_over(hand: DailyHand, outside: Outside, told: dict[str, Any]) -> None:
    """The password that the page shows is copied, and the blog is connected."""
    QGuiApplication.clipboard().setText(OLD)
    hand.click("Add blog")
    hand.fill("Address of the blog", told["url"])
    hand.click("Continue")
    hand.find("Approve in the browser")
    hand.shot("login")
    copy("Gggg Hhhh Iiii Jjjj Kkkk Llll")
    assert password(hand) == ""  # nobody asked for it
    hand.click("Approve in the browser")
    hand.wait(lambda: len(outside.opened) == 1, lambda: "the browser")
    assert password(hand) == ""  # what was copied before is left alone
    for other in ("words", "Gggg Hhhh Iiii Jjjj Kkkk", "x " * 12):
        copy(other)
        assert password(hand) == ""
    shown = approved(outside.opened[0], told["user"])
    copy(shown)
    hand.wait(lambda: password(hand) == shown, lambda: "the password that was copied")
    hand.wait_for("The password was taken from the clipboard. Type your user name to go on.")
    hand.shot("taken")
    hand.type(told["user"])
    hand.click("Connect")
    hand.wait_for("Connected to")
    hand.shot("connected")
    hand.click("Add blog")
    copy(OLD)
    hand.keys("Escape")


def sent_back(hand: DailyHand, outside: Outside, told: dict[str, Any]) -> None:
    """A WordPress that says it is 7.0 or later sends its answer here: no word is typed."""
    with FaultProxy(told["port"]) as proxy:
        proxy.rules = [
            Rule(Fault.REWRITE, path="^/$", change=lambda body: body.replace(b"WordPress 6", b"WordPress 7"))
        ]
        hand.click("Add blog")
        hand.fill("Address of the blog", proxy.url)
        hand.click("Continue")
        hand.wait_for("Approve Rejoinder there: you are connected at once.")
        hand.shot("sent-back")
        hand.fill("Name of the blog here", "Second")
        for name, words in (("reject", "It was not approved in the browser"), ("approve", "Connected to Second.")):
            before = len(outside.opened)
            hand.click("Approve in the browser")
            hand.wait(lambda before=before: len(outside.opened) > before, lambda: "the browser")
            with closing(Browser(outside.opened[-1], "author")) as browser:
                browser.follow(browser.press(name, browser.open()))
            hand.wait_for(words)
            hand.shot(name)


def handed_over(hand: DailyHand, outside: Outside, told: dict[str, Any]) -> None:
    """A WordPress before 7.0 answers by our own scheme: the browser starts the program once more with it."""
    tools = desktop_that_names(DESKTOP_ENTRY, hand.home.parent / f"{hand.home.name}-desktop")
    os.environ["PATH"] = f"{tools}:{os.environ['PATH']}"
    with FaultProxy(told["port"]) as proxy:
        older = re.compile(rb"WordPress \d+")
        proxy.rules = [Rule(Fault.REWRITE, path="^/$", change=lambda body: older.sub(b"WordPress 6", body))]
        hand.click("Add blog")
        hand.fill("Address of the blog", proxy.url)
        hand.click("Continue")
        hand.fill("Name of the blog here", "Third")
        answers = [answer_of(hand, outside, name) for name in ("reject", "approve")]
        started_with(hand, answers[0])  # of an earlier time: only the last is waited for
        hand.wait_for("nothing here waits for it")
        hand.shot("handed-late")
        started_with(hand, answers[1])
        hand.find("Blog: Third")  # as long as it is the chosen one
        hand.shot("handed")
        started_with(hand, answers[1])
    seen = parse_qs(urlsplit(answers[1]).query)["password"][0]
    mine = f"{told['url']}wp-json/wp/v2/users/me"
    assert requests.get(mine, auth=("author", seen), timeout=20).status_code == 401, "what was seen is still good"
    files = [path for path in hand.home.rglob("*") if path.is_file()]
    assert [path for path in files if seen.encode() in path.read_bytes()] == []


def answer_of(hand: DailyHand, outside: Outside, name: str) -> str:
    """Where the page leads the browser."""
    before = len(outside.opened)
    hand.click("Approve in the browser")
    hand.wait(lambda: len(outside.opened) > before, lambda: "the browser")
    hand.find("Nothing comes back? Show the password there instead")
    with closing(Browser(outside.opened[-1], "author")) as browser:
        answer = browser.run_scripts(name, browser.open())
    assert answer.startswith("rejoinder://approved/")
    return answer


def started_with(hand: DailyHand, answer: str) -> None:
    """The program, a second time, as the browser starts it."""
    second = subprocess.Popen([sys.executable, "-m", "editor", answer])
    hand.wait(lambda: second.poll() is not None, lambda: "the second start to end")
    assert second.returncode == 0


def approved(address: str, user: str) -> str:
    """What a person and the page's script do in the browser: log in, approve, and the password is shown."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    assert (parts.path, set(asked)) == ("/wp-admin/authorize-application.php", {"app_name", "app_id"})
    site = f"{parts.scheme}://{parts.netloc}"
    with requests.Session() as browser:
        browser.get(f"{site}/wp-login.php", timeout=20)
        login = {"log": user, "pwd": f"{user}-pass", "redirect_to": address, "testcookie": "1"}
        page = browser.post(f"{site}/wp-login.php", login, timeout=20).text
        assert "Yes, I approve of this connection" in page
        assert 'name="app_name" value="Rejoinder"' in page
        nonce = re.search(r'wpApiSettings = \{.*?"nonce":"(\w+)"', page)
        assert nonce
        answer = browser.post(
            f"{site}/wp-json/wp/v2/users/me/application-passwords",
            json={"name": asked["app_name"][0], "app_id": asked["app_id"][0]},
            headers={"X-WP-Nonce": nonce[1]},
            timeout=20,
        )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["password"])


def copy(text: str) -> None:
    """In another program."""
    QGuiApplication.clipboard().setText(text)
    QTest.qWait(50)


def password(hand: DailyHand) -> str:
    """What stands in the field."""
    field = hand.find(PASSWORD, QLineEdit)
    assert isinstance(field, QLineEdit)
    return field.text()
