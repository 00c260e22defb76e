"""A picture that stands alone, as an image block."""

from __future__ import annotations

import re
from typing import Any

from editor.render.block_forms import block, class_setting, classes, known_attributes, setting_in_html
from editor.render.html_nodes import Node
from editor.render.inline_html import Ids, hides_shortcode, written

PIXELS = re.compile("[1-9][0-9]{0,4}")


def picture(node: Node, ids: Ids) -> str | None:
    """The block of a figure that holds one image, linked or not, and perhaps a caption; None for any other figure."""
    held = node.elements or []
    if len(held) not in {1, 2} or hides_shortcode(node.outer):
        return None
    link = held[0] if held[0].name == "a" else None
    image = (link.elements or [link])[0] if link and len(link.children) == 1 else held[0]
    caption = _caption(held[1], ids) if len(held) == 2 else ""
    figure, shown = known_attributes(node, "class"), known_attributes(image, *_ATTRIBUTES)
    if image.name != "img" or figure is None or shown is None or caption is None:
        return None
    own = classes(figure.get("class", ""), shown.get("class", ""))
    linked = _linked(link, _image(shown, ids)) if link else _image(shown, ids)
    if own is None or linked is None:
        return None
    names = f"wp-block-image {_settled(shown, ids)}".split() + own.split()
    inner = f'<figure class="{" ".join(names)}">{linked}{caption}</figure>'
    return block("image", inner, _settings(shown, ids, is_linked=link is not None) | class_setting(own))


_ATTRIBUTES = ("src", "alt", "title", "width", "height", "class")


def _caption(node: Node, ids: Ids) -> str | None:
    words = written(node.children, ids) if node.name == "figcaption" and not node.rest.strip() else None
    return f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else None


def _image(shown: dict[str, str], ids: Ids) -> str | None:
    """The image's own tag; None when it has no source or an attribute is not plain."""
    source, alt = setting_in_html(shown.get("src", "")), setting_in_html(shown.get("alt", ""))
    title, size = setting_in_html(shown.get("title", "")), _size(shown)
    if not source or alt is None or title is None or size is None:
        return None
    known = ids.get(shown["src"])
    parts = (
        f'<img src="{source}" alt="{alt}"',
        f' class="wp-image-{known}"' if known else "",
        f' style="width:{size["width"]};height:{size["height"]}"' if size else "",
        f' title="{title}"' if title else "",
        "/>",
    )
    return "".join(parts)


def _size(shown: dict[str, str]) -> dict[str, str] | None:
    """The settings of its width and height; empty without a width, None when they are no pixels."""
    width, height = shown.get("width", ""), shown.get("height", "")
    if not width and not height:
        return {}
    if not PIXELS.fullmatch(width) or (height and not PIXELS.fullmatch(height)):
        return None
    return {"width": f"{width}px", "height": f"{height}px" if height else "auto"}


def _settled(shown: dict[str, str], ids: Ids) -> str:
    """The classes that say what the settings say."""
    return f"{'size-full' if shown.get('src') in ids else ''} {'is-resized' if _size(shown) else ''}"


def _settings(shown: dict[str, str], ids: Ids, *, is_linked: bool) -> dict[str, Any]:
    known = ids.get(shown["src"])
    settings: dict[str, Any] = {"id": int(known)} if known else {}
    settings |= _size(shown) or {}
    settings |= {"sizeSlug": "full"} if known else {}
    if is_linked or known:
        settings["linkDestination"] = "custom" if is_linked else "none"
    return settings


def _linked(link: Node, image: str | None) -> str | None:
    found = known_attributes(link, "href")
    target = setting_in_html(found.get("href", "")) if found else None
    return f'<a href="{target}">{image}</a>' if target and image else None
