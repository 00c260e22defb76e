"""A post as a page of its own, and the empty page that the preview fills."""

from __future__ import annotations

import html
from string import Template

from editor.bundled import bundled
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.sanitize import for_display

LOOKS = ("blog", "plain")
"""Style sheets in `resources/preview/` that go on top of `page.css`."""


def page(draft: Draft, rendered: RenderedPost, look: str = "blog") -> str:
    """The post as a whole HTML page, harmless to open; images are where the draft says."""
    words = {"lang": draft.lang, "title": draft.title}
    return _page(words, for_display(rendered.html), look, images="'self' file: data: https: http:")


def skeleton(look: str = "blog") -> str:
    """A page without title and post, which loads nothing but files and images that stand in it."""
    return _page({"lang": "", "title": ""}, "", look, images="file: data:")


def patch_script() -> str:
    """What the preview runs in its page, in a world of its own, to change it: it makes `window.rejoinder`."""
    return _text("patch.js")


def _page(words: dict[str, str], post: str, look: str, images: str) -> str:
    escaped = {name: html.escape(" ".join(word.split())) for name, word in words.items()}
    style = _text("page.css") + _text(f"{look}.css")
    return Template(_text("page.html")).substitute(escaped, post=post, style=style, images=images)


def _text(name: str) -> str:
    return bundled(f"preview/{name}").read_text("utf-8")
