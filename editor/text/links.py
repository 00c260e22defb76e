"""Links: made of words and an address, and taken away again."""

from __future__ import annotations

import re

from editor.text.editing import Edit, Patch, Selection, cursor, edit_of, line_end, line_start
from editor.text.emphasis import word_at

_LINK = re.compile(r"(?<!!)\[((?:\\.|[^\[\]\\])*)\]\((<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_ADDRESS = re.compile(r"(?:https?://[^\s<>]+|mailto:[^\s<>]+@[^\s<>]+)", re.IGNORECASE)
_BEGINNING = "https://"


def is_address(text: str) -> bool:
    """Is it one web or mail address and nothing else?"""
    return _ADDRESS.fullmatch(text.strip()) is not None


def link_target(address: str) -> str:
    """An address as it can stand in a link's parentheses."""
    return address.strip().replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def linked(text: str, selection: Selection, address: str = "") -> Edit:
    """Make a link of the selected words, or of the word at the cursor; what is missing is selected or asked for.

    On a link: with its words or its address selected it becomes words again, else its address is selected.
    """
    found = _link_round(text, selection)
    if found:
        return _unlinked(text, selection, found)
    start, end = (selection.start, selection.end) if not selection.is_empty else word_at(text, selection.position)
    words = text[start:end]
    if "\n\n" in words:
        return edit_of(text, (), selection)
    if is_address(words):
        return _replaced(start, end, "[", "", f"]({link_target(words)})")
    if address and words:
        return _replaced(start, end, f"[{words}]({link_target(address)})", "", "")
    if words:
        return _replaced(start, end, f"[{words}](", _BEGINNING, ")")
    return _replaced(start, end, "[", "", f"]({link_target(address) or _BEGINNING})")


def pasted_address(text: str, selection: Selection, address: str) -> Edit | None:
    """An address pasted over words makes them a link; None where it is better pasted as it is."""
    words = text[selection.start : selection.end]
    if not words.strip() or "\n" in words or is_address(words) or _link_round(text, selection):
        return None
    return linked(text, selection, address)


def _link_round(text: str, selection: Selection) -> re.Match[str] | None:
    """The link that holds the selection."""
    for found in _LINK.finditer(text, line_start(text, selection.start), line_end(text, selection.end)):
        inside = found.start() < selection.position < found.end() or not selection.is_empty
        if inside and found.start() <= selection.start and selection.end <= found.end():
            return found
    return None


def _unlinked(text: str, selection: Selection, link: re.Match[str]) -> Edit:
    """The link as words, or its address selected."""
    if (selection.start, selection.end) in (link.span(), link.span(1), link.span(2)) and not selection.is_empty:
        patches = [Patch(link.start(), link.start(1), ""), Patch(link.end(1), link.end(), "")]
        words = Selection(anchor=link.start(1), position=link.end(1))
        return edit_of(text, patches, words)
    return edit_of(text, (), Selection(anchor=link.start(2), position=link.end(2)))


def _replaced(start: int, end: int, before: str, chosen: str, after: str) -> Edit:
    """Three pieces in the place of the words; the middle one is selected."""
    begin = start + len(before)
    selection = Selection(anchor=begin, position=begin + len(chosen)) if chosen else cursor(begin)
    return Edit(start=start, removed=end - start, added=before + chosen + after, selection=selection)
