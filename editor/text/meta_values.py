"""Custom fields of posts: what stands in front matter, as a blog takes it, and back."""

from __future__ import annotations

from collections.abc import Collection

from editor.model.blog import MetaField, MetaKind
from editor.model.post import Meta, MetaValue

Words = str | tuple[str, ...]
_CHOICES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
KINDS = {
    MetaKind.TEXT: "text",
    MetaKind.CHOICE: "yes or no",
    MetaKind.WHOLE: "a whole number",
    MetaKind.NUMBER: "a number",
}
"""What a person calls them."""


def value_of(field: MetaField, words: Words) -> MetaValue | None:
    """What these words are for the blog; None: nothing of this kind."""
    if not field.is_list:
        return _single(field.kind, words) if isinstance(words, str) else None
    parts = [_single(field.kind, part) for part in ((words,) if isinstance(words, str) else words)]
    found = tuple(part for part in parts if part is not None)
    return found if len(found) == len(parts) else None


def words_of(value: MetaValue) -> Words:
    """A blog's value as it stands in front matter."""
    return tuple(map(_word, value)) if isinstance(value, tuple) else _word(value)


def of_keys(meta: Meta | None, keys: Collection[str]) -> Meta | None:
    """Those of these keys; None stays None."""
    return None if meta is None else tuple((key, value) for key, value in meta if key in keys)


def _single(kind: MetaKind, words: str) -> str | bool | int | float | None:
    if kind is MetaKind.TEXT:
        return words
    if kind is MetaKind.CHOICE:
        return _CHOICES.get(words.strip().lower())
    try:
        number = float(words) if kind is MetaKind.NUMBER else int(words)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _word(value: str | bool | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
