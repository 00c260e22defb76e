"""Values as YAML, written so that every reader of YAML reads the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Tree = str | None | Sequence["Tree"] | Mapping[str, "Tree"]
"""What front matter holds, as words: a number or a date is the text that stands in the file; None is YAML's null."""

_PLAIN = re.compile(r"[^\W\d_][\w ,.'()/&+-]*")
_NO_WORD = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
"""Words that one reader of YAML or another takes for something else."""
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str, quote: str = "") -> str:
    """The text as a scalar on one line: plain where that is safe and no quote is asked for, else double-quoted."""
    is_plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in _NO_WORD
    return text if is_plain and not quote else '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half a character: no file can hold it
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def entry_lines(key: str, value: Tree, indent: str = "") -> list[str]:
    """The lines of a key and its value, without line endings: lists and maps in block style."""
    name = f"{indent}{scalar(key)}:"
    match value:
        case None:
            return [name]
        case str():
            return [f"{name} {scalar(value)}"]
        case Mapping():
            inner = [line for part in value.items() for line in entry_lines(*part, f"{indent}  ")]
            return [name, *inner] if inner else [f"{name} {{}}"]
        case _:
            inner = [line for item in value for line in _item(item, f"{indent}  ")]
            return [name, *inner] if inner else [f"{name} []"]


def _item(value: Tree, indent: str) -> list[str]:
    """The lines of a list's item: what its value would be under a key, the dash in the key's place."""
    match value:
        case None:
            return [f"{indent}-"]
        case str():
            return [f"{indent}- {scalar(value)}"]
        case Mapping():
            inner = [line for part in value.items() for line in entry_lines(*part, f"{indent}  ")]
            return [f"{indent}- {inner[0].lstrip()}", *inner[1:]] if inner else [f"{indent}- {{}}"]
        case _:
            inner = [line for item in value for line in _item(item, f"{indent}  ")]
            return [f"{indent}- {inner[0].lstrip()}", *inner[1:]] if inner else [f"{indent}- []"]
