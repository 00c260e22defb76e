"""Files that other programs write, copy and hand over while the window is open."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from tests.journeys.daily_hand import DailyHand

CONFLICT = "Another program changed this draft while you were writing in it."


def write_outside(file: Path, text: str) -> None:
    """As an editor does it that writes a new file and renames it."""
    new = file.with_name("other.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def quiet_reload(hand: DailyHand) -> None:
    """Without words of one's own the other program's text is shown; Ctrl+Z brings back what was there."""
    file = hand.write("Garden", "Mine.")
    write_outside(file, file.read_text(encoding="utf-8").replace("Mine.", "Theirs."))
    hand.has_text("Theirs.")
    hand.wait_for("Another program changed this draft.")
    hand.shot("reloaded")
    hand.keys("Ctrl+Z")
    hand.has_text("Mine.")
    hand.save()
    assert "Mine." in file.read_text(encoding="utf-8")
    fields_are_merged(hand, file)
    hand.say("another program's text is shown, and can be taken back")


def fields_are_merged(hand: DailyHand, file: Path) -> None:
    """A field that was changed there is taken over beside words that were typed here."""
    hand.keys("Ctrl+End")
    hand.type(" More.")
    write_outside(file, file.read_text(encoding="utf-8").replace("---\n\n", "tags: [seeds]\n---\n\n"))
    hand.wait(lambda: "Mine. More." in file.read_text(encoding="utf-8"), lambda: "the save")
    assert "tags: [seeds]" in file.read_text(encoding="utf-8")
    assert hand.text == "Mine. More."


def conflicts(hand: DailyHand) -> None:
    """With words of one's own nothing is overwritten, and each button does what it says."""
    file = hand.write("Garden", "Mine.")
    conflict(hand, file, "Theirs, kept apart.", " One")
    hand.shot("conflict")
    hand.click("Keep both")
    hand.has_text("Theirs, kept apart.")
    hand.wait_for("beside theirs")
    hand.shot("both-kept")
    (other,) = [one for one in hand.drafts() if one.stem.endswith("-2")]
    assert "Mine. One" in other.read_text(encoding="utf-8")
    hand.click("Open it")
    hand.has_text("Mine. One")
    hand.open_file(file)
    hand.has_text("Theirs, kept apart.")
    conflict(hand, file, "Theirs again.", " Two")
    hand.click("Take theirs")
    hand.has_text("Theirs again.")
    hand.keys("Ctrl+Z")
    hand.has_text("Theirs, kept apart. Two")
    hand.save()
    conflict(hand, file, "Theirs, lost.", " Three")
    hand.click("Keep mine")
    hand.wait(lambda: "Two Three" in file.read_text(encoding="utf-8"), lambda: "mine in the file")
    hand.is_gone(CONFLICT)
    hand.choose("Versions…")
    hand.wait_for("Before it was replaced")
    hand.shot("theirs-is-a-version")
    hand.keys("Escape")
    hand.say("both kept, theirs taken, mine kept: each as it says")


def conflict(hand: DailyHand, file: Path, theirs: str, mine: str) -> None:
    """Words typed here, and before they are saved others there."""
    hand.keys("Ctrl+End")
    hand.type(mine)
    head = file.read_text(encoding="utf-8").rpartition("---\n")[0]
    write_outside(file, f"{head}---\n\n{theirs}")
    hand.wait_for(CONFLICT)
    QTest.qWait(2500)  # longer than the pause of autosave
    assert theirs in file.read_text(encoding="utf-8")
    assert hand.text.endswith(mine)


def gone(hand: DailyHand) -> None:
    """A file that is deleted, and one that becomes something else."""
    file = hand.write("Garden", "Mine.")
    file.unlink()
    hand.wait_for("The file of this draft is gone.")
    hand.wait_for("Not saved")
    hand.shot("gone")
    hand.type(" More.")
    hand.click("Write it again")
    hand.wait(lambda: file.exists() and "Mine. More." in file.read_text(encoding="utf-8"), lambda: "the file again")
    hand.is_gone("The file of this draft is gone.")
    file.write_bytes(b"\xff\xfe no text")
    hand.notice("is not UTF-8")
    hand.shot("no-text-any-more")
    QTest.qWait(2500)
    assert file.read_bytes() == b"\xff\xfe no text"
    assert hand.text == "Mine. More."
    file.write_text("Text again.", encoding="utf-8")
    hand.has_text("Text again.")
    hand.is_gone("is not UTF-8")
    hand.say("a file that is gone is written again; one that is no text is left alone")


def copied_as_new(hand: DailyHand) -> None:
    """A copy of a draft with an identity is asked about: it is a new post."""
    first, copy = published_and_copied(hand)
    hand.open_file(copy)
    hand.wait_for("is a copy of")
    hand.shot("whose")
    assert copy.read_bytes() == first.read_bytes()
    hand.click("A new post")
    hand.has_text("Body.")
    hand.wait(lambda: identity(copy) != identity(first), lambda: "an identity of its own")
    hand.is_gone("is a copy of")
    hand.type("Another ")
    hand.save()
    assert "Another Body." in copy.read_text(encoding="utf-8")
    assert "Another" not in first.read_text(encoding="utf-8")
    hand.say("a copy is a new post when it is said to be")


def copied_as_moved(hand: DailyHand) -> None:
    """A copy that is the same post, moved, keeps its identity; the first is asked about from then on."""
    first, copy = published_and_copied(hand)
    hand.open_file(copy)
    hand.click("The same post, moved")
    hand.has_text("Body.")
    assert identity(copy) == identity(first)
    hand.is_gone("is a copy of")
    hand.open_file(first)
    hand.wait_for("is a copy of")
    hand.say("a copy is the same post when it is said to be")


def published_and_copied(hand: DailyHand) -> tuple[Path, Path]:
    """A draft that got its identity from a disclosure, and a copy of its file."""
    first = hand.home / "first.md"
    text = "---\ntitle: Twice\nrejoinder: 6f0e3c1e-8f7d-4a53-9a47-0f6f3ed0a111\n---\n\nBody."
    first.write_text(text, encoding="utf-8")
    hand.open_file(first)
    hand.has_text("Body.")
    copy = hand.home / "copy.md"
    shutil.copy(first, copy)
    return first, copy


def identity(file: Path) -> str:
    """What stands in it."""
    found = re.search(r"^rejoinder: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def second_start(hand: DailyHand) -> None:
    """A second start hands its file over and ends; without one it wants the window."""
    file = hand.home / "elsewhere.md"
    file.write_text("Handed over.", encoding="utf-8")
    hand.type("Words of the one before. ")
    for arguments in ([str(file)], []):
        second = subprocess.Popen([sys.executable, "-m", "editor", *arguments], env=os.environ)
        hand.wait(lambda second=second: second.poll() is not None, lambda: "the second one to end")
        assert second.returncode == 0
        hand.has_text("Handed over.")
    (welcome,) = hand.drafts()
    assert "Words of the one before. " in welcome.read_text(encoding="utf-8")
    hand.shot("handed-over")
    hand.say("a second start hands its file to the first window and ends")


def named(hand: DailyHand) -> None:
    """Started with a file's name: it is open, wherever it lies, and listed with where."""
    hand.has_text("Named.")
    hand.shot("named")
    hand.type("Well ")
    hand.save()
    hand.say("the file named is open")
