"""Images lie beside their draft, and none takes the place of another."""

from pathlib import Path

import pytest

from editor.errors import DraftUnwritable
from editor.store.draft_images import keep_image
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
