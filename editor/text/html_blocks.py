"""HTML made regular before it becomes Markdown: blocks hold blocks or lines, lines hold only inline tags.

A run of text and inline tags becomes a `line` element, so that what Markdown would act on at the start of a line can
be escaped there, whatever mixture of tags the line begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

_LONGEST = 150_000
"""Characters; WordPress takes comments of up to 65,525 bytes."""
_MOST_TAGS = 4_000
"""The tree takes a second for these."""
_DEEPEST = 80

_UNSEEN = ["script", "style", "meta", "title", "head", "link", "template"]
_ALIKE = {"b": "strong", "i": "em", "s": "del", "strike": "del", "kbd": "code", "samp": "code", "tt": "code"}
_INLINE = frozenset({"a", "strong", "em", "del", "code", "sup", "sub", "br", "img", "q"})
EMPHASIS = frozenset({"strong", "em", "del"})
_PLAIN_INLINE = frozenset(
    {"span", "font", "u", "ins", "mark", "small", "big", "abbr", "acronym", "cite", "dfn", "time", "var", "label"}
    | {"bdi", "bdo", "data", "wbr", "ruby", "nobr"}
)
"""What has no Markdown: its words stay, the tag goes."""

_CONTAINERS = frozenset({"html", "body", "div", "section", "article", "main", "center", "header", "footer", "address"})
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "col", "source", "embed", "area", "meta", "link"})


def is_manageable(html: str) -> bool:
    """Is it small and flat enough for a tree? Looked at in linear time; deep nesting would exhaust the stack."""
    tags = _TAG.findall(html) if len(html) <= _LONGEST else []
    return len(html) <= _LONGEST and len(tags) <= _MOST_TAGS and _depth(tags) <= _DEEPEST


def _depth(tags: list[tuple[str, str]]) -> int:
    deepest = now = 0
    for closing, name in tags:
        if name.lower() not in _VOID:
            now = max(0, now - 1) if closing else now + 1
            deepest = max(deepest, now)
    return deepest


def regular(html: str) -> BeautifulSoup:
    """The HTML as a tree whose top level holds blocks and lines only."""
    tree = BeautifulSoup("\n" + html, "html.parser")  # without a line end, words like an address bring a warning
    _drop_unseen(tree)
    for time in tree.select("figure.quote time[datetime]"):
        time.string = str(time["datetime"])
    for tag in tree.find_all(_PLAIN_INLINE):
        tag.unwrap()
    for tag in tree.find_all(_ALIKE):
        tag.name, tag.attrs = _ALIKE[tag.name], {}
    for tag in reversed(tree.find_all(_INLINE)):
        _keep_if_inline(tag)
    for tag in tree.find_all(_INLINE):
        _join_with_next(tag)
    tree.smooth()
    _mend_lists(tree)
    for block in [tree, *tree.find_all(_is_block)]:
        _make_lines(block)
    for tag in tree.find_all(_has_only_its_content):
        tag.unwrap()
    return tree


def cut_to(tree: BeautifulSoup, words: str) -> bool:
    """Leave only the first part of the tree that holds these words, white space not counted; False: there is none."""
    texts = [(text, [at for at, character in enumerate(text) if not character.isspace()]) for text in _texts(tree)]
    start = "".join(text[at] for text, places in texts for at in places).find(goal := "".join(words.split()))
    if start < 0 or not goal:
        return False
    for text, places in texts:
        text.replace_with(_part(str(text), places, start, start + len(goal)))
        start -= len(places)
    for tag in tree.find_all(lambda tag: tag.name != "br" and not tag.get_text().strip()):
        tag.extract()
    return True


def _part(text: str, places: list[int], start: int, end: int) -> str:
    """From the `start`th character that is no white space to before the `end`th; either may lie outside of the text."""
    if start >= len(places) or end <= 0:
        return ""
    return text[places[start] if start >= 0 else 0 : places[end - 1] + 1 if end <= len(places) else len(text)]


def _texts(tree: BeautifulSoup) -> list[NavigableString]:
    return list(tree.find_all(string=True))


def _drop_unseen(tree: BeautifulSoup) -> None:
    for tag in tree.find_all(_UNSEEN):
        tag.decompose()
    for note in tree.find_all(string=lambda text: isinstance(text, PreformattedString)):
        note.extract()


def _keep_if_inline(tag: Tag) -> None:
    """Unwrap an inline tag that stands around blocks, around nothing, or within its like."""
    if tag.name in {"br", "img"}:
        tag.clear()
    elif not tag.contents or tag.find(_is_block) or tag.find_parent(tag.name):
        tag.unwrap()


def _join_with_next(tag: Tag) -> None:
    """Make one of tags of a name that touch: `<em>a</em><em>b</em>` has no Markdown."""
    while isinstance(after := tag.next_sibling, Tag) and _is_like(tag, after):
        tag.extend(list(after.contents))
        after.decompose()


def _is_like(tag: Tag, other: Tag) -> bool:
    return tag.name not in {"br", "img"} and (other.name, other.attrs) == (tag.name, tag.attrs)


def _is_block(tag: Tag) -> bool:
    return tag.name not in _INLINE


def _mend_lists(tree: BeautifulSoup) -> None:
    """Put what stands in a list and is no item into an item, and number the items."""
    for part in tree.find_all(["ul", "ol"]):
        item: Tag | None = None
        for child in list(part.contents):
            if isinstance(child, Tag) and child.name == "li":
                item = child
            elif _is_something(child):
                item = _in_item(child, item, tree)
        start = re.fullmatch(r"[0-9]{1,9}", str(part.get("start")))
        for number, item in enumerate(part.find_all("li", recursive=False), int(start[0]) if start else 1):
            item["value"] = str(number)


def _in_item(child: PageElement, item: Tag | None, tree: BeautifulSoup) -> Tag:
    if item is None:
        return _wrap([child], "li", tree)
    item.append(child.extract())
    return item


def _make_lines(block: Tag) -> None:
    if block.name == "pre" or block.find_parent("pre"):
        return
    soup = BeautifulSoup("", "html.parser")
    for run in list(_runs(block)):
        if any(_is_something(part) for part in run):
            _wrap(run, "line", soup)
        else:
            for part in run:
                part.extract()


def _runs(block: Tag) -> Iterator[list[PageElement]]:
    """The runs of text and inline tags; two line breaks end one."""
    run: list[PageElement] = []
    breaks = 0
    for child in list(block.contents):
        is_break = isinstance(child, Tag) and child.name == "br"
        breaks = breaks + 1 if is_break else breaks * (not _is_something(child))
        if isinstance(child, Tag) and _is_block(child):
            yield run
            run = []
            continue
        run.append(child)
        if breaks > 1:
            yield run
            run, breaks = [], 0
    yield run


def _is_something(part: PageElement) -> bool:
    """Is there anything to see: text, an image, a block?"""
    if isinstance(part, Tag):
        return part.name == "img" or _is_block(part) or bool(part.get_text().strip()) or part.find("img") is not None
    return bool(str(part).strip())


def _wrap(parts: list[PageElement], name: str, soup: BeautifulSoup) -> Tag:
    wrapper = soup.new_tag(name)
    parts[0].insert_before(wrapper)
    for part in parts:
        wrapper.append(part.extract())
    return wrapper


def _has_only_its_content(tag: Tag) -> bool:
    """Does the tag say nothing of its own: a container, or a paragraph of several?"""
    return tag.name in _CONTAINERS or (tag.name == "p" and len(tag.find_all("line", recursive=False)) > 1)
