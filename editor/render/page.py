"""A post as a page of its own, and the empty page that the preview fills."""

from __future__ import annotations

import html
from collections.abc import Mapping
from string import Template

from editor.bundled import bundled
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.sanitize import for_display

LOOKS = ("blog", "plain")
"""Style sheets in `resources/preview/` that go on top of `page.css`."""


def page(draft: Draft, rendered: RenderedPost, look: str = "blog") -> str:
    """The post as a whole HTML page, harmless to open; images are where the draft says."""
    words = {"lang": draft.lang, "title": draft.title, "kind": "page", "images": "'self' file: data: https: http:"}
    return _page(words, for_display(rendered.html), _style(look))


def skeleton(look: str = "blog", colours: Mapping[str, str] | None = None) -> str:
    """A page without title and post, which loads nothing but files and images that stand in it.

    `colours`: values for the variables at the head of `page.css`.
    """
    variables = "".join(f"{name}: {value}; " for name, value in (colours or {}).items())
    words = {"lang": "", "title": "", "kind": "preview", "images": "file: data:"}
    return _page(words, "", f"{_style(look)}:root {{ {variables}}}")


def patch_script() -> str:
    """What the preview runs in its page, in a world of its own, to change it: it makes `window.rejoinder`."""
    return _text("patch.js")


def _page(words: dict[str, str], post: str, style: str) -> str:
    escaped = {name: html.escape(" ".join(word.split()), quote=name != "images") for name, word in words.items()}
    return Template(_text("page.html")).substitute(escaped, post=post, style=style)


def _style(look: str) -> str:
    return _text("page.css") + _text(f"{look}.css")


def _text(name: str) -> str:
    return bundled(f"preview/{name}").read_text("utf-8")
