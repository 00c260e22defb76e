"""Image addresses: files beside the draft, or on the web."""

from pathlib import Path

import pytest

from editor.text.images import local_path

HERE = Path("/drafts")


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("post.assets/cat.png", "/drafts/post.assets/cat.png"),
        ("my%20cat.png", "/drafts/my cat.png"),
        ("my cat.png", "/drafts/my cat.png"),
        ("/pictures/cat.png", "/pictures/cat.png"),
        ("file:///pictures/my%20cat.png", "/pictures/my cat.png"),
    ],
)
def test_file_is_found_from_the_drafts_folder(source: str, path: str) -> None:
    assert local_path(source, HERE) == Path(path)


@pytest.mark.parametrize("source", ["", "https://a.example/cat.png", "//a.example/cat.png", "data:image/png;base64,AA"])
def test_web_address_is_no_file(source: str) -> None:
    assert local_path(source, HERE) is None
