"""Walls in the way to a blog: each is told in a sentence, in the dialog that adds it and while publishing."""

from __future__ import annotations

from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.cli.test_bad_input import CHALLENGE, NO_LOGIN, NO_RIGHT, SPOILED
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import change, elsewhere, publish
from tests.journeys.story import page
from tests.servers.fault_proxy import Fault, FaultProxy, Rule

ADDRESSES = (
    ("", "Type the address of your blog first."),
    ("http://blog.example/", "is not encrypted (http), so others could read your password on the way"),
    ("ftp://blog.example/", "is not a web address. Type one such as"),
    ("http://127.0.0.1:1", "refuses the connection; its server may be down"),
)


def adding(hand: DailyHand) -> None:
    """Whatever is in the way, the dialog says so and stays; nothing is kept."""
    running = start(hand.home / "elsewhere")
    port = int(running.url.rpartition(":")[2].rstrip("/"))
    before = kept(hand.home)
    hand.click("Add blog")
    try:
        for address, sentence in ADDRESSES:
            hand.fill("Address of the blog", address)
            hand.click("Continue")
            reach_login(hand, sentence)
            hand.wait_for(sentence)
        hand.shot("no-answer")
        for rule, _, sentence in SPOILED:
            with FaultProxy(port) as proxy:
                proxy.rules = [rule]
                hand.fill("Address of the blog", proxy.url)
                hand.click("Continue")
                told = sentence.format(host=proxy.url.split("/")[2])
                reach_login(hand, told)
                hand.wait_for(told)
                hand.shot("wall")
            if hand.see("Back"):
                hand.click("Back")
        hand.keys("Escape")
        assert kept(hand.home) == before
        assert hand.see("Plot 14 · practice blog") is None
    finally:
        running.stop()


def reach_login(hand: DailyHand, sentence: str) -> None:
    """Go on to the login, unless the wall comes before it."""
    hand.wait(lambda: hand.shows(sentence) or hand.see("Connect") is not None, lambda: f"the login, or “{sentence}”")
    if hand.see("Connect"):
        hand.fill("User name", PRACTICE_USER)
        hand.fill("Application password", PRACTICE_PASSWORD)
        hand.click("Connect")


def publishing(hand: DailyHand) -> None:
    """What keeps a post from going out is told where it is seen, with what can be done; then it goes out, once."""
    with FaultProxy(0) as proxy, elsewhere(hand, proxy) as blog:
        publish(hand)
        address = blog.posts()[0]["link"]
        for number, rule in enumerate((NO_LOGIN, NO_RIGHT, CHALLENGE, Rule(Fault.STATUS, code=500), lost_answer())):
            proxy.rules = [rule]
            change(hand, f" Row {number}.")
            hand.keys("Ctrl+Return")
            hand.wait(lambda: waits(hand), lambda: "why it was not published")
            hand.shot("wall")
            if rule.code == 500:
                hand.wait_for("has trouble: 1 post waits in the outbox")
            proxy.rules = []
            if hand.see("Try again"):
                hand.click("Try again")
            elif hand.see("Log in again"):
                hand.click("Log in again")
                hand.fill("Application password", PRACTICE_PASSWORD)
                hand.shot("password")
                hand.click("Log in")
            wanted = f"Row {number}."
            hand.wait(lambda words=wanted: words in page(address), lambda: "the change on the blog", seconds=60)
            hand.wait_for("Published on")
        assert len(blog.posts()) == 1


def lost_answer() -> Rule:
    """The work is done, and nobody hears of it."""
    return Rule(Fault.RESET_AFTER, method="POST")


def waits(hand: DailyHand) -> bool:
    """Does the window say that something is in the way?"""
    words = ("Try again", "Log in again")
    return hand.shows("waits in the outbox and goes out by itself") or any(hand.see(word) for word in words)


def kept(home: Path) -> dict[str, bytes]:
    """The drafts, byte for byte."""
    return {file.name: file.read_bytes() for file in (home / "drafts").iterdir() if file.is_file()}
