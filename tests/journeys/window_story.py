"""From a reader's comment to a published reply in the real window, on the practice blog: ten actions and typing."""

from __future__ import annotations

import re
from pathlib import Path

from tests.journeys.hand import Hand
from tests.journeys.story import page

ACTIONS = 10
"""UX.md: what the whole job may cost besides typing prose and values."""


def play(hand: Hand, home: Path) -> str:
    """The address of the post. Raises AssertionError at the first step that fails."""
    write_and_publish(hand)
    return look_and_update(hand, home)


def write_and_publish(hand: Hand) -> None:
    """The whole job, its actions counted."""
    hand.wait_for_comments()
    hand.shot("welcome")
    hand.say("the window stands on the welcome, connected to the practice blog")
    hand.actions = 0
    hand.keys("Ctrl+N")
    hand.type("What a reader asked\n")
    hand.type("A reader wrote something that deserves more than a reply box.\n\n")
    hand.click("Comments")
    hand.shot("comments")
    hand.click("Reply between")
    hand.shot("reply-between")
    hand.type("That is so.")
    hand.keys("Tab")
    hand.type("And that too.")
    hand.keys("Tab")
    hand.type("I wrote it down.")
    hand.say("a comment is quoted, each paragraph with its answer")
    hand.keys("Ctrl+D")
    hand.click("Trip or event")
    hand.shot("disclosure")
    hand.type("Seedling Co.")
    hand.keys("Tab")
    hand.actions -= 1  # going from value to value is typing values
    hand.type("train fare\n")
    hand.shot("disclosure-filled")
    hand.click("Add to the post")
    hand.say("who paid is said, first in the post")
    hand.shot("before-publishing")
    hand.click("Publish")
    hand.wait_for("Published on")
    hand.shot("published")
    assert hand.actions <= ACTIONS, f"{hand.actions} actions"
    hand.say(f"published with {hand.actions} actions besides typing")


def look_and_update(hand: Hand, home: Path) -> str:
    """What an anonymous reader finds; then a change, which is the same post."""
    draft = next(file for file in (home / "drafts").glob("*.md") if "asked" in file.name)
    text = draft.read_text(encoding="utf-8")
    number = re.search(r"remote_id: \W*(\d+)", text)
    assert number, text
    port = (home / "state" / "practice" / "port").read_text().strip()
    url = f"http://127.0.0.1:{port}/what-a-reader-asked/"
    shown = page(url)
    for words in ("That is so.", "And that too.", "I wrote it down.", "Seedling Co. paid my train fare."):
        assert words in shown, words
    assert shown.index("Seedling Co.") < shown.index("A reader wrote something")
    assert shown.count("<blockquote") == text.count("> — [")
    hand.click("Text of the draft")
    hand.keys("Ctrl+End")
    hand.type(" And once more.")
    hand.click("Update")
    hand.wait(lambda: "And once more." in page(url), lambda: "the change on the blog")
    hand.wait_for("Published on")
    hand.shot("updated")
    assert re.findall(r"remote_id: \W*(\d+)", draft.read_text(encoding="utf-8")) == [number[1]]
    hand.say("changed and published again: the same post")
    return url
