"""The images and links of a block, with the line on which each stands; and how images get other addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping

from editor.model.post import ImageUse, LinkUse
from editor.text.tags import TAG, Tag, attributes, tags

_IMAGE = r"<img(?![\w-])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>"
_IN_ITS_PLACE = re.compile(
    rf"<(?P<around>p|figure)\b[^<>]*>\s*(?P<alone>{_IMAGE})\s*</(?P=around)>\s*|(?P<among>{_IMAGE})", re.IGNORECASE
)
"""An image with the paragraph or figure in which it is all there is."""
SOURCE = re.compile(r"(\ssrc\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)


def image_uses(rendered: str, text: str, first_line: int) -> Iterator[ImageUse]:
    """The images in a block's HTML; `text` is its Markdown, which begins on `first_line`."""
    images = [tag for tag in tags(rendered, "img") if tag.attributes.get("src")] if "<img" in rendered.lower() else []
    lines = _Lines(text, first_line)
    for image in images:
        source, alt = image.attributes["src"], image.attributes.get("alt", "")
        yield ImageUse(source=source, alt=alt, line=lines.of(source, alt))


def link_uses(rendered: str, text: str, first_line: int) -> Iterator[LinkUse]:
    """The links in a block's HTML; those in a blockquote are a reader's."""
    lines, quotes = _Lines(text, first_line), 0
    for tag in _links_and_quotes(rendered):
        if tag.name == "blockquote":
            quotes = max(0, quotes + (-1 if tag.is_end else 1))
        elif url := tag.attributes.get("href", ""):
            yield LinkUse(url=url, line=lines.of(url), quoted=quotes > 0)


def _links_and_quotes(rendered: str) -> Iterator[Tag]:
    return tags(rendered, "a", "blockquote") if "<a" in rendered.lower() else iter(())


class _Lines:
    """Finds on which line of a block something stands, going forward; its first line if it is not seen there."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._position = len(text) - len(text.lstrip())
        self._first = first_line + text.count("\n", 0, self._position)
        self._base = first_line

    def of(self, *words: str) -> int:
        """The line of the first of these words that is found."""
        for word in words:
            place = self._text.find(word, self._position) if word else -1
            if place >= 0:
                self._position = place + len(word)
                return self._base + self._text.count("\n", 0, place)
        return self._first


def without_images(text: str, sources: Collection[str]) -> str:
    """HTML without the images of these sources, as `ImageUse.source` has them; a caption stays."""

    def left(match: re.Match[str]) -> str:
        (image,) = tags(match["alone"] or match["among"], "img")
        return "" if image.attributes.get("src") in sources else match[0]

    return _IN_ITS_PLACE.sub(left, text)


def with_images(text: str, addresses: Mapping[str, str]) -> str:
    """HTML with other addresses for its images; `addresses` has the old ones as `ImageUse.source` has them."""

    def changed(match: re.Match[str]) -> str:
        source = attributes(match["rest"]).get("src", "") if match["name"].lower() == "img" else ""
        if source not in addresses:
            return match[0]
        return SOURCE.sub(lambda found: f'{found[1]}"{html.escape(addresses[source])}"', match[0], count=1)

    return TAG.sub(changed, text)
