"""What is put into the bin can be seen there and comes back."""

from pathlib import Path

import pytest

from editor.drafts.binning import bin_draft, binned, restore
from editor.errors import DraftUnwritable
from tests.support.disks import as_a_person, folder_of_a_person, write_protected


def put(folder: Path, words: str = "![](bees.assets/a.png)", image: bytes = b"picture") -> Path:
    path = folder / "bees.md"
    path.write_text(words, encoding="utf-8")
    (folder / "bees.assets").mkdir()
    (folder / "bees.assets" / "a.png").write_bytes(image)
    return path


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_draft_and_its_images_go_to_the_bin_and_come_back(folder: Path) -> None:
    path = put(folder)
    before = everything(folder)
    one = bin_draft(path)
    assert [binned_path.name for binned_path in folder.iterdir()] == ["Bin"]
    assert binned(folder) == (one,)
    assert one.original == path
    assert restore(one) == path
    assert everything(folder) == before
    assert not (folder / "Bin").exists()


def test_names_never_collide(folder: Path) -> None:
    for count in range(3):
        bin_draft(put(folder, f"words {count}"))
    found = binned(folder)
    assert sorted(one.path.read_text(encoding="utf-8") for one in found) == ["words 0", "words 1", "words 2"]
    assert [one.when for one in found] == sorted((one.when for one in found), reverse=True)
    paths = [restore(one) for one in found]
    assert sorted(path.name for path in paths) == ["bees-2.md", "bees-3.md", "bees.md"]
    assert sorted(path.read_text(encoding="utf-8") for path in paths) == ["words 0", "words 1", "words 2"]


def test_draft_that_comes_back_under_another_name_finds_its_own_images(folder: Path) -> None:
    one = bin_draft(put(folder, "![](bees.assets/a.png)", b"mine"))
    put(folder, "another", b"another")
    path = restore(one)
    assert path.read_text(encoding="utf-8") == "![](bees-2.assets/a.png)"
    assert (folder / "bees-2.assets" / "a.png").read_bytes() == b"mine"
    assert (folder / "bees.assets" / "a.png").read_bytes() == b"another"


def test_draft_without_images_goes_as_well(folder: Path) -> None:
    path = folder / "a.md"
    path.write_bytes(b"words")
    (folder / "Bin").mkdir()
    (folder / "Bin" / "note.txt").touch()
    assert restore(bin_draft(path)).read_bytes() == b"words"
    assert binned(folder) == ()
    assert (folder / "Bin" / "note.txt").exists()


def test_folder_without_a_bin_has_nothing_in_it(folder: Path) -> None:
    assert binned(folder) == ()


def test_draft_that_cannot_go_stays_where_it_is() -> None:
    with folder_of_a_person() as folder:
        with as_a_person():
            path = put(folder)
        before = everything(folder)
        with (
            write_protected(folder),
            pytest.raises(DraftUnwritable, match="was not put into the bin: Permission denied"),
        ):
            bin_draft(path)
        assert everything(folder) == before
        assert not (folder / "Bin").exists()


def test_draft_whose_images_cannot_go_stays_with_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(folder)
    before = everything(folder)
    replace = Path.replace

    def only_files(source: Path, target: Path) -> Path:
        if source.is_dir():
            raise PermissionError(13, "Permission denied")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", only_files)
    with pytest.raises(DraftUnwritable):
        bin_draft(path)
    assert everything(folder) == before
    assert not (folder / "Bin").exists()
    monkeypatch.undo()
    one = bin_draft(path)
    monkeypatch.setattr(Path, "replace", only_files)
    with pytest.raises(
        DraftUnwritable, match=r"bees\.md is back, its images are not: .* Move .*bees\.assets beside it"
    ):
        restore(one)


def test_draft_that_cannot_come_back_is_still_in_the_bin() -> None:
    with folder_of_a_person() as folder:
        with as_a_person():
            one = bin_draft(put(folder))
        with write_protected(folder), pytest.raises(DraftUnwritable, match="cannot be renamed"):
            restore(one)
        assert binned(folder) == (one,)
