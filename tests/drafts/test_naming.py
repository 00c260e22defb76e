"""The file of a new draft is named by day and title."""

from datetime import date
from pathlib import Path

from editor.drafts.naming import NewName, first_file, follow_title
from editor.store.draft_files import read_draft
from editor.text.front_matter import split
from tests.support.disks import as_a_person, folder_of_a_person, write_protected


def test_draft_without_title_is_named_by_its_first_line(folder: Path) -> None:
    name = NewName(folder=folder, day=date(2026, 5, 14))
    assert first_file(name, split("\n## Bees & wasps\n\nHello.")).path == folder / "2026-05-14-bees-wasps.md"


def test_name_that_fits_already_stays(folder: Path) -> None:
    name = NewName(folder=folder, day=date(2026, 5, 14))
    for _ in range(2):
        file = first_file(name, split("---\ntitle: Bees\n---\n"))
        assert follow_title(name, file) is file


def test_file_that_cannot_be_renamed_keeps_its_name() -> None:
    with folder_of_a_person() as folder:
        name = NewName(folder=folder, day=date(2026, 5, 14))
        with as_a_person():
            file = first_file(name, split("---\ntitle: Bees\n---\n"))
            file.path.write_text("---\ntitle: Wasps\n---\n", encoding="utf-8")
        file = read_draft(file.path)
        with write_protected(folder):
            assert follow_title(name, file) is file
        assert [path.name for path in folder.iterdir()] == ["2026-05-14-bees.md"]
