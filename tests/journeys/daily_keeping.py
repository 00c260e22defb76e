"""What is kept of drafts: versions, the bin, and the file's head as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QListWidget, QPlainTextEdit

from tests.journeys.daily_hand import DailyHand


def versions(hand: DailyHand) -> None:
    """An older version is looked at and restored; Ctrl+Z brings the newer one back."""
    file = hand.write("Seeds", "First words.")
    hand.choose("Versions…")
    hand.wait_for("First words.")
    hand.shot("one-version")
    hand.keys("Escape")
    hand.type(" Second words.")
    hand.save()
    hand.choose("Versions…", shot="menu")
    rows = hand.find("Versions", QListWidget)
    assert isinstance(rows, QListWidget)
    hand.wait(lambda: rows.count() == 2, lambda: f"two, not {[rows.item(row).text() for row in range(rows.count())]}")
    hand.press_on(rows.viewport(), rows.visualItemRect(rows.item(1)).center())
    hand.shot("versions")
    hand.click("Restore this version")
    hand.has_text("First words.")
    hand.wait(lambda: "Second" not in file.read_text(encoding="utf-8"), lambda: "the older version in the file")
    hand.shot("restored")
    hand.keys("Ctrl+Z")
    hand.has_text("First words. Second words.")
    hand.save()
    assert "Second words." in file.read_text(encoding="utf-8")
    hand.say("an older version is restored, and Ctrl+Z takes that back")


def no_versions(hand: DailyHand) -> None:
    """A draft that was never saved has none, and the dialog says when there will be."""
    hand.keys("Ctrl+N")
    hand.choose("Versions…")
    hand.wait_for("None yet.")
    hand.shot("none-yet")
    hand.keys("Return")
    hand.is_gone("None yet.")
    hand.say("no versions yet, and why")


def binning(hand: DailyHand) -> None:
    """The bin takes what is open, with its last words and its images; Undo brings all of it back."""
    file = hand.write("To throw away", "Kept words.")
    images = file.with_suffix(".assets")
    images.mkdir()
    (images / "a.png").write_bytes(b"picture")
    hand.type(" The last ones.")
    hand.choose("Move to the bin")
    hand.wait_for("“To throw away” is in the bin.")
    hand.shot("in-the-bin")
    assert not file.exists()
    (binned,) = (hand.home / "drafts" / "Bin").glob("*/*.md")
    assert "The last ones." in binned.read_text(encoding="utf-8")
    assert (binned.with_suffix(".assets") / "a.png").read_bytes() == b"picture"
    hand.click("Undo")
    hand.has_text("Kept words. The last ones.")
    assert (images / "a.png").read_bytes() == b"picture"
    assert not (hand.home / "drafts" / "Bin").exists()
    hand.shot("back-again")
    bin_from_the_list(hand)
    hand.say("binned from the menu and from the list, and brought back")


def bin_from_the_list(hand: DailyHand) -> None:
    """Delete on a row that is not the open one."""
    file = hand.write("Another one", "Open.")
    rows = hand.find("Drafts", QListView)
    assert isinstance(rows, QListView)
    hand.wait(lambda: rows.model().rowCount() == 3, lambda: "three drafts in the list")
    row = next(row for row in range(3) if rows.model().index(row, 0).data() == "To throw away")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(row, 0))
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    hand.wait_for("“To throw away” is in the bin.")
    assert hand.text == "Open."
    assert file.exists()
    hand.click("Undo")
    hand.has_text("Kept words. The last ones.")


def raw(hand: DailyHand) -> None:
    """The head is one key away, shows what stands there, takes changes, and comes back."""
    file = hand.write("Raw", "Body.")
    hand.keys("Ctrl+Shift+R")
    head = hand.find("The file's head as it is written")
    assert isinstance(head, QPlainTextEdit)
    assert "title: " in head.toPlainText()
    hand.shot("raw")
    hand.keys("Ctrl+End")
    hand.type("\nmood: calm")
    hand.click("Apply")
    hand.has_text("Body.")
    hand.save()
    assert "mood: calm" in file.read_text(encoding="utf-8")
    hand.keys("Ctrl+Shift+R")
    hand.type("never")
    hand.keys("Escape")
    hand.has_text("Body.")
    break_and_mend(hand)
    hand.save()
    assert any('title: "Raw: and more"\nmood: calm' in one.read_text(encoding="utf-8") for one in hand.drafts())
    hand.say("the head is shown, changed, left alone, broken and mended")


def break_and_mend(hand: DailyHand) -> None:
    """YAML that is none is taken, said, and mended from where it is said."""
    hand.keys("Ctrl+Shift+R")
    hand.keys("Ctrl+A")
    hand.type("title: Raw: and more\nmood: calm")
    hand.click("Apply")
    hand.click("Mend it")
    hand.shot("broken")
    hand.keys("Ctrl+A")
    hand.type('title: "Raw: and more"\nmood: calm')
    hand.click("Apply")
    hand.is_gone("Mend it")
    hand.wait_for("Raw: and more")
