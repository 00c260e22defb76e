"""What word processors leave in HTML that was pasted: taken off, so that what it says stays."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

_STYLE = re.compile(
    r"(?:font-family|font-size|line-height|white-space|mso-[\w-]+|font-variant|tab-stops|text-indent|list-style-type)"
    r":.*|vertical-align:baseline|background-color:transparent|color:(?:#000000|#000|black)|font-weight:(?:400|normal)"
    r"|font-style:normal|text-decoration:none|(?:margin|padding)(?:-\w+)?:(?:0(?:pt|px)?|auto)"
)
_SAYS = {
    "strong": re.compile(r"font-weight:(?:bold|[6-9]00)"),
    "em": re.compile(r"font-style:italic"),
    "del": re.compile(r"text-decoration:line-through"),
    "sup": re.compile(r"vertical-align:super"),
    "sub": re.compile(r"vertical-align:sub"),
}
"""What a style says for which there is a tag."""
_NOTHING = {"dir": "ltr", "role": "presentation"}


def parsed(html: str) -> BeautifulSoup:
    """HTML as a tree in which a class is one text, as any attribute is."""
    return BeautifulSoup("\n" + html, "html.parser", multi_valued_attributes=None)  # as `regular` does


def without_residue(tree: BeautifulSoup) -> None:
    """Take it off this tree; bold and italic styles become tags."""
    for tag in tree.find_all("meta"):
        tag.decompose()
    for tag in tree.find_all(_is_wrapper):
        tag.unwrap()
    for tag in tree.find_all(True):
        _clean(tag, tree)
    for span in tree.find_all(lambda tag: tag.name == "span" and not tag.attrs):
        span.unwrap()
    for inner in tree.select("ul > ul, ul > ol, ol > ul, ol > ol"):
        if (before := inner.find_previous_sibling("li")) is not None:
            before.append(inner.extract())
    tree.smooth()


def _is_wrapper(tag: Tag) -> bool:
    """Word's empty paragraphs stand in one, and all of a document of Google's."""
    return tag.name.startswith("o:") or (tag.name == "b" and str(tag.get("id", "")).startswith("docs-internal-guid"))


def _clean(tag: Tag, tree: BeautifulSoup) -> None:
    """Drop the attributes that say nothing, and say with tags what a style said."""
    classes = [name for name in str(tag.attrs.pop("class", "")).split() if not name.startswith("Mso")]
    if classes:
        tag["class"] = " ".join(classes)
    _clean_style(tag, tree)
    for name, value in _NOTHING.items():
        if tag.get(name) == value:
            del tag[name]
    if tag.name == "li":
        tag.attrs.pop("aria-level", None)


def _clean_style(tag: Tag, tree: BeautifulSoup) -> None:
    """A style of which any part says more stays whole."""
    style = re.sub(r"\s*([:;])\s*", r"\1", str(tag.get("style", "")).lower()).strip()
    rules = [rule for rule in style.split(";") if rule and not _STYLE.fullmatch(rule)]
    told = [name for name, pattern in _SAYS.items() if any(map(pattern.fullmatch, rules))]
    if len(told) < len(rules) or (told and tag.name != "span"):
        return
    tag.attrs.pop("style", None)
    for name in told:
        tag.wrap(tree.new_tag(name))
