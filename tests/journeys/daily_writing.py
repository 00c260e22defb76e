"""Writing: find and replace, formatting, Enter in lists and quotes, only the text, and the search over drafts."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from tests.journeys.daily_hand import DailyHand


def finding(hand: DailyHand) -> None:
    """Ctrl+F and Ctrl+H; replacing all is one step of undo."""
    text = "A bee, two bees, and a Bee."
    hand.write("Bees", text)
    hand.keys("Ctrl+F")
    hand.type("bee")
    hand.wait_for("1 of 3")
    hand.type("\n")
    hand.wait_for("2 of 3")
    hand.keys("Shift+Return")
    hand.wait_for("1 of 3")
    hand.shot("found")
    hand.click("Match case")
    hand.wait_for("1 of 2")
    hand.click("Whole words")
    hand.wait_for("1 of 1")
    hand.fill("Find", "wasp")
    hand.wait_for("Not found")
    hand.shot("not-found")
    hand.keys("Escape")
    assert hand.see("Find") is None
    hand.keys("Ctrl+H")
    for choice in ("Match case", "Whole words"):
        hand.click(choice)
    hand.fill("Find", "bee")
    hand.fill("Replace with", "wasp")
    hand.click("Replace all")
    hand.has_text("A wasp, two wasps, and a wasp.")
    hand.wait_for("3 replaced")
    hand.shot("replaced")
    hand.keys("Escape")
    hand.keys("Ctrl+Z")
    hand.has_text(text)
    hand.say("found, and replaced in one step")


FORMATS = (
    ("Ctrl+B", "**words**"),
    ("Ctrl+I", "*words*"),
    ("Ctrl+E", "`words`"),
    ("Ctrl+K", "[words](https://example.org/)"),
    ("Ctrl+Shift+H", "## words"),
    ("Ctrl+Shift+8", "- words"),
    ("Ctrl+Shift+7", "1. words"),
    ("Ctrl+Shift+9", "> words"),
)


def formatting(hand: DailyHand) -> None:
    """Each command is one step of undo, by its key and by its line in the menu."""
    hand.write("Formats", "words")
    QGuiApplication.clipboard().setText("https://example.org/")
    lines = ("Bold", "Italic", "Code", "Link", "Heading", "List", "Numbered list", "Quote")
    for (keys, wanted), line in zip(FORMATS, lines, strict=True):
        for way in (keys, line):
            select_all(hand)
            hand.keys(way) if way is keys else hand.choose("Format", way)
            hand.has_text(wanted)
            hand.keys("Ctrl+Z")
            hand.has_text("words")
    hand.choose("Format", "Link", shot="menu")
    hand.say("each format is one step, by key and by menu")


def select_all(hand: DailyHand) -> None:
    """Of the text."""
    hand.keys("Ctrl+0")
    QTest.keySequence(hand.view, "Ctrl+A")


def smart_keys(hand: DailyHand) -> None:
    """Enter goes on with a list or a quote, and ends it on an empty line; the step before comes back whole."""
    for typed, wanted in (
        ("- one\ntwo\n\nend", "- one\n- two\n\nend"),
        ("1. one\ntwo\n\nend", "1. one\n2. two\n\nend"),
        ("> one\ntwo\n\nend", "> one\n> two\n\nend"),
        ("- [ ] one\ntwo\n\nend", "- [ ] one\n- [ ] two\n\nend"),
    ):
        hand.keys("Ctrl+N")
        hand.type("List\n")
        hand.type(typed)
        hand.has_text(wanted)
    hand.shot("list")
    hand.say("lists and quotes go on and end by Enter")


def focus_mode(hand: DailyHand) -> None:
    """F11 leaves the text alone; the same key, and Escape, bring the rest back."""
    hand.write("Alone", "Only the text.")
    for back in ("F11", "Escape"):
        hand.keys("F11")
        hand.wait(lambda: hand.see("Publish") is None, lambda: "only the text")
        assert hand.see("Search drafts") is None
        assert hand.see("Preview") is None
        hand.shot("only-the-text")
        hand.type(" More.")
        hand.keys(back)
        hand.find("Publish")
        hand.find("Search drafts")
    hand.has_text("Only the text. More. More.")
    hand.choose("View", "Only the text", shot="menu")
    hand.wait(lambda: hand.see("Publish") is None, lambda: "only the text")
    hand.keys("F11")
    hand.say("only the text, and back")


def searching(hand: DailyHand) -> None:
    """Words of titles and texts, in any order; none is said; Escape shows all again."""
    for title, text in (("Runner beans", "Text."), ("Early beans", "Under glass."), ("Late peas", "Text.")):
        hand.write(title, text)
    rows = hand.find("Drafts", QListView)
    assert isinstance(rows, QListView)
    hand.wait(lambda: rows.model().rowCount() == 4, lambda: "four drafts")
    hand.click("Search drafts")
    hand.type("BEANS run")
    hand.wait(lambda: rows.model().rowCount() == 1, lambda: "one draft")
    hand.shot("one")
    hand.type("x")
    hand.wait_for("No draft has these words.")
    hand.shot("none")
    hand.keys("Escape")
    hand.type("glass beans")
    hand.wait(lambda: rows.model().rowCount() == 1, lambda: "the draft with a word in its text")
    hand.shot("in-a-text")
    hand.keys("Escape")
    hand.wait(lambda: rows.model().rowCount() == 4, lambda: "all drafts")
    hand.type("peas")
    hand.click_item("Drafts", "Late peas")
    hand.wait(lambda: hand.text_of("Title") == "Late peas", lambda: "the draft")
    hand.say("drafts are searched and opened")
