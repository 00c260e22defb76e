"""A draft is one file: a copy is asked about, a moved one is followed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.drafts.identity import as_moved, as_new_post, claim, save_as_one, with_identity
from editor.errors import DraftUnwritable, IdentityTwice
from editor.model.draft import Draft
from editor.store.database import Database
from editor.store.draft_files import read_draft
from editor.store.paths import paths_from
from editor.store.places import place_of
from editor.store.state import open_state

TEXT = "---\ntitle: Bees\nrejoinder: 1b4e\nblog: Allotment\nremote_id: '7'\nmine: kept\n---\nWords.\n"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Database]:
    database = open_state(paths_from({"REJOINDER_HOME": str(tmp_path / "home")}))
    yield database
    database.close()


@pytest.fixture
def first(tmp_path: Path, state: Database) -> Path:
    path = tmp_path / "may.md"
    path.write_text(TEXT, encoding="utf-8")
    claim(state, read_draft(path))
    return path


def test_identity_is_given_once() -> None:
    given = with_identity(Draft())
    assert len(given.identity) == 36
    assert with_identity(given) is given


def test_draft_without_identity_claims_nothing(tmp_path: Path, state: Database) -> None:
    (tmp_path / "x.md").write_text("Words.", encoding="utf-8")
    claim(state, read_draft(tmp_path / "x.md"))
    assert place_of(state, "") is None


def test_copy_is_asked_about_and_neither_is_touched(first: Path, state: Database) -> None:
    copy = first.with_name("june.md")
    shutil.copy(first, copy)
    with pytest.raises(IdentityTwice) as raised:
        claim(state, read_draft(copy))
    assert (raised.value.path, raised.value.first) == (copy, first)
    assert first.read_text(encoding="utf-8") == copy.read_text(encoding="utf-8") == TEXT
    assert place_of(state, "1b4e") == first


def test_copy_becomes_a_post_of_its_own(first: Path, state: Database) -> None:
    copy = first.with_name("june.md")
    shutil.copy(first, copy)
    new = as_new_post(read_draft(copy))
    claim(state, new)
    assert new.draft.identity not in {"", "1b4e"}
    assert (new.draft.remote_id, new.draft.blog, new.draft.title) == ("", "", "Bees")
    assert "mine: kept" in copy.read_text(encoding="utf-8")
    assert place_of(state, "1b4e") == first


def test_copy_that_is_the_moved_one_takes_over(first: Path, state: Database) -> None:
    copy = first.with_name("june.md")
    shutil.copy(first, copy)
    as_moved(state, read_draft(copy))
    claim(state, read_draft(copy))
    assert place_of(state, "1b4e") == copy


def test_first_file_counts_even_while_its_front_matter_is_broken(first: Path, state: Database) -> None:
    copy = first.with_name("june.md")
    shutil.copy(first, copy)
    first.write_text(TEXT.replace("title: Bees", "title: a: b"), encoding="utf-8")
    with pytest.raises(IdentityTwice):
        claim(state, read_draft(copy))


@pytest.mark.parametrize("left", ["nothing", "another draft"])
def test_moved_file_is_followed_without_a_question(first: Path, state: Database, left: str) -> None:
    moved = first.with_name("moved.md")
    first.rename(moved)
    if left == "another draft":
        first.write_text("Something else.", encoding="utf-8")
    claim(state, read_draft(moved))
    assert place_of(state, "1b4e") == moved


def test_second_name_of_the_same_file_is_the_same_draft(first: Path, state: Database) -> None:
    link = first.with_name("link.md")
    link.symlink_to(first)
    claim(state, read_draft(link))
    assert place_of(state, "1b4e") == link


def test_identity_is_in_the_file_and_in_the_state(tmp_path: Path, state: Database) -> None:
    path = tmp_path / "new.md"
    path.write_text("Words.\n", encoding="utf-8")
    file = read_draft(path)
    saved = save_as_one(state, file, replace(file.draft, title="Bees"))
    assert read_draft(path).draft == saved.draft
    assert place_of(state, saved.draft.identity) == path


def test_identity_that_cannot_be_written_is_not_remembered(tmp_path: Path, state: Database) -> None:
    path = tmp_path / "new.md"
    path.write_text("Words.\n", encoding="utf-8")
    path.chmod(0o444)
    file = read_draft(path)
    with pytest.raises(DraftUnwritable):
        save_as_one(state, file, file.draft)
    assert state.read("SELECT * FROM places") == []


def test_identity_that_was_there_stays_when_the_file_cannot_be_written(first: Path, state: Database) -> None:
    first.chmod(0o444)
    file = read_draft(first)
    with pytest.raises(DraftUnwritable):
        save_as_one(state, file, replace(file.draft, title="Wasps"))
    assert place_of(state, "1b4e") == first


def test_copy_gets_nothing_saved(tmp_path: Path, first: Path, state: Database) -> None:
    copy = Path(shutil.copy(first, tmp_path / "june.md"))
    file = read_draft(copy)
    with pytest.raises(IdentityTwice):
        save_as_one(state, file, replace(file.draft, title="Wasps"))
    assert copy.read_text(encoding="utf-8") == TEXT
    assert place_of(state, "1b4e") == first
