"""What goes out is what a person saw when they said so, whatever is opened before the program has looked at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from editor.model.draft import Status
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


def test_what_is_typed_beside_the_text_belongs_to_the_draft_that_is_left(whole: Whole, tmp_path: Path) -> None:
    hand, program = whole.hand, whole.program
    beans = draft_of(whole, tmp_path, "beans.md", "![](bean.png)")
    hand.click("Post", QPushButton)
    hand.click("Tags")
    hand.type("climbers")
    hand.keys("Ctrl+N")  # from within the field: the tag is no chip yet
    assert "- climbers" in beans.read_text(encoding="utf-8")
    assert program.drafts.draft.tags == ()
    program.drafts.open(beans)
    program.page.describe_image(1)
    hand.type("A bean")
    hand.keys("Ctrl+N")
    assert "![A bean](bean.png)" in beans.read_text(encoding="utf-8")
    assert program.page.text == ""
    program.drafts.open(beans)
    program.window.commands[Do.RAW].trigger()
    hand.type("mine: 1\n")
    hand.keys("Ctrl+N")
    assert beans.read_text(encoding="utf-8").startswith("---\nmine: 1\n")
    program.drafts.open(beans)
    program.window.commands[Do.RAW].trigger()
    hand.type("---\n")
    hand.keys("Ctrl+N")
    assert "# ---\n" in beans.read_text(encoding="utf-8")


def test_tag_that_is_being_typed_is_published_and_saved(whole: Whole, tmp_path: Path) -> None:
    hand, program = whole.hand, whole.program
    beans = draft_of(whole, tmp_path, "beans.md", "They climb.")
    hand.click("Post", QPushButton)
    hand.click("Tags")
    hand.type("climbers")
    hand.keys("Ctrl+S")
    assert "climbers" in beans.read_text(encoding="utf-8")
    hand.type("late")
    hand.keys("Ctrl+Return")
    hand.wait_for("Publishing to Practice blog")
    assert program.drafts.draft.tags == ("climbers", "late")
    hand.click("Undo")


def test_undo_of_a_disclosure_is_gone_with_its_draft(whole: Whole, tmp_path: Path) -> None:
    hand, program = whole.hand, whole.program
    draft_of(whole, tmp_path, "peas.md", "They wait.")
    hand.keys("Ctrl+D")
    hand.click("Trip or event")
    hand.type("Seedling Co.")
    hand.keys("Tab")
    hand.type("train fare")
    hand.click("Add to the post")
    hand.wait_for("The disclosure stands first in the post.")
    draft_of(whole, tmp_path, "beans.md", "They climb.")
    assert not program.window.toast.isVisible()


def test_head_that_is_open_as_text_keeps_the_post_that_it_became(whole: Whole, tmp_path: Path) -> None:
    """Applied after a publish, it would have made a second post of it."""
    hand, program = whole.hand, whole.program
    beans = draft_of(whole, tmp_path, "beans.md", "They climb.")
    program.window.commands[Do.RAW].trigger()
    hand.type("mine: 1\n")
    assert program.drafts.set_fields(identity="d1", blog="Practice blog", remote_id="12")
    hand.click("Apply")
    text = beans.read_text(encoding="utf-8") if program.drafts.save() else ""
    assert "mine: 1" in text
    assert (program.drafts.draft.identity, program.drafts.draft.remote_id) == ("d1", "12")


def test_post_that_readers_see_is_not_taken_from_them_without_a_question(whole: Whole, tmp_path: Path) -> None:
    hand, program = whole.hand, whole.program
    draft_of(whole, tmp_path, "beans.md", "They climb.")
    hand.keys("Ctrl+Return")
    hand.wait_for("Published on Practice blog.")
    program.window.commands[Do.PUBLISH_DRAFT].trigger()
    hand.wait_for("Take it from its readers on Practice blog?")
    hand.keys("Escape")
    assert jobs(whole.state) == ()
    assert program.drafts.set_fields(status=Status.DRAFT)
    hand.keys("Ctrl+Return")
    hand.click("Make it a draft")
    hand.wait_for("Saved as a draft on Practice blog.")


def test_draft_that_was_just_named_anew_goes_into_the_bin(whole: Whole) -> None:
    """Its file follows its title when it is left."""
    hand, program = whole.hand, whole.program
    hand.keys("Ctrl+N")
    hand.type("Beans\nThey climb.")
    hand.keys("Ctrl+S")
    program.page.focus_title()
    hand.keys("End")
    hand.type(" and peas")
    program.window.commands[Do.BIN].trigger()
    hand.wait_for("“Beans and peas” is in the bin.")
    assert not [file.name for file in (whole.home / "drafts").glob("*beans*")]
    hand.click("Undo")
    hand.wait(lambda: program.drafts.draft.title == "Beans and peas", lambda: "the draft again")
    hand.keys("Ctrl+N")
    hand.type("Never saved\nBut typed.")
    program.window.commands[Do.BIN].trigger()
    hand.wait_for("“Never saved” is in the bin.")


def test_check_calls_the_blog_by_the_name_that_it_has_in_the_window(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "tool.exe").touch()
    draft_of(whole, tmp_path, "beans.md", "See [it](tool.exe).")
    whole.program.window.commands[Do.CHECKS].trigger()
    whole.hand.wait_for("If Practice blog does, nothing is published.")


def draft_of(whole: Whole, folder: Path, name: str, body: str) -> Path:
    """A draft that is open."""
    file = folder / name
    file.write_text(f"---\ntitle: {name}\n---\n{body}\n", encoding="utf-8")
    assert whole.program.drafts.open(file)
    QTest.qWait(20)
    return file
