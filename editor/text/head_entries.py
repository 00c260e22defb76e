"""The YAML of front matter, cut into its top-level keys: where each stands, and what it holds.

Plain lines are read here, in microseconds; a head with anything else is read by ruamel.yaml, whose import takes 80 ms.
"""

from __future__ import annotations

import re
from dataclasses import replace

from editor.errors import FrontMatterBroken
from editor.text.head_entry import Entry

LARGEST = 64 * 1024
"""Characters. A parser written in Python needs seconds for more."""


def entries(yaml: str) -> tuple[Entry, ...]:
    """The top-level keys, in order. Raises FrontMatterBroken with the line of the file."""
    if len(yaml) > LARGEST:
        raise FrontMatterBroken(f"The front matter is longer than {LARGEST // 1024} KB, too long to be read.", 1)
    plain = plain_entries(yaml)
    if plain is not None:
        return plain
    from editor.text.head_nodes import parsed_entries

    return parsed_entries(yaml)


_PLAIN_WORD = r"[^\W_](?:[\w ,.'()/&+;!?-]*[\w,.'()/&+;!?-])?"
_QUOTED_WORD = r'"[^"\\]*"'
_WORD = rf"(?P<word>{_PLAIN_WORD}|{_QUOTED_WORD})"
_KEY_LINE = re.compile(rf"(?P<key>[A-Za-z_][\w-]*):(?: +{_WORD})? *")
_ITEM_LINE = re.compile(rf"(?P<dash> *-) +{_WORD} *")
_LOOSE_LINE = re.compile(r" *(?:#.*)?")
_ODD = re.compile("\r(?!\n)|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What only the parser reads as YAML does: among them a carriage return alone, which ends a line, even a comment."""
_NULLS = frozenset({"null", "Null", "NULL"})


def plain_entries(yaml: str) -> tuple[Entry, ...] | None:
    """The keys of a head of nothing but `key: word`, lists of words, comments and empty lines; else None."""
    if _ODD.search(yaml):
        return None
    found: list[Entry] = []
    indent: str | None = None  # of the list that may go on in the next line; empty: not begun
    place = 0
    for number, line in enumerate(yaml.split("\n"), start=2):
        bare, after = line.removesuffix("\r"), min(place + len(line) + 1, len(yaml))
        if key := _KEY_LINE.fullmatch(bare):
            found.append(_entry(key, number, place, after))
            indent = None if key["word"] else ""
        elif indent is not None and (item := _ITEM_LINE.fullmatch(bare)) and indent in {"", item["dash"]}:
            indent = item["dash"]
            found[-1] = _with_item(found[-1], item, after)
        elif _LOOSE_LINE.fullmatch(bare):
            indent = None
        else:
            return None
        place = after
    return tuple(found) if len({entry.key for entry in found}) == len(found) else None


def _entry(key: re.Match[str], number: int, place: int, after: int) -> Entry:
    word = key["word"]
    return Entry(
        key=key["key"],
        value=_spoken(word),
        line=number,
        start=place,
        end=after,
        word=(place + key.start("word"), place + key.end("word")) if _spoken(word) is not None else None,
        quote='"' if word and word[0] == '"' else "",
    )


def _with_item(entry: Entry, item: re.Match[str], after: int) -> Entry:
    before = () if entry.value is None else tuple(entry.value)
    return replace(entry, value=(*before, _spoken(item["word"])), end=after)


def _spoken(word: str | None) -> str | None:
    """What a word says: without its quotes, and nothing for YAML's null."""
    if word is None or word in _NULLS:
        return None
    return word[1:-1] if word[0] == '"' else word
