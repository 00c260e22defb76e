"""Images of the web are shown by what is kept of them; nothing is fetched for the preview."""

from __future__ import annotations

import base64

from editor.render.patches import Patch
from editor.ui.preview.web_images import WebImages

URL = "https://b.example/cat.jpg"
PNG = b"\x89PNG and the rest"


def shown(part: str, copies: dict[str, bytes]) -> str:
    """What becomes of a part of the page."""
    return WebImages(copies.get).shown(Patch(3, 1, [part])).parts[0]


def test_copy_stands_in_the_place_of_the_address() -> None:
    held = base64.b64encode(PNG).decode()
    around = '<p><a href="{0}"><img alt="A cat" src="{1}" /></a></p>'
    assert shown(around.format(URL, URL), {URL: PNG}) == around.format(URL, f"data:image/png;base64,{held}")


def test_what_is_not_kept_is_no_picture_or_too_large_keeps_its_address() -> None:
    part = f'<img src="{URL}" /><img src="cat.assets/cat.png" />'
    for copies in ({}, {URL: b"<html>"}, {URL: PNG + b"a" * 4_000_000}, {"cat.assets/cat.png": PNG}):
        assert shown(part, copies) == part


def test_words_stay_as_they_are() -> None:
    assert WebImages({URL: PNG}.get).shown(Patch(1, 2, [f"<p>{URL}</p>"])) == Patch(1, 2, [f"<p>{URL}</p>"])


def test_copy_is_read_once() -> None:
    asked = list[str]()

    def copy_of(url: str) -> bytes:
        asked.append(url)
        return b"\x00\x00\x00\x1cftypavif"

    images = WebImages(copy_of)
    for _ in range(2):
        assert "data:image/avif;base64," in images.shown(Patch(0, 0, [f'<img src="{URL}" />'])).parts[0]
    assert asked == [URL]
