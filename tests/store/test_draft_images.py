"""Images lie beside their draft, and none takes the place of another."""

from pathlib import Path

import pytest

from editor.errors import Cancelled, DraftUnwritable, ImageRefused
from editor.model.work import CancelToken
from editor.store.draft_images import keep_file, keep_image
from tests.support.disks import folder_of_a_person, write_protected


def test_image_is_kept_beside_its_draft(tmp_path: Path) -> None:
    reference = keep_image(tmp_path / "bees.md", b"picture", "My Bee (1).PNG")
    assert reference == "bees.assets/my-bee-1.png"
    assert (tmp_path / reference).read_bytes() == b"picture"


def test_same_image_is_kept_once_and_another_gets_a_number(tmp_path: Path) -> None:
    draft = tmp_path / "bees.md"
    assert keep_image(draft, b"one", "…") == "bees.assets/image"
    assert keep_image(draft, b"one", "…") == "bees.assets/image"
    assert keep_image(draft, b"two", "…") == "bees.assets/image-2"
    assert keep_image(draft, b"three", "…") == "bees.assets/image-3"
    assert len(list((tmp_path / "bees.assets").iterdir())) == 3


def test_image_that_cannot_be_kept_is_a_sentence() -> None:
    with (
        folder_of_a_person() as folder,
        write_protected(folder),
        pytest.raises(
            DraftUnwritable, match=r"The image was not kept, because .*bees\.assets cannot be made: Permission"
        ),
    ):
        keep_image(folder / "bees.md", b"picture", "bee.png")


def test_file_of_any_size_is_copied_and_the_same_one_is_kept_once(tmp_path: Path) -> None:
    draft, plan = tmp_path / "bees.md", tmp_path / "The Plan.PDF"
    plan.write_bytes(b"%PDF" * 500_000)
    assert keep_file(draft, plan, CancelToken()) == "bees.assets/the-plan.pdf"
    assert keep_file(draft, plan, CancelToken()) == "bees.assets/the-plan.pdf"
    assert keep_file(draft, tmp_path / "bees.assets" / "the-plan.pdf", CancelToken()) == "bees.assets/the-plan.pdf"
    assert (tmp_path / "bees.assets" / "the-plan.pdf").read_bytes() == plan.read_bytes()
    plan.write_bytes(b"another")
    assert keep_file(draft, plan, CancelToken()) == "bees.assets/the-plan-2.pdf"
    assert len(list((tmp_path / "bees.assets").iterdir())) == 2


def test_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImageRefused, match=r"^gone\.pdf was not put beside the draft: No such file"):
        keep_file(tmp_path / "bees.md", tmp_path / "gone.pdf", CancelToken())
    with pytest.raises(ImageRefused, match=r"mem was not put beside the draft: .*\. Look at the file"):
        keep_file(tmp_path / "bees.md", Path("/proc/self/mem"), CancelToken())  # opens, and cannot be read from 0
    assert list((tmp_path / "bees.assets").iterdir()) == []


def test_copy_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        keep_file(tmp_path / "bees.md", tmp_path / "plan.pdf", stopped)
    assert list((tmp_path / "bees.assets").iterdir()) == []
