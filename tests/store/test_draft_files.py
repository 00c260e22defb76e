"""Any Markdown file opens; what is wrong with one is a sentence; nothing is lost in a save."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from editor.errors import DraftChangedOutside, DraftUnreadable, DraftUnwritable, FrontMatterBroken
from editor.model.draft import Draft, Status
from editor.store.draft_files import (
    assets_folder,
    free_path,
    list_drafts,
    new_draft_path,
    read_draft,
    rename_draft,
    save_draft,
    save_new,
    sound_draft,
)
from editor.text.front_matter import split
from tests.support.disks import as_a_person, folder_of_a_person
from tests.support.drafts_as_text import files

POST = "---\r\ntitle: Small gardens # so\r\nx: [1]\r\n---\r\n\r\nHello.\r\n"


def put(folder: Path, content: bytes, name: str = "draft.md") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_draft_is_read_and_saved_with_every_other_byte_as_it_was(tmp_path: Path) -> None:
    path = put(tmp_path, POST.encode())
    file = read_draft(path)
    assert (file.draft.title, file.read_only, file.problem) == ("Small gardens", "", None)
    saved = save_draft(file, replace(file.draft, title="Gardens", body=file.draft.body + "More.\n"))
    assert path.read_bytes() == POST.replace("Small gardens", "Gardens").encode() + b"More.\r\n"
    assert saved == read_draft(path)


@settings(max_examples=100)
@given(files())
def test_every_text_is_saved_as_it_was_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = put(tmp_path_factory.mktemp("drafts"), text.encode())
    file = read_draft(path)
    assert save_draft(file, file.draft).data == text.encode() == path.read_bytes()


def test_same_text_is_not_written(tmp_path: Path) -> None:
    path = put(tmp_path, POST.encode())
    before = path.stat()
    file = read_draft(path)
    save_draft(file, file.draft)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_file_that_was_changed_outside_is_not_overwritten(tmp_path: Path) -> None:
    path = put(tmp_path, b"mine")
    file = read_draft(path)
    path.write_bytes(b"theirs")
    with pytest.raises(DraftChangedOutside):
        save_draft(file, replace(file.draft, body="more of mine"))
    assert path.read_bytes() == b"theirs"


def test_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    file = save_new(tmp_path / "draft.md", split("Hello."))
    assert file == read_draft(tmp_path / "draft.md")
    with pytest.raises(DraftChangedOutside):
        save_new(tmp_path / "draft.md", split("Other."))
    assert (tmp_path / "draft.md").read_bytes() == b"Hello."


def test_half_a_character_does_not_prevent_a_save(tmp_path: Path) -> None:
    assert save_new(tmp_path / "draft.md", split("a\ud800b")).data == b"a?b"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"one\ntwo \xe9\n", "is not UTF-8 text: see line 2. Save it as UTF-8 where"),
        ("Hällo".encode("utf-16"), "is not UTF-8 text: see line 1"),
        (b"one\r\ntwo\r\nthr\0ee", "is not text: there is a NUL byte in line 3"),
    ],
)
def test_what_is_no_text_is_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = put(tmp_path, content)
    with pytest.raises(DraftUnreadable, match=says) as caught:
        read_draft(path)
    assert "draft.md" in str(caught.value)
    assert path.read_bytes() == content


def test_folder_and_missing_file_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(DraftUnreadable, match="is a folder, not a draft"):
        read_draft(tmp_path / "folder.md")
    with pytest.raises(DraftUnreadable, match="is not there"):
        read_draft(tmp_path / "gone.md")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"words and more words\n" * 2_500_000, "has 52 MB. Over 10 MB a draft can only be read here"),
        (
            b"short\n\n" + b"x" * 5_000_000,
            "Line 3 of .* has 5000 KB. A draft with over 200 KB in a line can only be read",
        ),
    ],
)
def test_text_that_is_too_large_can_be_read_and_not_be_written(tmp_path: Path, content: bytes, says: str) -> None:
    path = put(tmp_path, content)
    file = read_draft(path)
    assert len(file.draft.body) == len(content)
    with pytest.raises(DraftUnwritable, match=says):
        save_draft(file, replace(file.draft, title="x"))
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [b"x" * 200_000 + b"\r\n", b"0123456789abcde\n" * 625_000])
def test_text_just_within_the_limits_can_be_written(tmp_path: Path, content: bytes) -> None:
    assert read_draft(put(tmp_path, content)).read_only == ""


def test_file_of_more_than_100_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = put(tmp_path, b"")
    os.truncate(path, 100_000_001)
    with pytest.raises(DraftUnreadable, match="is larger than 100 MB"):
        read_draft(path)


def test_broken_front_matter_leaves_the_body_to_be_edited(tmp_path: Path) -> None:
    path = put(tmp_path, b"---\ntitle: a: b\n---\n\nHello.\n")
    file = read_draft(path)
    assert file.draft == Draft(path=path, body="Hello.\n", body_line=5)
    assert file.problem is not None
    assert file.problem.line == 2
    save_draft(file, replace(file.draft, body="Bye.\n"))
    assert path.read_bytes() == b"---\ntitle: a: b\n---\n\nBye.\n"
    with pytest.raises(FrontMatterBroken, match=r"draft\.md: .*a colon needs quotes"):
        sound_draft(path)


def test_draft_to_be_published_says_all_that_it_says(tmp_path: Path) -> None:
    path = put(tmp_path, b"---\nstatus: private\n---\nHello.\n")
    assert sound_draft(path) == Draft(path=path, status=Status.PRIVATE, body="Hello.\n", body_line=4)
    path.write_bytes(b"---\nstatus: pirate\n---\nHello.\n")
    with pytest.raises(FrontMatterBroken, match="pirate"):
        sound_draft(path)


def test_name_of_a_new_draft_is_its_day_and_title(tmp_path: Path) -> None:
    day = date(2026, 5, 14)
    first = new_draft_path(tmp_path, "Why small gardens?", day)
    assert first == tmp_path / "2026-05-14-why-small-gardens.md"
    first.touch()
    assert new_draft_path(tmp_path, "Why small gardens?", day).name == "2026-05-14-why-small-gardens-2.md"
    assert new_draft_path(tmp_path, " … ", day).name == "2026-05-14-draft.md"


def test_name_is_taken_by_a_link_that_leads_nowhere_and_by_images(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.symlink_to(tmp_path / "nowhere")
    assets_folder(tmp_path / "a-2.md").mkdir()
    assert free_path(path) == tmp_path / "a-3.md"


def test_draft_is_renamed_but_not_over_another_one(tmp_path: Path) -> None:
    path, other = put(tmp_path, b"words"), put(tmp_path, b"other", "other.md")
    with pytest.raises(DraftUnwritable, match=r"draft\.md cannot be renamed to other\.md: File exists"):
        rename_draft(path, other)
    assert (path.read_bytes(), other.read_bytes()) == (b"words", b"other")
    rename_draft(path, tmp_path / "new.md")
    assert not path.exists()
    assert (tmp_path / "new.md").read_bytes() == b"words"


def test_list_tells_of_each_draft_the_last_changed_first(tmp_path: Path) -> None:
    head = "---\ntitle: Bees\nblog: Allotment\nremote_id: 7\nrejoinder: abc\n---\n\n"
    text = f"{head}One two.\n\n> Three\n>\n> — [M](u), 2026\n"
    for age, (name, content) in enumerate({"bees.md": text, "b.markdown": "# A heading\n\nfour", "c.MD": "\n"}.items()):
        os.utime(put(tmp_path, content.encode(), name), (1000 - age, 1000 - age))
    bees, heading, empty = list_drafts(tmp_path)
    assert (bees.path, bees.title, bees.words, bees.quotes) == (tmp_path / "bees.md", "Bees", 5, 1)
    assert (bees.blog, bees.remote_id, bees.identity, bees.problem) == ("Allotment", "7", "abc", "")
    assert bees.modified == datetime.fromtimestamp(1000, UTC)
    assert (heading.title, heading.words, heading.quotes) == ("A heading", 3, 0)
    assert empty.title == "c"


def test_list_survives_what_cannot_be_read(tmp_path: Path) -> None:
    put(tmp_path, b"\xff", "latin.md")
    put(tmp_path, b"---\nstatus: x\n---\nHello", "doubtful.md")
    put(tmp_path, b"one two " * 1_500_000, "large.md")
    put(tmp_path, b"Hello", ".hidden.md")
    put(tmp_path, b"Hello", "other.txt")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "gone")
    found = {summary.path.name: summary for summary in list_drafts(tmp_path)}
    assert sorted(found) == ["doubtful.md", "large.md", "latin.md"]
    assert "is not UTF-8 text" in found["latin.md"].problem
    assert found["latin.md"].title == "latin"
    assert "“status” in line 2" in found["doubtful.md"].problem
    assert "can only be read here" in found["large.md"].problem


def test_file_that_looks_as_before_is_not_read_again(tmp_path: Path) -> None:
    one, two = put(tmp_path, b"One", "one.md"), put(tmp_path, b"Two", "two.md")
    known = list_drafts(tmp_path)
    stamp = one.stat().st_mtime_ns
    one.write_bytes(b"Six")
    os.utime(one, ns=(stamp, stamp))
    two.write_bytes(b"Three")
    titles = {summary.path.name: summary.title for summary in list_drafts(tmp_path, known)}
    assert titles == {"one.md": "One", "two.md": "Three"}


def test_folder_that_is_not_there_has_no_drafts(tmp_path: Path) -> None:
    assert list_drafts(tmp_path / "gone") == ()


def test_folder_that_may_not_be_looked_into_is_a_sentence() -> None:
    with folder_of_a_person() as folder:
        folder.chmod(0)
        with as_a_person(), pytest.raises(DraftUnreadable, match="cannot be read: Permission denied"):
            list_drafts(folder)
