"""A draft's file is written whole or not at all, and never over something that was not read."""

import os
import stat
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from editor.errors import DraftChangedOutside, DraftUnreadable, DraftUnwritable
from editor.store.files import MISSING, path_key, read_bytes, remove_leftovers, write_atomic
from tests.support.disks import as_a_person, disk_with_room, folder_of_a_person, write_protected


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A file with words in it."""
    path = tmp_path / "draft.md"
    path.write_bytes(b"words")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_is_replaced_whole_and_keeps_its_mode(draft: Path) -> None:
    draft.chmod(0o640)
    write_atomic(draft, b"other words", b"words")
    assert draft.read_bytes() == b"other words"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert names(draft.parent) == ["draft.md"]


def test_file_keeps_its_owner_when_the_superuser_writes_it() -> None:
    with folder_of_a_person() as folder:
        draft = folder / "draft.md"
        with as_a_person():
            draft.write_bytes(b"words")
        owner = draft.stat().st_uid
        write_atomic(draft, b"other words")
        assert draft.stat().st_uid == owner


def test_new_file_is_as_private_as_the_person_wants(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_atomic(tmp_path / "draft.md", b"words", MISSING)
    assert (tmp_path / "draft.md").stat().st_mode == plain.stat().st_mode


def test_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "target.md", tmp_path / "link.md"
    target.write_bytes(b"words")
    link.symlink_to(target)
    write_atomic(link, b"other words", b"words")
    assert link.is_symlink()
    assert target.read_bytes() == b"other words"
    target.unlink()
    write_atomic(link, b"new words", MISSING)
    assert target.read_bytes() == b"new words"


@pytest.mark.parametrize("expect", [b"what we read", MISSING])
def test_file_that_another_program_wrote_is_not_overwritten(draft: Path, expect: bytes) -> None:
    with pytest.raises(DraftChangedOutside, match=r"draft\.md was written by another program meanwhile"):
        write_atomic(draft, b"mine", expect)
    assert draft.read_bytes() == b"words"
    assert names(draft.parent) == ["draft.md"]


def test_file_that_is_gone_is_not_written_anew(tmp_path: Path) -> None:
    with pytest.raises(DraftChangedOutside, match="is gone meanwhile"):
        write_atomic(tmp_path / "draft.md", b"mine", b"words")
    assert names(tmp_path) == []


def test_name_that_is_taken_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, fsync = tmp_path / "draft.md", os.fsync

    def another_program_writes(descriptor: int) -> None:
        fsync(descriptor)
        monkeypatch.undo()
        monkeypatch.setattr(Path, "touch", write_first)

    touch = Path.touch

    def write_first(path: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        monkeypatch.undo()
        draft.write_bytes(b"theirs")
        touch(path, mode, exist_ok)

    monkeypatch.setattr(os, "fsync", another_program_writes)
    with pytest.raises(DraftChangedOutside):
        write_atomic(draft, b"mine", MISSING)
    assert draft.read_bytes() == b"theirs"
    assert names(tmp_path) == ["draft.md"]


def test_full_disk_is_a_sentence_and_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with disk_with_room(tmp_path, 65536) as disk:
        draft = disk / "draft.md"
        draft.write_bytes(b"words")
        with pytest.raises(DraftUnwritable, match=r"draft\.md was not saved: the disk is full\. Make room"):
            write_atomic(draft, b"x" * 100_000, b"words")
        assert draft.read_bytes() == b"words"
        assert names(disk) == ["draft.md"]


def test_write_protected_folder_is_a_sentence_and_leaves_everything_as_it_was() -> None:
    with folder_of_a_person() as folder:
        draft = folder / "draft.md"
        with as_a_person():
            draft.write_bytes(b"words")
        with (
            write_protected(folder),
            pytest.raises(DraftUnwritable, match="was not saved: the file or its folder is write-protected"),
        ):
            write_atomic(draft, b"mine", b"words")
        assert draft.read_bytes() == b"words"
        assert names(folder) == ["draft.md"]


@pytest.mark.parametrize("is_person", [True, False])
def test_write_protected_file_is_not_replaced(is_person: bool) -> None:
    with folder_of_a_person() as folder:
        draft = folder / "draft.md"
        draft.write_bytes(b"words")
        draft.chmod(0o444)
        with (
            as_a_person() if is_person else nullcontext(),
            pytest.raises(DraftUnwritable, match="write-protected"),
        ):
            write_atomic(draft, b"mine", b"words")
        assert draft.read_bytes() == b"words"
        assert names(folder) == ["draft.md"]


def test_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        DraftUnwritable, match=r"was not saved: its folder is gone\. Bring the folder back, or save it in another one; "
    ):
        write_atomic(tmp_path / "gone" / "draft.md", b"words")


def test_other_trouble_is_told_in_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(DraftUnwritable, match=r"was not saved: .*Try again, or save it in another folder"):
        write_atomic(tmp_path / ("x" * 300), b"words")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(DraftUnwritable, match="was not saved: Is a directory"):
        write_atomic(tmp_path / "folder.md", b"words")
    assert names(tmp_path) == ["folder.md"]


def test_what_is_no_readable_file_is_a_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for name, says in ((".", "is a folder"), ("gone.md", "is not there"), ("pipe.md", "is not a file that holds text")):
        with pytest.raises(DraftUnreadable, match=says):
            read_bytes(tmp_path / name)


def test_file_that_may_not_be_read_is_a_sentence() -> None:
    with folder_of_a_person() as folder:
        draft = folder / "draft.md"
        draft.write_bytes(b"words")
        draft.chmod(0)
        with as_a_person(), pytest.raises(DraftUnreadable, match=r"draft\.md cannot be read: Permission denied"):
            read_bytes(draft)


def test_only_so_much_is_read_as_was_asked_for(draft: Path) -> None:
    assert read_bytes(draft) == b"words"
    assert read_bytes(draft, 2) == b"wo"


def test_key_of_a_path_is_the_same_however_it_is_written(draft: Path) -> None:
    link = draft.with_name("link.md")
    link.symlink_to(draft)
    assert path_key(draft) == path_key(link) == path_key(draft.parent / "." / "draft.md")
    assert path_key(draft) != path_key(draft.with_name("other.md"))


def test_only_old_leftovers_are_removed(draft: Path) -> None:
    old, new = draft.with_name(".rejoinder-old"), draft.with_name(".rejoinder-new")
    for left in (old, new):
        left.touch()
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    remove_leftovers(draft.parent)
    assert names(draft.parent) == [".rejoinder-new", "draft.md"]
