"""What was typed comes back, however the program ended; what was cut off counts as never written."""

import os
import threading
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.errors import DraftUnreadable, DraftUnwritable
from editor.store.journal import Journal
from editor.store.journal_records import Base, Change, Edit, Head, Replay, Whole, changed, line, read_line
from editor.text.front_matter import FrontMatter, split
from tests.support.disks import disk_with_room
from tests.support.drafts_as_text import files

HELLO = split("---\ntitle: x\n---\n\nHello.\n")


def base(front: FrontMatter = HELLO, path: Path | None = None) -> Base:
    return Base(path=path, folder=Path("drafts"), front=front)


def checked(content: bytes) -> bytes:
    """A line with the right checksum."""
    return b"%08x %b\n" % (crc32(content), content)


@st.composite
def typing(draw: st.DrawFn) -> tuple[FrontMatter, list[tuple[Change, FrontMatter]]]:
    """A text, and changes to it with the text after each."""
    front = start = split(draw(files()))
    steps: list[tuple[Change, FrontMatter]] = []
    for kind in draw(st.lists(st.sampled_from(["type", "type", "type", "erase", "head", "whole"]), max_size=12)):
        change: Change = Head("---\na: 1\n---\n")
        if kind in {"type", "erase"}:
            near = draw(st.integers(0, len(front.body)))
            removed = draw(st.integers(0, min(3, len(front.body) - near)))
            added = draw(st.sampled_from(["a", "🐝", "\n", "two\nlines", ""]))
            change = Edit(near, removed, added if kind == "type" else "")
            front = front.with_edit(near, change.removed, change.added)
        elif kind == "head":
            front = replace(front, head="---\na: 1\n---\n")
        else:
            front = split(draw(files()))
            change = Whole(front)
        steps.append((change, front))
    return start, steps


def written(folder: Path, start: FrontMatter, changes: list[Change]) -> Journal:
    journal = Journal(folder, "key")
    journal.begin(base(start))
    for change in changes:
        journal.append(change)
    journal.close()
    return journal


@settings(max_examples=300)
@given(typing())
def test_everything_typed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, typed: tuple[FrontMatter, list[tuple[Change, FrontMatter]]]
) -> None:
    start, steps = typed
    folder = tmp_path_factory.mktemp("journals")
    written(folder, start, [change for change, _ in steps])
    found = Journal(folder, "key").replay()
    assert found == (Replay(base=base(start), front=steps[-1][1]) if steps else None)


@settings(max_examples=200)
@given(typing(), st.data())
def test_line_that_was_cut_off_counts_as_never_written(
    tmp_path_factory: pytest.TempPathFactory,
    typed: tuple[FrontMatter, list[tuple[Change, FrontMatter]]],
    data: st.DataObject,
) -> None:
    start, steps = typed
    folder = tmp_path_factory.mktemp("journals")
    path = written(folder, start, [change for change, _ in steps]).path
    whole = path.read_bytes() if steps else b""
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    again = Journal(folder, "key")
    found = again.replay()
    kept = path.read_bytes().count(b"\n") - 1
    assert found == (None if kept < 0 else Replay(base=base(start), front=[start, *(f for _, f in steps)][kept]))
    if found is None:
        again.begin(base(start))
    again.append(Edit(0, 0, "more"))
    again.close()
    after = Journal(folder, "key").replay()
    assert after is not None
    assert after.front == (found.front if found else start).with_edit(0, 0, "more")
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_long_typing_is_joined_and_equals_every_single_key() -> None:
    text = "word " * 3000
    keys = [Edit(5 + place, 0, key) for place, key in enumerate(text)]
    assert changed(HELLO, keys) == HELLO.with_edit(5, 0, text)


def test_nothing_is_written_before_the_first_change(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journals", "key")
    assert journal.replay() is None
    journal.begin(base())
    journal.sync()
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_journal_is_private(tmp_path: Path) -> None:
    journal = written(tmp_path / "journals", HELLO, [Edit(0, 0, "x")])
    assert journal.path.stat().st_mode & 0o777 == 0o600
    assert journal.path.parent.stat().st_mode & 0o777 == 0o700


def test_each_change_survives_the_end_of_the_program_at_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "key")
    journal.begin(base(path=Path("/d/hello.md")))
    for count in range(3):
        journal.append(Edit(0, 0, "x"))
        found = Journal(tmp_path, "key").replay()
        assert found == Replay(base=base(path=Path("/d/hello.md")), front=HELLO.with_edit(0, 0, "x" * (count + 1)))
    journal.close()


def test_saved_text_is_where_the_journal_begins_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "key")
    journal.begin(base())
    journal.append(Edit(0, 0, "x"))
    saved = HELLO.with_edit(0, 0, "x")
    journal.begin(base(saved))
    assert Journal(tmp_path, "key").replay() is None
    journal.append(Edit(0, 0, "y"))
    assert Journal(tmp_path, "key").replay() == Replay(base=base(saved), front=HELLO.with_edit(0, 0, "yx"))
    journal.begin(base(HELLO))
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_journal_of_an_earlier_run_is_let_go_as_well(tmp_path: Path) -> None:
    written(tmp_path, HELLO, [Edit(0, 0, "x")])
    journal = Journal(tmp_path, "key")
    journal.replay()
    journal.begin(base())
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_lines_before_the_last_beginning_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "key.journal"
    records = [base(), Edit(0, 0, "old"), base(split("New.")), Edit(0, 0, "x")]
    path.write_bytes(b"".join(map(line, records)))
    assert Journal(tmp_path, "key").replay() == Replay(base=base(split("New.")), front=split("xNew."))


def test_what_was_written_counts_until_the_text_upon_another_file_is(tmp_path: Path) -> None:
    journal = written(tmp_path, HELLO, [Edit(0, 0, "x")])
    journal.begin_again(base(split("Theirs.")))
    assert Journal(tmp_path, "key").replay() == Replay(base=base(), front=HELLO.with_edit(0, 0, "x"))
    journal.append(Whole(split("xTheirs.")))
    journal.close()
    assert Journal(tmp_path, "key").replay() == Replay(base=base(split("Theirs.")), front=split("xTheirs."))


def test_words_of_another_draft_of_this_name_are_kept_aside(tmp_path: Path) -> None:
    content = written(tmp_path, HELLO, [Edit(0, 0, "x")]).path.read_bytes()
    journal = Journal(tmp_path, "key")
    journal.set_aside()
    journal.set_aside()
    journal.begin(base())
    journal.close()
    (copy,) = tmp_path.iterdir()
    assert copy.read_bytes() == content


@pytest.mark.parametrize("damage", [b"00000000 {}\n", b"\n", b"no line at all\n"])
def test_damage_before_the_end_keeps_a_copy_of_it_all(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "key.journal"
    content = line(base()) + line(Edit(0, 0, "x")) + damage + line(Edit(0, 0, "y"))
    for number in (1, 2):
        path.write_bytes(content)
        journal = Journal(tmp_path, "key")
        found = journal.replay()
        assert found == Replay(base=base(), front=HELLO.with_edit(0, 0, "x"))
        assert (tmp_path / f"key.unread-{number}").read_bytes() == content
    assert journal.replay() == found
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    "content",
    [
        checked(b'{"base":2,"else":"of a newer Rejoinder"}'),
        line(Edit(0, 0, "x")) + b"half",
        line(base()) + line(Edit(9999, 0, "x")),
        line(base()).replace(b"base", b"bass"),
    ],
)
def test_journal_that_says_nothing_to_us_is_not_thrown_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key.journal"
    path.write_bytes(content)
    journal = Journal(tmp_path, "key")
    assert journal.replay() is None
    journal.begin(base())
    journal.append(Edit(0, 0, "x"))
    journal.close()
    assert Journal(tmp_path, "key").replay() == Replay(base=base(), front=HELLO.with_edit(0, 0, "x"))
    if not content.endswith(b"half"):
        assert (tmp_path / "key.unread-1").read_bytes() == content


@pytest.mark.parametrize(
    "content", [b"[]", b'"text"', b"{}", b'{"at":1}', b'{"base":1}', b"\xff", b'{"base":1,"path":3}']
)
def test_line_with_a_right_checksum_may_still_be_no_record(content: bytes) -> None:
    assert read_line(checked(content).removesuffix(b"\n")) is None


def test_odd_text_and_odd_paths_are_kept(tmp_path: Path) -> None:
    odd = Base(path=Path("caf\udce9.md"), folder=Path("/d"), front=split("\ufeffa\u2028\x00\ud83db\r\nc\n"))
    assert read_line(line(odd).removesuffix(b"\n")) == odd


def test_full_disk_is_told_and_the_next_beginning_is_good(tmp_path: Path) -> None:
    with disk_with_room(tmp_path, 65536) as disk:
        journal = Journal(disk, "key")
        journal.begin(base())
        journal.append(Edit(0, 0, "x"))
        kept = journal.path.read_bytes()
        with pytest.raises(
            DraftUnwritable, match=r"What you type is kept in this window only: .*Make room on the disk"
        ):
            journal.append(Edit(0, 0, "y" * 100_000))
        assert journal.path.read_bytes() == kept
        journal.append(Whole(split("All.")))
        assert Journal(disk, "key").replay() == Replay(base=base(), front=split("All."))
        journal.close()


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "journals").touch()
    journal = Journal(tmp_path / "journals", "key")
    journal.begin(base())
    with pytest.raises(DraftUnwritable, match="kept in this window only"):
        journal.append(Edit(0, 0, "x"))
    journal.close()


def test_journal_that_may_not_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "key.journal").mkdir()
    with pytest.raises(DraftUnreadable):
        Journal(tmp_path, "key").replay()


def test_sync_may_run_on_another_thread_while_lines_are_appended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, "key")
    journal.begin(base())
    journal.append(Edit(0, 0, "x"))
    synced: list[int] = []
    fsync = os.fsync

    def slow(descriptor: int) -> None:
        journal.append(Edit(0, 0, "y"))
        fsync(descriptor)
        synced.append(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    thread = threading.Thread(target=journal.sync)
    thread.start()
    thread.join()
    monkeypatch.setattr(os, "fsync", synced.append)
    journal.sync()
    journal.sync()
    assert len(synced) == 2
    journal.close()


def test_disk_that_does_not_take_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path, "key")
    journal.begin(base())
    journal.append(Edit(0, 0, "x"))

    def broken(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    for _ in range(2):
        with pytest.raises(DraftUnwritable, match="cannot be brought to the disk: Input/output error"):
            journal.sync()
    journal.close()
