"""What is done to Python-Markdown's tree and HTML so that WordPress shows what the writer meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString

from editor.text.tags import with_closed_voids

ADDRESS = re.compile(r"\s*(https?://[^\s<>]+)\s*")
FOREIGN = re.compile(r"(</?(?:blockquote|figcaption|code|pre)\b)")
CHECKBOXES = {'<input type="checkbox" disabled checked/>': "☑", '<input type="checkbox" disabled/>': "☐"}


class Step(Treeprocessor):
    """A function as one of Python-Markdown's steps on the tree."""

    def __init__(self, change: Callable[[Element], None]) -> None:
        super().__init__()
        self._change = change

    def run(self, root: Element) -> None:
        """Python-Markdown calls this."""
        self._change(root)


def link_addresses(root: Element) -> None:
    """Makes a quoted paragraph that is only an address a link: WordPress would embed the page instead."""
    for paragraph in root.iterfind(".//blockquote/p"):
        if not len(paragraph) and (address := ADDRESS.fullmatch(paragraph.text or "")):
            paragraph.text = None
            SubElement(paragraph, "a", href=address[1]).text = AtomicString(address[1])


def join_lines(root: Element) -> None:
    """Makes soft line breaks spaces: WordPress would make them `<br />`. Those between blocks stay."""
    kept = {id(element) for pre in root.iter("pre") for element in pre.iter()}
    for element in root.iter():
        if id(element) not in kept and element.text and not (_starts_with_block(element) and element.text.isspace()):
            element.text = _in_one_line(element.text)
        if element.tag == "br":
            element.tail = _in_one_line((element.tail or "").lstrip())
        elif element.tail and not (element.tag in BLOCK_LEVEL_ELEMENTS and element.tail.isspace()):
            element.tail = _in_one_line(element.tail)


def _starts_with_block(element: Element) -> bool:
    return len(element) > 0 and element[0].tag in BLOCK_LEVEL_ELEMENTS


def _in_one_line(text: str) -> str:
    """The text without line breaks, still atomic if it was."""
    return type(text)(re.sub(r" *\n\s*", " ", text)) if "\n" in text else text


def finished(text: str) -> str:
    """HTML with signs for checkboxes, which WordPress drops, closed void tags, and no bracket in foreign words."""
    for box, sign in CHECKBOXES.items():
        text = text.replace(box, sign)
    return _hide_brackets(with_closed_voids(text))


def _hide_brackets(text: str) -> str:
    """Writes every `[` in quotes and code as an entity: WordPress runs shortcodes even there."""
    if "[" not in text:
        return text
    depth, parts = 0, list[str]()
    for part in FOREIGN.split(text):
        if FOREIGN.fullmatch(part):
            depth = max(0, depth + (-1 if part[1] == "/" else 1))
        parts.append(part.replace("[", "&#91;") if depth else part)
    return "".join(parts)
