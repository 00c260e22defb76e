"""A post as a whole page."""

from __future__ import annotations

import pytest

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.page import LOOKS, page, patch_script, skeleton


@pytest.mark.parametrize("look", LOOKS)
def test_a_page_holds_title_language_and_post(look: str) -> None:
    html = page(Draft(title="Bees & <b>me</b>", lang="de"), RenderedPost(html="<p>$words</p>"), look)
    assert html.startswith('<!doctype html>\n<html lang="de">')
    assert "<title>Bees &amp; &lt;b&gt;me&lt;/b&gt;</title>" in html
    assert "<h1>Bees &amp; &lt;b&gt;me&lt;/b&gt;</h1>" in html
    assert "<article>\n<p>$words</p>\n</article>" in html
    assert "figure.quote" in html
    assert "img-src 'self' file: data: https: http:\"" in html


def test_a_page_is_harmless() -> None:
    html = page(Draft(lang='"><script>alert(1)</script>'), RenderedPost(html="<script>alert(2)</script>x"))
    assert "<script" not in html
    assert "default-src 'none'" in html


def test_the_skeleton_lets_only_files_and_contained_images_in() -> None:
    html = skeleton()
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src file: data:\"" in html
    assert "<header><h1></h1></header>" in html


def test_the_skeleton_has_the_windows_colours() -> None:
    assert ":root { --paper: #1a1c1e; }" in skeleton("plain", {"--paper": "#1a1c1e"})


def test_the_looks_differ() -> None:
    assert skeleton("blog") != skeleton("plain")


def test_the_script_that_patches_the_page_is_there() -> None:
    assert "window.rejoinder" in patch_script()
