"""Find and replace in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from editor.text.editing import Edit, Patch, Selection, edit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for, and how."""

    words: str
    match_case: bool = False
    whole_words: bool = False


Match = tuple[int, int]
"""Start and end."""


def matches(text: str, search: Search) -> tuple[Match, ...]:
    """All places, in their order; none for empty words."""
    if not search.words:
        return ()
    pattern = re.escape(search.words)
    if search.whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    flags = re.NOFLAG if search.match_case else re.IGNORECASE
    return tuple(found.span() for found in re.finditer(pattern, text, flags))


def next_match(found: Sequence[Match], position: int) -> int | None:
    """The number of the first match at or after `position`, from the top again behind the last; None without any."""
    if not found:
        return None
    return bisect_left(found, (position, position)) % len(found)


def previous_match(found: Sequence[Match], position: int) -> int | None:
    """The number of the last match before `position`, from the bottom again before the first; None without any."""
    if not found:
        return None
    return (bisect_left(found, (position, position)) - 1) % len(found)


def replaced(text: str, found: Sequence[Match], words: str, selection: Selection) -> Edit:
    """The matches replaced, all at once."""
    return edit_of(text, [Patch(start, end, words) for start, end in found], selection)
