"""Images as they are written in a draft: `![words for those who cannot see it](path)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from editor.text.editing import Edit, cursor

_IMAGE = re.compile(
    r"!\[(?P<alt>(?:\\.|[^\[\]\\])*)\]"
    r"\((?P<source><[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_SAFE = "/:?#@!$&'*+,;=%~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageMark:
    """An image from `start` to `end`; its alternative text, unescaped, is written from `alt_start` to `alt_end`."""

    start: int
    end: int
    alt_start: int
    alt_end: int
    alt: str
    source: str


def image_markdown(path: str, alt: str = "") -> str:
    """An image; `path` is relative or an address, spaces and parentheses get encoded."""
    return f"![{_written(alt)}]({quote(path, safe=_SAFE)})"


def images_in(text: str, start: int = 0, end: int | None = None) -> Iterator[ImageMark]:
    """The images of a stretch of the text, in their order."""
    for found in _IMAGE.finditer(text, start, len(text) if end is None else end):
        yield ImageMark(
            start=found.start(),
            end=found.end(),
            alt_start=found.start("alt"),
            alt_end=found.end("alt"),
            alt=re.sub(r"\\([\[\]\\])", r"\1", found["alt"]),
            source=found["source"].strip("<>"),
        )


def with_alt(image: ImageMark, alt: str) -> Edit:
    """Give the image its words: on one line, brackets escaped; the cursor goes behind the image."""
    written = _written(alt)
    removed = image.alt_end - image.alt_start
    return Edit(
        start=image.alt_start,
        removed=removed,
        added=written,
        selection=cursor(image.end + len(written) - removed),
    )


def _written(alt: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", " ".join(alt.split()))
