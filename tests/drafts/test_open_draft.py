"""What is typed is never lost: not by a kill, a full disk, another program, or a change of mind."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.drafts.identity import as_new_post
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.drafts.recover import waiting
from editor.errors import (
    DraftChangedOutside,
    DraftUnreadable,
    DraftUnwritable,
    FrontMatterBroken,
    IdentityTwice,
    StateError,
)
from editor.model.draft import Draft, Status
from editor.store.draft_files import read_draft, save_draft
from editor.store.paths import paths_from
from editor.store.places import place_of
from editor.store.state import open_state
from editor.store.versions import Reason
from editor.text.draft_text import parse
from editor.text.front_matter import split
from tests.support.disks import as_a_person, disk_with_room, folder_of_a_person, write_protected

TODAY = datetime.now().astimezone().date().isoformat()
POST = "---\r\ntitle: Bees # so\r\n---\r\n\r\nHello.\r\n"


def put(folder: Path, text: str = POST, name: str = "bees.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def journals(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.journals.iterdir()) if desk.journals.exists() else []


def texts(draft: OpenDraft) -> list[tuple[str, str]]:
    return [(version.reason.value, version.text) for version in draft.history()]


def break_state(desk: Desk) -> None:
    """From now on the state takes nothing."""
    with desk.state.write() as connection:
        connection.execute("PRAGMA query_only = ON")


# Typing and saving


def test_new_draft_that_begins_with_fields_is_nothing_to_save_until_something_is_written(
    desk: Desk, folder: Path
) -> None:
    draft = OpenDraft.new(
        folder, desk, fields={"status": Status.DRAFT, "categories": ("Bees & co",), "comments": False}
    )
    assert (draft.draft.status, draft.draft.categories, draft.draft.comments) == (Status.DRAFT, ("Bees & co",), False)
    assert draft.is_saved
    draft.save()
    draft.close()
    assert list(folder.iterdir()) == []
    draft = OpenDraft.new(folder, desk, fields={"status": Status.DRAFT})
    draft.edit(0, 0, "Words.")
    draft.save()
    assert draft.path is not None
    assert draft.path.read_text(encoding="utf-8") == "---\nstatus: draft\n---\n\nWords."
    draft.close()


def test_words_of_a_new_draft_that_began_with_fields_are_found_after_a_kill(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk, fields={"status": Status.DRAFT})
    draft.edit(0, 0, "Words.")
    draft.flush()
    (stray,) = waiting(desk.journals)
    found = OpenDraft.resume(stray, desk)
    assert (found.text, found.draft.status, found.is_saved) == ("Words.", Status.DRAFT, False)
    found.close()
    draft.close()


def test_draft_is_opened_typed_into_and_saved(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    assert (draft.path, draft.text, draft.is_saved, draft.read_only, draft.problem) == (
        path,
        "Hello.\n",
        True,
        "",
        None,
    )
    draft.edit(6, 0, " World\nMore.")
    draft.set_fields(title="Wasps", tags=("a", "b"))
    assert (draft.text, draft.is_saved) == ("Hello. World\nMore.\n", False)
    assert draft.draft == Draft(path=path, title="Wasps", tags=("a", "b"), body="Hello. World\nMore.\n", body_line=8)
    assert path.read_bytes() == POST.encode()
    draft.flush()
    draft.save()
    assert draft.is_saved
    saved = "---\r\ntitle: Wasps # so\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n\r\nHello. World\r\nMore.\r\n"
    assert path.read_bytes() == saved.encode()
    assert texts(draft) == [("saved", saved), ("replaced", POST)]
    draft.close()
    assert journals(desk) == []


def test_nothing_is_written_where_nothing_was_typed(desk: Desk, folder: Path) -> None:
    path = put(folder)
    before = path.stat()
    draft = OpenDraft.open(path, desk)
    draft.set_fields(title="Bees")
    draft.set_raw(draft.raw)
    draft.save()
    draft.close()
    assert path.stat() == before
    assert not desk.journals.exists()
    assert draft.history() == ()


def test_publishing_keeps_a_version_of_what_was_saved_already(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    draft.save(Reason.PUBLISHED)
    assert texts(draft) == [("published", POST)]
    draft.close()


@pytest.mark.parametrize(
    ("added", "text"), [("\0", "\ufffd"), ("\ud83d", "\ufffd"), ("🐝\u2028", "🐝\u2028"), ("\r\n", "\n")]
)
def test_what_no_file_can_hold_is_replaced_place_for_place(desk: Desk, folder: Path, added: str, text: str) -> None:
    draft = OpenDraft.open(put(folder, "ab"), desk)
    draft.edit(1, 0, added)
    draft.set_raw("title: x\0")
    draft.save()
    draft.close()
    assert read_draft(folder / "bees.md").draft.body == f"a{text}b"
    assert read_draft(folder / "bees.md").draft.title == "x\ufffd"


def test_edit_outside_the_text_is_refused_and_nothing_written(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    with pytest.raises(ValueError, match="in a text of 7"):
        draft.edit(8, 0, "x")
    assert draft.is_saved
    draft.close()


def test_head_as_text_keeps_what_was_changed_since_it_was_shown(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    shown = draft.raw
    draft.set_fields(identity="d1", blog="Quay", remote_id="12")
    draft.set_raw(f"{shown}mine: 1\n", shown)
    assert (draft.draft.identity, draft.draft.remote_id, draft.draft.title) == ("d1", "12", "Bees")
    assert "mine: 1\n" in draft.raw
    before = draft.raw
    with pytest.raises(FrontMatterBroken, match="changed meanwhile"):
        draft.set_raw("title: a: b\n", shown)
    assert draft.raw == before
    draft.close()


def test_head_as_text_that_cannot_be_taken_over_is_kept_as_comments(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    draft.keep_raw("title: Bees\n---\nand more\n", draft.raw)
    assert draft.raw == "title: Bees # so\n# title: Bees\n# ---\n# and more\n"
    assert draft.draft.title == "Bees"
    draft.keep_raw("title: Wasps", draft.raw)
    assert draft.raw == "title: Wasps\n"
    draft.close()


def test_raw_view_shows_the_front_matter_and_changes_it(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    assert draft.raw == "title: Bees # so\n"
    draft.set_raw("title: a: b\nmine: 1\n")
    assert draft.problem is not None
    assert draft.problem.line == 2
    assert "bees.md" in str(draft.problem)
    with pytest.raises(FrontMatterBroken):
        draft.set_fields(title="x")
    with pytest.raises(FrontMatterBroken, match="would end the front matter"):
        draft.set_raw("---")
    draft.edit(0, 0, "x")
    draft.save()
    draft.close()
    assert (folder / "bees.md").read_bytes() == b"---\r\ntitle: a: b\r\nmine: 1\r\n---\r\n\r\nxHello.\r\n"


def test_file_that_may_only_be_read_takes_nothing(desk: Desk, folder: Path) -> None:
    path = put(folder, "x" * 200_001)
    draft = OpenDraft.open(path, desk)
    for change in (lambda: draft.edit(0, 0, "y"), lambda: draft.set_fields(title="y")):
        with pytest.raises(DraftUnwritable, match="can only be read here"):
            change()
    assert draft.is_saved
    draft.save()
    draft.close()
    assert path.read_bytes() == b"x" * 200_001


# New drafts


def test_new_draft_gets_its_file_with_its_first_save(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder / "new", desk)
    assert (draft.path, draft.is_saved, draft.text, draft.history()) == (None, True, "", ())
    draft.save()
    assert not (folder / "new").exists()
    draft.set_fields(title="Why small gardens")
    draft.edit(0, 0, "Hello.")
    assert not draft.is_saved
    draft.save()
    assert draft.path == folder / "new" / f"{TODAY}-why-small-gardens.md"
    assert draft.path is not None
    assert draft.path.read_text(encoding="utf-8") == "---\ntitle: Why small gardens\n---\n\nHello."
    assert draft.draft.path == draft.path
    draft.edit(0, 0, "x")
    assert len(journals(desk)) == 1
    draft.save()
    draft.close()
    assert journals(desk) == []


def test_new_draft_that_was_left_empty_leaves_nothing(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk)
    draft.edit(0, 0, "x")
    draft.edit(0, 1, "")
    assert draft.is_saved
    draft.close()
    assert journals(desk) == []
    assert list(folder.iterdir()) == []


def test_new_draft_may_begin_with_a_text(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk, "---\ntitle: Welcome\n---\n\nHello.")
    assert (draft.text, draft.draft.title, draft.is_saved) == ("Hello.", "Welcome", False)
    draft.save()
    draft.close()
    assert (folder / f"{TODAY}-welcome.md").exists()


def test_duplicate_keeps_the_words_and_what_else_stands_in_the_head(desk: Desk, folder: Path) -> None:
    file = folder / "a.md"
    file.write_text(
        "---\ntitle: A\nmine: kept\nblog: Ferry\nremote_id: '7'\nrejoinder: x\n---\nWords.\n", encoding="utf-8"
    )
    draft = OpenDraft.open(file, desk)
    copy = parse(draft.duplicated("A (copy)"), None)
    assert "mine: kept" in draft.duplicated("A (copy)")
    assert (copy.title, copy.body, copy.blog, copy.remote_id) == ("A (copy)", "Words.\n", "", "")
    assert copy.identity not in {"", "x"}
    draft.close()


def test_name_of_a_new_draft_follows_its_title(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk)
    for title in ("Why", "Why small", "", "Why small gardens"):
        draft.set_fields(title=title)
        draft.edit(0, 0, "x")
        draft.save()
    assert [path.name for path in folder.iterdir()] == [f"{TODAY}-why-small-gardens.md"]
    assert draft.path == folder / f"{TODAY}-why-small-gardens.md"
    assert len(texts(draft)) == 4
    draft.edit(0, 0, "y")
    draft.close()
    again = OpenDraft.open(folder / f"{TODAY}-why-small-gardens.md", desk)
    assert again.text == "yxxxx"
    again.set_fields(title="Other")
    again.save()
    again.close()
    assert again.path == draft.path


def test_name_stays_once_something_refers_to_it(desk: Desk, folder: Path) -> None:
    with_image, with_identity = OpenDraft.new(folder, desk), OpenDraft.new(folder, desk)
    with_image.set_fields(title="Bees")
    for _ in range(2):
        assert with_image.keep_image(b"picture", "Bee.png") == f"{TODAY}-bees.assets/bee.png"
    with_identity.set_fields(title="Wasps")
    identity = with_identity.give_identity()
    assert with_identity.give_identity() == identity
    with_identity.save()
    for draft in (with_image, with_identity):
        draft.set_fields(title="Other")
        draft.save()
        draft.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{TODAY}-bees.assets",
        f"{TODAY}-bees.md",
        f"{TODAY}-wasps.md",
    ]
    assert place_of(desk.state, identity) == folder / f"{TODAY}-wasps.md"


def test_image_gives_an_empty_new_draft_its_file(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk)
    reference = draft.keep_image(b"picture", "Bee.png")
    assert (folder / reference).read_bytes() == b"picture"
    draft.close()
    assert (folder / f"{TODAY}-draft.md").exists()


def test_place_for_files_is_the_drafts_own_and_stays(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk)
    draft.set_fields(title="Bees")
    path = draft.place_for_files()
    assert path == draft.place_for_files() == folder / f"{TODAY}-bees.md"
    assert (folder / f"{TODAY}-bees.assets").is_dir()
    draft.set_fields(title="Other")
    draft.save()
    draft.close()
    assert [each.name for each in folder.glob("*.md")] == [path.name]


def test_two_new_drafts_never_share_a_file(desk: Desk, folder: Path) -> None:
    drafts = [OpenDraft.new(folder, desk, f"---\ntitle: Bees\n---\n{count}") for count in range(3)]
    for draft in drafts:
        draft.save()
        draft.close()
    assert sorted(path.name for path in folder.iterdir()) == [f"{TODAY}-bees{end}.md" for end in ("-2", "-3", "")]


def test_folder_of_drafts_that_cannot_be_made_is_a_sentence(desk: Desk, folder: Path) -> None:
    put(folder, "", "file")
    draft = OpenDraft.new(folder / "file" / "new", desk, "words")
    with pytest.raises(DraftUnwritable, match=r"The draft was not saved: its folder .* cannot be made"):
        draft.save()
    draft.close()
    assert len(journals(desk)) == 1


def test_draft_that_was_never_saved_has_no_other_text(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.new(folder, desk, "words")
    assert draft.changed_outside() is Outside.SAME
    for choice in (draft.reload, draft.keep_both, draft.keep_mine):
        with pytest.raises(DraftUnreadable, match="was never saved"):
            choice()
    draft.close()


# Recovered after a kill: closing without saving leaves on the disk what a kill leaves


def test_what_was_typed_is_there_when_it_is_opened_again(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    assert not draft.is_recovered
    draft.edit(0, 0, "🐝 ")
    draft.set_fields(title="Wasps", status=Status.PRIVATE)
    draft.close()
    assert path.read_bytes() == POST.encode()
    again = OpenDraft.open(path, desk)
    assert again.is_recovered
    assert (again.text, again.draft.title, again.is_saved) == ("🐝 Hello.\n", "Wasps", False)
    assert again.changed_outside() is Outside.SAME
    again.edit(0, 0, "x")
    again.save()
    again.close()
    assert read_draft(path).draft == replace(again.draft, path=path)


def test_recovered_text_upon_a_changed_file_is_a_conflict_and_nothing_is_dropped(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    draft.close()
    put(folder, "theirs")
    again = OpenDraft.open(path, desk)
    assert (again.text, again.changed_outside()) == ("mine Hello.\n", Outside.CONFLICT)
    with pytest.raises(DraftChangedOutside, match=r"bees\.md was written by another program meanwhile"):
        again.save()
    again.close()
    assert path.read_bytes() == b"theirs"
    third = OpenDraft.open(path, desk)
    assert third.text == "mine Hello.\n"
    third.close()


@pytest.mark.parametrize("damage", ["gone", "latin"])
def test_recovered_text_whose_file_cannot_be_read_is_still_there(desk: Desk, folder: Path, damage: str) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    draft.close()
    path.unlink() if damage == "gone" else path.write_bytes(b"\xff")
    again = OpenDraft.open(path, desk)
    assert again.text == "mine Hello.\n"
    assert again.changed_outside() is (Outside.GONE if damage == "gone" else Outside.CONFLICT)
    if damage == "gone":
        with pytest.raises(DraftChangedOutside, match="is gone meanwhile"):
            again.save()
        again.keep_mine()
        assert path.read_bytes() == POST.replace("Hello", "mine Hello").encode()
    again.close()


def test_body_that_looks_like_front_matter_is_recovered_as_it_was_typed(desk: Desk, folder: Path) -> None:
    path = put(folder, "")
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "---\ntitle: x\n---\n\nbody")
    draft.save()
    draft.edit(len(draft.text), 0, " and more")
    draft.close()
    again = OpenDraft.open(path, desk)
    assert again.text == "---\ntitle: x\n---\n\nbody and more"
    again.close()


# Full and write-protected disks


def test_full_disk_loses_no_words(desk: Desk, folder: Path) -> None:
    with disk_with_room(folder, 131072) as disk:
        path = put(disk, "words")
        small = Desk(journals=disk / "journals", state=desk.state)
        draft = OpenDraft.open(path, small)
        with pytest.raises(DraftUnwritable, match="What you type is kept in this window only"):
            draft.edit(0, 0, "x" * 200_000)
        with pytest.raises(DraftUnwritable, match="the disk is full"):
            draft.save()
        assert (len(draft.text), draft.is_saved, path.read_bytes()) == (200_005, False, b"words")
        draft.edit(0, 200_000, "y")
        draft.close()
        again = OpenDraft.open(path, small)
        assert again.text == "ywords"
        again.save()
        again.close()
        assert path.read_bytes() == b"ywords"


def test_write_protected_folder_loses_no_words(tmp_path: Path) -> None:
    with folder_of_a_person() as folder, as_a_person():
        (folder / "drafts").mkdir()
        path = put(folder / "drafts")
        state = open_state(paths_from({"REJOINDER_HOME": str(folder)}))
        desk = Desk(journals=folder / "journals", state=state)
        draft = OpenDraft.open(path, desk)
        draft.edit(0, 0, "x")
        with write_protected(folder / "drafts"), pytest.raises(DraftUnwritable, match="write-protected"):
            draft.save()
        assert path.read_bytes() == POST.encode()
        draft.close()
        again = OpenDraft.open(path, desk)
        assert again.text == "xHello.\n"
        again.close()
        state.close()


def test_state_that_takes_nothing_keeps_nobody_from_their_words(desk: Desk, folder: Path) -> None:
    path = put(folder)
    break_state(desk)
    draft = OpenDraft.open(path, desk)
    draft.give_identity()
    draft.save()
    draft.close()
    assert read_draft(path).draft.identity


# Other programs


def test_file_that_was_changed_outside_is_read_again(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    assert draft.changed_outside() is Outside.SAME
    put(folder, "theirs")
    assert draft.changed_outside() is Outside.CHANGED
    assert draft.text == "Hello.\n"
    draft.reload()
    assert (draft.text, draft.is_saved, draft.changed_outside()) == ("theirs", True, Outside.SAME)
    assert draft.history() == ()
    draft.close()


def test_same_text_from_outside_is_no_change(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "x")
    put(folder, POST.replace("Hello", "xHello"))
    assert draft.changed_outside() is Outside.SAME
    assert draft.is_saved
    draft.close()
    assert journals(desk) == []


def test_words_here_are_a_version_when_theirs_are_taken(desk: Desk, folder: Path) -> None:
    draft = OpenDraft.open(put(folder), desk)
    draft.edit(0, 0, "mine ")
    put(folder, "theirs")
    assert draft.changed_outside() is Outside.CONFLICT
    draft.reload()
    assert draft.text == "theirs"
    assert texts(draft) == [("replaced", POST.replace("Hello", "mine Hello"))]
    draft.close()


def test_words_there_are_a_version_when_mine_are_kept(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    put(folder, "theirs")
    draft.keep_mine()
    assert path.read_bytes() == POST.replace("Hello", "mine Hello").encode()
    assert [reason for reason, _ in texts(draft)] == ["saved", "replaced"]
    assert texts(draft)[1][1] == "theirs"
    assert draft.changed_outside() is Outside.SAME
    draft.close()


@pytest.mark.parametrize("head", ["rejoinder: 1b4e\nblog: Allotment\nremote_id: '7'\n", "rejoinder: a: b\n"])
def test_both_texts_are_kept_and_only_one_is_the_post(desk: Desk, folder: Path, head: str) -> None:
    path = put(folder, f"---\n{head}---\n\nHello.")
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    put(folder, f"---\n{head}---\n\ntheirs")
    other = draft.keep_both()
    assert (other, draft.text, draft.is_saved) == (folder / "bees-2.md", "theirs", True)
    mine = read_draft(other)
    assert mine.draft.body == "mine Hello."
    if not mine.problem:
        assert (mine.draft.remote_id, mine.draft.blog) == ("", "")
        assert mine.draft.identity not in {"", "1b4e"}
    draft.close()


def test_choices_that_cannot_be_made_leave_everything_as_it_is(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    path.write_bytes(b"\xff")
    for choice in (draft.reload, draft.keep_both, draft.keep_mine):
        with pytest.raises(DraftUnreadable, match="is not UTF-8"):
            choice()
    put(folder, "theirs")
    break_state(desk)
    for choice in (draft.reload, draft.keep_mine):
        with pytest.raises(StateError):
            choice()
    assert (draft.text, path.read_bytes()) == ("mine Hello.\n", b"theirs")
    draft.close()
    assert len(journals(desk)) == 1


def test_fields_that_were_changed_outside_are_taken_over_while_typing(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    draft.set_fields(tags=("bees",))
    file = read_draft(path)
    save_draft(file, replace(file.draft, blog="Allotment", remote_id="7"))
    draft.save()
    assert (draft.draft.blog, draft.draft.remote_id, draft.draft.tags) == ("Allotment", "7", ("bees",))
    assert read_draft(path).draft == replace(draft.draft, path=path)
    file = read_draft(path)
    save_draft(file, replace(file.draft, remote_id="8"))
    assert draft.changed_outside() is Outside.MERGED
    assert (draft.is_saved, draft.draft.remote_id, draft.text) == (True, "8", "mine Hello.\n")
    draft.close()
    assert journals(desk) == []


def test_fields_that_were_changed_outside_are_taken_over_after_a_kill(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    draft.close()
    file = read_draft(path)
    save_draft(file, replace(file.draft, remote_id="7"))
    for _ in range(2):
        again = OpenDraft.open(path, desk)
        assert (again.text, again.draft.remote_id, again.changed_outside()) == ("mine Hello.\n", "7", Outside.SAME)
        again.close()


def test_fields_are_taken_over_even_when_the_journal_cannot_say_so(desk: Desk, folder: Path) -> None:
    path = put(folder)
    with disk_with_room(folder, 65536) as disk:
        small = Desk(journals=disk, state=desk.state)
        draft = OpenDraft.open(path, small)
        draft.edit(0, 0, "x" * 20_000)
        draft.close()
        file = read_draft(path)
        save_draft(file, replace(file.draft, excerpt="long " * 4_000))
        again = OpenDraft.open(path, small)
        assert (len(again.text), again.draft.excerpt[:5]) == (20_007, "long ")
        again.save()
        again.close()
        assert read_draft(path).draft == replace(again.draft, path=path)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"title": "Mine"}, {"title": "Theirs"}),
        ({"raw": "title: Bees\nmine: 1\n"}, {"broken": "---\ntitle: Bees\ntheirs: 1\n---\n\nHello.\n"}),
        ({"excerpt": "x"}, {"body": "theirs"}),
        ({"excerpt": "x"}, {"broken": "---\ntitle: a: b\n---\n\nHello.\n"}),
        ({"excerpt": "x"}, {"broken": '---\n{"title": "Bees"}\n---\n\nHello.\n'}),
    ],
)
def test_what_both_changed_is_for_the_person_to_choose(
    desk: Desk, folder: Path, mine: dict[str, str], theirs: dict[str, str]
) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    if "raw" in mine:
        draft.set_raw(mine["raw"])
    else:
        draft.set_fields(title=mine.get("title", "Bees"), excerpt=mine.get("excerpt", ""))
    file = read_draft(path)
    if "broken" in theirs:
        put(folder, theirs["broken"])
    else:
        save_draft(file, replace(file.draft, **{"title": "Bees", **theirs}))
    before = (draft.text, draft.raw, path.read_bytes())
    assert draft.changed_outside() is Outside.CONFLICT
    assert (draft.text, draft.raw, path.read_bytes()) == before
    draft.close()


# Identity


def test_copy_is_asked_about_before_it_is_opened(desk: Desk, folder: Path) -> None:
    path = put(folder, "---\nrejoinder: 1b4e\n---\n\nHello.")
    OpenDraft.open(path, desk).close()
    copy = folder / "copy.md"
    shutil.copy(path, copy)
    with pytest.raises(IdentityTwice):
        OpenDraft.open(copy, desk)
    as_new_post(read_draft(copy))
    OpenDraft.open(copy, desk).close()


def test_identity_that_another_file_has_is_told_once_the_words_are_saved(desk: Desk, folder: Path) -> None:
    OpenDraft.open(put(folder, "---\nrejoinder: 1b4e\n---\n\nHello."), desk).close()
    draft = OpenDraft.open(put(folder, "words", "other.md"), desk)
    draft.set_raw("rejoinder: 1b4e\n")
    with pytest.raises(IdentityTwice):
        draft.save()
    assert draft.is_saved
    draft.close()


# History


def test_merged_text_is_saved_and_what_stood_there_is_a_version(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "mine ")
    draft.take_merged("Theirs and mine.\n", {"title": "Their title"})
    assert (draft.text, draft.draft.title, draft.is_saved) == ("Theirs and mine.\n", "Their title", True)
    assert read_draft(path).draft.body == "Theirs and mine.\n"
    replaced = [split(version.text).body for version in draft.history() if version.reason is Reason.REPLACED]
    assert "mine Hello.\n" in replaced
    draft.close()


def test_restored_text_is_saved_and_can_be_taken_back(desk: Desk, folder: Path) -> None:
    path = put(folder)
    draft = OpenDraft.open(path, desk)
    draft.edit(0, 0, "second ")
    draft.save()
    draft.set_fields(remote_id="7")
    draft.edit(0, 0, "third ")
    first = draft.history()[-1]
    draft.restore(first)
    assert (draft.text, draft.is_saved, draft.draft.remote_id) == ("Hello.\n", True, "7")
    assert read_draft(path).draft.body == "Hello.\n"
    replaced = next(version for version in draft.history() if version.reason is Reason.REPLACED)
    assert "third second" in replaced.text
    draft.restore(replaced)
    assert draft.text == "third second Hello.\n"
    assert [version.reason for version in draft.history()][::-1] == [
        "replaced", "saved", "replaced", "restored", "replaced", "restored"
    ]  # fmt: skip
    draft.close()
