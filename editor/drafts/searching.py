"""Drafts are found by their words, wherever those stand in the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from editor.model.work import CancelToken
from editor.store.draft_files import LARGEST


def search_words(typed: str) -> tuple[str, ...]:
    """What is looked for: every word, in any order, in any case, without a look at how its letters are composed."""
    return tuple(_folded(typed).split())


def has_words(text: str, words: Iterable[str]) -> bool:
    """Does a text have all of them, also within others?"""
    folded = _folded(text)
    return all(word in folded for word in words)


def drafts_with(words: tuple[str, ...], paths: Iterable[Path], cancel: CancelToken) -> frozenset[Path]:
    """Those files that have all the words, in the front matter or in the body; one that cannot be read has none.

    Files over 10 MB are not looked into. Raises Cancelled.
    """
    found: set[Path] = set()
    for path in paths:
        cancel.check()
        if has_words(_text(path), words):
            found.add(path)
    return frozenset(found)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:  # gone, or not for us: the list says so itself
        return ""
    return data.decode("utf-8", "replace") if len(data) <= LARGEST else ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
