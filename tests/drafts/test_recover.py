"""Words that are in no file are found: of drafts that were never saved, moved, deleted."""

from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.drafts.recover import find_new, waiting
from editor.errors import DraftUnreadable
from editor.store.files import path_key
from editor.store.journal import Journal
from editor.store.journal_records import Base, Edit
from editor.text.front_matter import FrontMatter, split
from tests.support.disks import as_a_person, folder_of_a_person


def put(folder: Path, text: str, name: str = "bees.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def type_into(path: Path, desk: Desk, words: str = "mine ") -> None:
    """And be killed."""
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, words)
    draft.close()


def test_nothing_waits_where_nothing_was_typed(desk: Desk) -> None:
    assert waiting(desk.journals) == ()
    journal = Journal(desk.journals, "new-1")
    journal.begin(Base(path=None, folder=Path("drafts"), front=FrontMatter()))
    for edit in (Edit(0, 0, "x"), Edit(0, 1, "")):
        journal.append(edit)
    journal.close()
    assert waiting(desk.journals) == ()


def test_draft_that_was_never_saved_goes_on_where_it_was(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk, "---\ntitle: Bees\n---\n\nHello.")
    draft.edit(0, 0, "x")
    draft.close()
    (one,) = waiting(desk.journals)
    assert (one.title, one.path, one.is_gone) == ("Bees", None, False)
    again = OpenDraft.resume(one, desk)
    assert (again.text, again.is_recovered, again.path) == ("xHello.", True, None)
    again.save()
    again.close()
    assert [path.read_text(encoding="utf-8") for path in folder.iterdir()] == ["---\ntitle: Bees\n---\n\nxHello."]
    assert waiting(desk.journals) == ()
    with pytest.raises(DraftUnreadable, match="There is no unsaved text any more"):
        OpenDraft.resume(one, desk)


def test_words_of_a_file_wait_until_it_is_opened(desk: Desk, folder: Path) -> None:
    path = put(folder, "Hello.")
    type_into(path, desk)
    type_into(put(folder, "# Wasps", "wasps.md"), desk)
    wasps, bees = waiting(desk.journals)
    assert (bees.path, bees.is_gone, bees.title) == (path, False, "mine Hello.")
    assert wasps.when >= bees.when
    draft = OpenDraft.resume(bees, desk)
    assert draft.text == "mine Hello."
    draft.close()


def test_words_of_a_file_that_is_gone_wait_too(desk: Desk, folder: Path) -> None:
    path = put(folder, "")
    type_into(path, desk, "…")
    path.unlink()
    (one,) = waiting(desk.journals)
    assert (one.is_gone, one.title) == (True, "bees")
    draft = OpenDraft.resume(one, desk)
    assert draft.changed_outside() is Outside.GONE
    draft.keep_mine()
    draft.close()
    assert path.read_text(encoding="utf-8") == "…"


def test_file_that_was_moved_finds_its_words_by_its_identity(desk: Desk, folder: Path) -> None:
    other = folder / "other.md"
    journal = Journal(desk.journals, "0")  # the first one that is looked at
    journal.begin(Base(path=other, folder=folder, front=split("---\nrejoinder: other\n---\n\nOther.")))
    journal.append(Edit(0, 0, "mine "))
    journal.close()
    path = put(folder, "---\nrejoinder: 1b4e\n---\n\nHello.")
    type_into(path, desk)
    moved = path.rename(folder / "moved.md")
    draft = OpenDraft.open(moved, desk)
    assert (draft.text, draft.is_recovered) == ("mine Hello.", True)
    draft.save()
    draft.close()
    assert [one.path for one in waiting(desk.journals)] == [other]


def test_words_that_were_saved_just_before_a_kill_are_no_second_draft(desk: Desk, folder: Path) -> None:
    path = put(folder, "xHello.")
    for key, base in (("new-1", None), (path_key(path), path)):
        journal = Journal(desk.journals, key)
        journal.begin(Base(path=base, folder=folder, front=split("Hello.") if base else FrontMatter()))
        journal.append(Edit(0, 0, "x" if base else "xHello."))
        journal.close()
    assert waiting(desk.journals) == ()
    draft = OpenDraft.open(path, desk)
    assert (draft.text, draft.is_saved, draft.is_recovered) == ("xHello.", True, False)
    draft.close()
    assert list(desk.journals.iterdir()) == []


def test_words_of_a_deleted_draft_are_kept_when_a_new_one_gets_its_name(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk, "# Bees")
    draft.save()
    draft.edit(0, 0, "mine ")
    draft.close()
    assert draft.path is not None
    draft.path.unlink()
    new = OpenDraft.new(folder, desk, "# Bees")
    new.save()
    assert new.path == draft.path
    new.close()
    (copy,) = desk.journals.iterdir()
    assert "unread" in copy.name
    assert b"mine" in copy.read_bytes()


def test_words_of_a_file_in_a_forbidden_folder_wait(desk: Desk) -> None:
    with folder_of_a_person() as mine:
        (mine / "drafts").mkdir(mode=0o777)
        (mine / "drafts").chmod(0o777)
        path = put(mine / "drafts", "Hello.")
        desk = Desk(journals=mine / "journals", state=desk.state)
        with as_a_person():
            type_into(path, desk)
        (mine / "drafts").chmod(0)
        with as_a_person():
            (one,) = waiting(desk.journals)
        (mine / "drafts").chmod(0o700)
    assert (one.path, one.is_gone) == (path, False)


def test_journal_that_cannot_be_read_keeps_nobody_from_the_others(
    desk: Desk, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    type_into(put(folder, "Hello."), desk)
    (desk.journals / "folder.journal").mkdir()
    assert [one.title for one in waiting(desk.journals)] == ["mine Hello."]
    assert "A journal was passed over" in caplog.text


def test_file_that_is_not_there_and_of_which_nothing_waits_is_a_sentence(desk: Desk, folder: Path) -> None:
    with pytest.raises(DraftUnreadable, match="is not there"):
        OpenDraft.open(folder / "gone.md", desk)


def test_journal_of_an_unknown_draft_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(DraftUnreadable):
        find_new("new-x", desk.journals)
