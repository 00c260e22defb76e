"""The images and links of a block, with the line on which each stands; and how both get other addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping

from editor.model.post import ImageUse, LinkUse
from editor.text.html_text import plain
from editor.text.linked_files import moved_link
from editor.text.tags import TAG, Tag, attributes, tags

_IMAGE = r"<img(?![\w-])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>"
_IN_ITS_PLACE = re.compile(
    rf"<(?P<around>p|figure)\b[^<>]*>\s*(?P<alone>{_IMAGE})\s*</(?P=around)>\s*|(?P<among>{_IMAGE})", re.IGNORECASE
)
"""An image with the paragraph or figure in which it is all there is."""
_CAPTIONED = re.compile(
    rf"(?P<image>{_IMAGE})\s*(?:</a>\s*)?<figcaption\b[^<>]*>(?P<caption>.*?)</figcaption>", re.IGNORECASE | re.DOTALL
)
_TARGET = re.compile(r"(\shref\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
SOURCE = re.compile(r"(\ssrc\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)


def image_uses(rendered: str, text: str, first_line: int) -> Iterator[ImageUse]:
    """The images in a block's HTML; `text` is its Markdown, which begins on `first_line`."""
    images = [tag for tag in tags(rendered, "img") if tag.attributes.get("src")] if "<img" in rendered.lower() else []
    lines, captions = _Lines(text, first_line), _captions(rendered) if images else {}
    for image in images:
        source, alt = image.attributes["src"], image.attributes.get("alt", "")
        yield ImageUse(source=source, alt=alt, line=lines.of(source, alt), caption=captions.get(source, ""))


def _captions(rendered: str) -> dict[str, str]:
    """By the images' sources, without tags."""
    found: dict[str, str] = {}
    for match in _CAPTIONED.finditer(rendered):
        (image,) = tags(match["image"], "img")
        found.setdefault(image.attributes.get("src", ""), plain(match["caption"]).strip())
    return found


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


def without_links(text: str, urls: Collection[str]) -> str:
    """HTML without the links to these, as `LinkUse.url` has them; their words stay."""
    is_left = False

    def left(match: re.Match[str]) -> str:
        nonlocal is_left
        if match["name"].lower() != "a":
            return match[0]
        was_left, is_left = is_left, not match["close"] and attributes(match["rest"]).get("href", "") in urls
        return "" if is_left or (was_left and match["close"]) else match[0]

    return TAG.sub(left, text) if urls else text


def with_addresses(text: str, addresses: Mapping[str, str]) -> str:
    """HTML with other addresses for what it shows and links to; `addresses` has the old ones as uses have them."""

    def changed(match: re.Match[str]) -> str:
        url = attributes(match["rest"]).get("href", "") if match["name"].lower() == "a" else ""
        if url not in addresses:
            return match[0]
        target = html.escape(moved_link(url, addresses[url]))
        return _TARGET.sub(lambda found: f'{found[1]}"{target}"', match[0], count=1)

    shown = with_images(text, addresses)
    return TAG.sub(changed, shown) if addresses else shown


def with_images(text: str, addresses: Mapping[str, str]) -> str:
    """HTML with other addresses for its images; `addresses` has the old ones as `ImageUse.source` has them."""

    def changed(match: re.Match[str]) -> str:
        source = attributes(match["rest"]).get("src", "") if match["name"].lower() == "img" else ""
        if source not in addresses:
            return match[0]
        return SOURCE.sub(lambda found: f'{found[1]}"{html.escape(addresses[source])}"', match[0], count=1)

    return TAG.sub(changed, text)
