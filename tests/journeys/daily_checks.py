"""What the checks find leads to the place where it is mended."""

from __future__ import annotations

from tests.journeys.daily_hand import DailyHand


def fields(hand: DailyHand) -> None:
    """What is wrong with a post's fields leads to these, by the button and by the key for the next problem."""
    file = hand.home / "later.md"
    file.write_text("---\ntitle: Later\nstatus: scheduled\n---\n\nWords.\n", encoding="utf-8")
    hand.open_file(file)
    hand.keys("Ctrl+5")
    hand.wait_for("The post is scheduled, but has no date.")
    hand.shot("no-date")
    hand.click("Show its fields")
    hand.find("Slug")
    hand.keys("Ctrl+5")
    hand.wait(lambda: hand.see("Slug") is None, lambda: "the checks instead of the fields")
    hand.keys("F8")
    hand.find("Slug")
    hand.shot("fields")
    hand.say("what is wrong with a field leads to the fields")
