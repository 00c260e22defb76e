"""What goes out is what a person saw when they said so, whatever is opened before the program has looked at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from editor.store.jobs import jobs
from editor.ui.commands import Do
from tests.journeys.conftest import Whole
from tests.support.reachable import focus

NOT_SENT = "“Beans” was not published on Practice blog: another draft or blog was chosen meanwhile."


def test_another_draft_is_opened_before_the_one_that_was_meant_was_looked_at(whole: Whole) -> None:
    hand = whole.hand
    hand.keys("Ctrl+N")
    hand.type("Beans\nThey climb.")
    for keys in ("Ctrl+Return", "Ctrl+N"):  # both before anything else comes to its turn
        QTest.keySequence(focus(), keys)
    hand.wait_for(NOT_SENT)
    assert jobs(whole.state) == ()
    hand.type("Peas\nThey wait.")
    hand.keys("Ctrl+Return")
    hand.wait_for("Publishing to Practice blog")
    assert [job.title for job in jobs(whole.state)] == ["Peas"]
    hand.click("Undo")


def test_file_of_a_second_start_waits_for_what_is_asked_about_the_open_draft(whole: Whole, tmp_path: Path) -> None:
    hand, program = whole.hand, whole.program
    file = tmp_path / "given.md"
    file.write_text("---\ntitle: Given\n---\nFrom elsewhere.\n", encoding="utf-8")
    hand.keys("Ctrl+N")
    hand.type("Beans\nThey climb.")
    program.window.commands[Do.SHOW_SENT].trigger()
    hand.wait_for("HTML that will be sent")
    program.receive(file)
    QTest.qWait(100)
    assert program.drafts.draft.title == "Beans"
    hand.keys("Escape")
    hand.wait(lambda: program.drafts.draft.title == "Given", lambda: "the file that was given")
    assert program.page.text == "From elsewhere.\n"
