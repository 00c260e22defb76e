"""HTML as Markdown that loses nothing: what Markdown has no word for stands in it as the HTML that it is."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from editor.text.escaping import escape_inline
from editor.text.html_markdown import to_markdown
from editor.text.html_meaning import tag_token
from editor.text.residue import parsed, without_residue
from editor.text.shortcodes import SHORTCODE
from editor.text.tags import VOID
from editor.text.urls import link_target

_RAW = frozenset({
    "abbr", "acronym", "bdi", "bdo", "big", "cite", "data", "dfn", "font", "ins", "kbd", "label", "mark", "q", "samp",
    "small", "span", "time", "u", "var", "wbr",
})  # fmt: skip
_KNOWN = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt"}),
    **dict.fromkeys(("b", "strong", "i", "em", "s", "strike", "del", "code", "sup", "sub"), frozenset[str]()),
}
"""The attributes that Markdown can say."""
_ID = re.compile(r"wp-image-\d+")
_MARK = re.compile("\ue000([0-9]+)\ue001")


@dataclass(slots=True)
class _Aside:
    """What is set aside, each as a mark in the words."""

    kept: list[str] = field(default_factory=list[str])

    def mark(self, text: str) -> str:
        """The mark that stands for a text."""
        self.kept.append(text)
        return f"\ue000{len(self.kept) - 1}\ue001"

    def back(self, text: str) -> str:
        """The text, with what was set aside in its place."""
        return _MARK.sub(lambda found: self.kept[int(found[1])], text)


def exact_markdown(html: str) -> str:
    """One piece of a post as Markdown, with its shortcodes and with the tags in its words that Markdown has not."""
    if "\ue000" in html:
        return html
    tree = parsed(html)
    without_residue(tree)
    if (picture := _picture(tree)) is not None:
        return picture
    if not tree.get_text().strip(" \t\r\n\f") and not tree.find(["img", "hr"]):
        return ""
    if tree.get_text().strip(" \t\r\n\f") == "\xa0" and len(tree.find_all(True)) == 1:
        return "&nbsp;"
    aside = _Aside()
    _set_shortcodes_aside(tree, aside)
    for tag in tree.find_all(_is_raw):
        _set_tag_aside(tag, aside)
    return aside.back(to_markdown(str(tree)))


def _set_shortcodes_aside(tree: BeautifulSoup, aside: _Aside) -> None:
    for text in tree.find_all(string=SHORTCODE):
        if not isinstance(text, Comment) and not text.find_parent(["pre", "code"]):
            text.replace_with(SHORTCODE.sub(lambda found: aside.mark(found[0]), str(text)))


def _is_raw(tag: Tag) -> bool:
    """Is it a tag in words that Markdown cannot write?"""
    if tag.find_parent(["pre", "code"]) is not None:
        return False
    return tag.name in _RAW or (tag.name in _KNOWN and not tag.attrs.keys() <= _KNOWN[tag.name])


def _set_tag_aside(tag: Tag, aside: _Aside) -> None:
    opening = f"<{tag.name}{''.join(f' {name}={_quoted(str(value))}' for name, value in tag.attrs.items())}"
    if tag.name in VOID:
        tag.replace_with(aside.mark(f"{opening} />"))
        return
    tag.insert(0, NavigableString(aside.mark(f"{opening}>")))
    tag.append(NavigableString(aside.mark(f"</{tag.name}>")))
    tag.unwrap()


def _quoted(value: str) -> str:
    return f'"{entities.escape(value, quote=False).replace(chr(34), "&quot;")}"'


def _picture(tree: BeautifulSoup) -> str | None:
    """A figure that holds a picture, linked or not, and a caption of words: its caption is the picture's title."""
    figure = tree.find(True)
    if figure is None or figure.name != "figure" or tag_token(figure) != "<figure>":
        return None
    held = [child for child in figure.contents if not (isinstance(child, NavigableString) and child.isspace())]
    caption = held.pop() if len(held) == 2 else None
    shown = held[0] if len(held) == 1 else None
    link = shown if isinstance(shown, Tag) and shown.name == "a" and len(shown.contents) == 1 else None
    image = link.contents[0] if link is not None else shown
    words = _caption(caption)
    if isinstance(image, Tag) and _ID.fullmatch(str(image.get("class", ""))):
        del image["class"]  # it is written again where the address is known
    if not isinstance(image, Tag) or image.name != "img" or _is_raw(image) or words is None:
        return None
    alt = escape_inline(" ".join(str(image.get("alt", "")).split()))
    written = f"![{alt}]({link_target(str(image.get('src', '')))}{words})"
    if link is None:
        return written
    return None if set(link.attrs) != {"href"} else f"[{written}]({link_target(str(link['href']))})"


def _caption(caption: object) -> str | None:
    """As a title behind an address; None for one that is more than words, or cannot be quoted."""
    if caption is None:
        return ""
    if not isinstance(caption, Tag) or tag_token(caption) != "<figcaption>" or caption.find(True) is not None:
        return None
    words = " ".join(caption.get_text().split())
    return f' "{words}"' if not set(words) & set('"\\&<`') else None
