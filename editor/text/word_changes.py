"""Two texts of which one became of the other: which of their words differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 4_000
"""So many words are compared one by one; in longer texts all differ."""


class Run(NamedTuple):
    """A stretch of a text; all of them, one after the other, are the text."""

    text: str
    is_other: bool
    """It does not stand in the other text."""


def word_changes(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in stretches; where either is empty, nothing of the other is marked."""
    here, there = _TOKEN.findall(one), _TOKEN.findall(other)
    if not here or not there:
        return _whole(one, is_other=False), _whole(other, is_other=False)
    if max(len(here), len(there)) > _MOST:
        return _whole(one, is_other=True), _whole(other, is_other=True)
    opcodes = SequenceMatcher(_is_between, here, there, autojunk=False).get_opcodes()
    mine = [Run("".join(here[start:end]), what != "equal") for what, start, end, _, _ in opcodes]
    theirs = [Run("".join(there[start:end]), what != "equal") for what, _, _, start, end in opcodes]
    return tuple(run for run in mine if run.text), tuple(run for run in theirs if run.text)


def _is_between(token: str) -> bool:
    """Blanks and commas stand between any words: they tell nothing of which are the same."""
    return not token[0].isalnum()


def _whole(text: str, *, is_other: bool) -> tuple[Run, ...]:
    return (Run(text, is_other),) if text else ()
