"""Python-Markdown on a whole text at once, with our extensions and steps: what the block renderer is compared with."""

from __future__ import annotations

import re
from functools import partial

from markdown import Markdown

from editor.render.block_markdown import EXTENSIONS
from editor.render.figures import set_figures
from editor.render.steps import Step, finished, join_lines, link_addresses


def converted(text: str) -> str:
    """The HTML of a whole text, without what only lays out its source."""
    settings = {"pymdownx.highlight": {"use_pygments": False}, "pymdownx.extra": {"footnotes": {"SEPARATOR": "-"}}}
    whole = Markdown(extensions=list(EXTENSIONS), extension_configs=settings, output_format="xhtml")
    steps = ((link_addresses, 21), (partial(set_figures, lang="en"), 7.5), (join_lines, 5.7))
    for number, (change, priority) in enumerate(steps):
        whole.treeprocessors.register(Step(change), f"own-{number}", priority)
    return normal(finished(whole.convert(text)))


def normal(html: str) -> str:
    """HTML with one line break where there are several."""
    return re.sub(r"\n+", "\n", html).strip()
