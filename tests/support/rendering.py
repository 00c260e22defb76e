"""Rendering in this process, for tests that look at single rules."""

from __future__ import annotations

from editor.model.post import RenderedPost
from editor.render.cutter import Cutter
from editor.render.renderer import BlockRenderer


def post_of(text: str, lang: str = "en") -> RenderedPost:
    """The post that a text becomes."""
    return BlockRenderer(text, lang).post()


def parts_of(text: str) -> list[str]:
    """The parts of its page."""
    renderer = BlockRenderer(text)
    renderer.work()
    return renderer.parts


def html_of(text: str, lang: str = "en") -> str:
    """Its HTML."""
    return post_of(text, lang).html


def cut(text: str) -> list[str]:
    """Its blocks."""
    return [block.text for block in Cutter(text).blocks()]
