"""The whole job with keys alone: no mouse, ten actions and typing."""

from __future__ import annotations

from tests.journeys.conftest import Whole
from tests.journeys.story import page
from tests.journeys.window_story import ACTIONS
from tests.support.reachable import faults


def test_a_reader_is_answered_disclosed_and_published_without_a_mouse(whole: Whole) -> None:
    hand = whole.hand
    hand.actions = 0
    hand.keys("Ctrl+N")
    hand.type("What a reader asked\n")
    hand.type("A reader wrote something that deserves more than a reply box.\n\n")
    hand.keys("Ctrl+Shift+C")
    hand.keys("Down")
    hand.keys("Shift+Q")
    hand.type("That is so.")
    hand.keys("Tab")
    hand.type("And that too.")
    hand.keys("Tab")
    hand.type("I wrote it down.")
    hand.keys("Ctrl+D")
    hand.keys("Return")
    hand.type("Seedling Co.")
    hand.keys("Tab")
    hand.actions -= 1  # going from value to value is typing values
    hand.type("train fare\n")
    hand.keys("Return")
    hand.keys("Ctrl+Return")
    hand.wait_for("Published on")
    assert list(faults(whole.program.window)) == []
    assert hand.actions <= ACTIONS
    blog = (whole.home / "state" / "practice" / "port").read_text().strip()
    shown = page(f"http://127.0.0.1:{blog}/what-a-reader-asked/")
    for words in ("That is so.", "And that too.", "I wrote it down.", "Seedling Co. paid my train fare."):
        assert words in shown, words
