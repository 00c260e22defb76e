"""Files of `resources/` are found beside the package and inside it."""

from pathlib import Path

import pytest

from editor.bundled import bundled


@pytest.mark.parametrize("place", ["inside", "beside"])
def test_file_is_found_in_a_wheel_and_in_a_checkout(tmp_path: Path, place: str) -> None:
    here = tmp_path / "editor"
    resources = (here if place == "inside" else tmp_path) / "resources"
    resources.mkdir(parents=True)
    (resources / "page.html").touch()
    assert bundled("page.html", here) == resources / "page.html"


def test_file_that_is_missing_is_named_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"page\.html is in neither of"):
        bundled("page.html", tmp_path / "editor")
