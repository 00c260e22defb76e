"""Drafts are found by their words, wherever those stand."""

from pathlib import Path

import pytest

from editor.drafts.searching import drafts_with, has_words, search_words
from editor.errors import Cancelled
from editor.model.work import CancelToken
from editor.store.draft_files import LARGEST


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path, typed: str) -> set[str]:
    paths = sorted(folder.glob("*.md"))
    return {path.name for path in drafts_with(search_words(typed), paths, CancelToken())}


def test_words_are_found_in_head_and_body_in_any_order_and_case(tmp_path: Path) -> None:
    put(tmp_path, "peas.md", "---\ntags: [Garden]\n---\nLate peas in May.")
    put(tmp_path, "beans.md", "Early beans in May.")
    assert found(tmp_path, "may") == {"peas.md", "beans.md"}
    assert found(tmp_path, "MAY garden pea") == {"peas.md"}
    assert found(tmp_path, "garden beans") == set()
    assert found(tmp_path, "  ") == {"peas.md", "beans.md"}


def test_letters_are_the_same_however_they_are_composed() -> None:
    assert has_words("Zoe\u0308 in STRASSE", search_words("zo\u00eb stra\u00dfe"))


def test_what_cannot_be_read_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe beans")
    put(tmp_path, "large.md", "beans" + " " * LARGEST)
    assert found(tmp_path, "beans") == {"broken.md"}


def test_search_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        drafts_with(search_words("a"), [put(tmp_path, "a.md", "a")], cancel)
