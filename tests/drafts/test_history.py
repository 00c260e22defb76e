"""Each save and publish leaves a version; an earlier text comes back with the ties of today."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.drafts.history import earlier, follow, history, keep_save, keep_version
from editor.store.draft_files import DraftFile, draft_file, encoded, read_draft
from editor.store.versions import Reason, Version
from editor.text.front_matter import split

NOW = datetime(2026, 5, 14, tzinfo=UTC)
TIED = '---\ntitle: Now\nblog: Allotment\nremote_id: "7"\nrejoinder: 1b4e\n---\n\nNow.\n'


def as_file(text: str, path: Path = Path("bees.md")) -> DraftFile:
    front = split(text)
    return draft_file(path, encoded(front), front)


def as_version(text: str) -> Version:
    return Version(key="bees", when=NOW, reason=Reason.SAVED, title="", text=text)


def kept(desk: Desk, file: DraftFile) -> list[tuple[str, str]]:
    return [(version.reason.value, version.text) for version in history(desk.state, file)]


def test_what_was_there_before_the_first_save_is_kept_too(desk: Desk) -> None:
    before, after = as_file("old words"), as_file("new words")
    keep_save(desk.state, before, after, Reason.SAVED)
    keep_save(desk.state, after, as_file("newer words"), Reason.PUBLISHED)
    assert kept(desk, after) == [("published", "newer words"), ("saved", "new words"), ("replaced", "old words")]


def test_new_draft_has_nothing_before(desk: Desk) -> None:
    keep_save(desk.state, None, as_file("words"), Reason.SAVED)
    assert kept(desk, as_file("words")) == [("saved", "words")]


def test_text_that_came_from_outside_is_kept_before_it_is_saved_over(desk: Desk) -> None:
    keep_save(desk.state, None, as_file("one"), Reason.SAVED)
    keep_save(desk.state, as_file("theirs"), as_file("two"), Reason.SAVED)
    assert [text for _, text in kept(desk, as_file("two"))] == ["two", "theirs", "one"]


def test_history_hangs_on_the_identity_once_there_is_one(desk: Desk) -> None:
    keep_save(desk.state, None, as_file("one"), Reason.SAVED)
    keep_save(desk.state, as_file("one"), as_file(TIED), Reason.SAVED)
    assert [text for _, text in kept(desk, as_file(TIED, Path("moved.md")))] == [TIED, "one"]
    assert kept(desk, as_file("one")) == []


def test_history_follows_a_new_name(desk: Desk) -> None:
    keep_version(desk.state, as_file("one"), Reason.SAVED)
    follow(desk.state, Path("bees.md"), Path("wasps.md"))
    assert kept(desk, as_file("one", Path("wasps.md"))) == [("saved", "one")]


def test_history_that_cannot_be_written_is_logged_and_nothing_more(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with desk.state.write() as connection:
        connection.execute("PRAGMA query_only = ON")
    with caplog.at_level(logging.WARNING):
        keep_save(desk.state, None, as_file("one"), Reason.SAVED)
        follow(desk.state, Path("bees.md"), Path("wasps.md"))
    assert "No version of bees.md was kept" in caplog.text
    assert "The history of wasps.md was not found again" in caplog.text


def test_earlier_text_stays_tied_to_the_post_of_today() -> None:
    today = as_file(TIED)
    text = earlier(
        as_version("---\ntitle: Then # so\nrejoinder: none\n---\n\nThen.\n"), today.draft, today.front
    ).text()
    assert text.startswith('---\ntitle: Then # so\nrejoinder: "1b4e"\n')
    assert split(text).values() == {"title": "Then", "rejoinder": "1b4e", "blog": "Allotment", "remote_id": "7"}
    assert split(text).body == "Then.\n"


def test_earlier_text_whose_front_matter_is_broken_keeps_that_of_today() -> None:
    today = as_file(TIED)
    assert earlier(as_version("---\ntitle: a: b\n---\n\nThen.\n"), today.draft, today.front) == today.front.with_body(
        "Then.\n"
    )


def test_history_of_a_file_is_what_its_path_says(desk: Desk, folder: Path) -> None:
    path = folder / "a.md"
    path.write_bytes(b"words")
    keep_version(desk.state, read_draft(path), Reason.SAVED)
    (folder / "link.md").symlink_to(path)
    assert kept(desk, read_draft(folder / "link.md")) == [("saved", "words")]
