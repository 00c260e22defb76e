"""Files that are no drafts, or none that can be written: each is said in words, and none is touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.journeys.daily_hand import DailyHand
from tests.support.disks import disk_with_room


def unreadable(hand: DailyHand) -> None:
    """Not UTF-8, NUL bytes: a sentence, and what was open stays open."""
    hand.write("Open", "Before.")
    for name, content, sentence in (
        ("latin.md", "Grüße".encode("latin-1"), "latin.md is not UTF-8 text: see line 1. Save it as UTF-8"),
        ("nul.md", b"one\n\0two", "nul.md is not text: there is a NUL byte in line 2. Open another file."),
    ):
        file = hand.home / name
        file.write_bytes(content)
        hand.open_file(file)
        hand.wait_for(sentence)
        hand.shot(file.stem)
        assert hand.text == "Before."
        assert file.read_bytes() == content
    hand.click("Dismiss")
    hand.say("files that are no text are said to be none")


def folder_named(hand: DailyHand) -> None:
    """Started with a folder's name: a sentence, and the draft that was open."""
    hand.wait_for("folder.md is a folder, not a draft. Open a file inside it.")
    hand.shot("folder")
    hand.say("a folder is said to be one")


def too_large(hand: DailyHand) -> None:
    """50 MB and a line of 5 MB are shown, can be searched and copied, and cannot be written."""
    for name, content, reason in (
        ("large.md", b"# Large\n\n" + b"Words in a large file.\n" * 2_200_000, "Over 10 MB a draft can only be read"),
        ("line.md", b"Short.\n\n" + b"long " * 1_000_000 + b"\n", "over 200 KB in a line can only be read here"),
    ):
        file = hand.home / name
        file.write_bytes(content)
        hand.open_file(file)
        hand.wait_for(reason)
        hand.wait_for("Read-only")
        hand.keys("Ctrl+0")
        hand.type("x")
        hand.keys("Ctrl+B")
        hand.keys("Ctrl+S")
        QTest.keySequence(hand.view, "Ctrl+A")
        QTest.keySequence(hand.view, "Ctrl+C")
        assert len(QGuiApplication.clipboard().text()) > 6
        QTest.qWait(700)
        hand.shot(file.stem)
        assert file.read_bytes() == content
    hand.say("too large a file can be read, and says why it cannot be written")


def broken_head(hand: DailyHand) -> None:
    """A front matter that is no YAML: the text can be written, the head stays byte for byte."""
    file = hand.home / "broken.md"
    head = b"---\ntitle: a: b\ntags: [x\n---\n"
    file.write_bytes(head + b"\nBody.\n")
    hand.open_file(file)
    hand.wait_for("The front matter cannot be read in line 2")
    hand.shot("broken-head")
    assert file.read_bytes() == head + b"\nBody.\n"
    hand.type("My ")
    hand.save()
    assert file.read_bytes() == head + b"\nMy Body.\n"
    title = hand.find("Title")
    title.setFocus()
    QTest.keyClicks(title, "New title")
    hand.wait_for("This was not changed: The front matter cannot be read in line 2")
    hand.shot("title-refused")
    assert file.read_bytes().startswith(head)
    hand.click("Mend it")
    hand.keys("Ctrl+A")
    hand.type("title: New")
    hand.click("Apply")
    hand.save()
    assert file.read_bytes() == b"---\ntitle: New\n---\n\nMy Body.\n"
    hand.say("a broken head is said, kept, and mended")


def cannot_be_saved(hand: DailyHand) -> None:
    """A file that is write-protected, a disk that is full: the words stay in the journal, and are saved later."""
    file = hand.home / "mine.md"
    file.write_text("Mine.", encoding="utf-8")
    hand.open_file(file)
    hand.keys("Ctrl+End")
    file.chmod(0o444)
    try_to_save(hand, " Protected.", "write-protected. Allow writing there")
    assert file.read_text(encoding="utf-8") == "Mine."
    hand.shot("protected")
    file.chmod(0o644)
    hand.click("Try again")
    hand.wait(lambda: file.read_text(encoding="utf-8") == "Mine. Protected.", lambda: "the save")
    hand.wait_for("Saved")
    full_disk(hand)
    hand.say("what cannot be saved stays, says why, and is saved when it can be")


def full_disk(hand: DailyHand) -> None:
    """A real one of 64 KB."""
    with disk_with_room(hand.home, 65536) as disk:
        file = disk / "small.md"
        file.write_text("Small.", encoding="utf-8")
        hand.open_file(file)
        hand.keys("Ctrl+End")
        filler = disk / "filler"
        fill(filler)
        try_to_save(hand, " And more words." * 400, "the disk is full. Make room and save again")
        hand.shot("full")
        assert file.read_text(encoding="utf-8") == "Small."
        filler.unlink()
        hand.click("Try again")
        hand.wait(lambda: "And more" in file.read_text(encoding="utf-8"), lambda: "the save")
        hand.keys("Ctrl+N")


def fill(file: Path) -> None:
    """Until there is no room."""
    with file.open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            pass


def try_to_save(hand: DailyHand, words: str, sentence: str) -> None:
    """Paste words, save, and see why it was not done."""
    QGuiApplication.clipboard().setText(words)
    hand.keys("Ctrl+V")
    hand.keys("Ctrl+S")
    hand.wait_for(sentence)
    hand.wait_for("Not saved")
    journals = b"".join(path.read_bytes() for path in (hand.home / "state" / "journals").iterdir())
    assert words[:16].encode() in journals
