"""Ten drafts that are published at once: one tag that they share, and an image each."""

from __future__ import annotations

import uuid
from pathlib import Path

from PIL import Image

COUNT = 10
_TEXT = """---
title: Bed {number}
rejoinder: {identity}
blog: {blog}
status: published
tags: [at once]
---
What grows in bed {number}.

![Bed {number}](bed-{number}.png)
"""
_CONTENT = (
    "<p>What grows in bed {number}.</p>\n"
    '<figure><img alt="Bed {number}" src="BLOG/wp-content/uploads/{month}/{file}.png" /></figure>'
)


def write_ten(folder: Path, blog: str) -> tuple[Path, ...]:
    """Their files, in order, all of them new posts for the blog of this name."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_written(folder, number, blog) for number in range(COUNT))


def _written(folder: Path, number: int, blog: str) -> Path:
    Image.new("RGB", (40, 40 + number), "green").save(folder / f"bed-{number}.png")
    path = folder / f"bed-{number}.md"
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"bed {number}")
    path.write_text(_TEXT.format(number=number, identity=identity, blog=blog), encoding="utf-8")
    return path


def content_of(number: int, month: str, file: str) -> str:
    """What has to stand on the blog of one; `file` is the slug of its image, `month` its folder, such as 2026/05."""
    return _CONTENT.format(number=number, month=month, file=file)
