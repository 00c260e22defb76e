"""What may come into a draft from outside: text without characters that a text file should not hold."""

from __future__ import annotations

import re

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
_HALVES = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """One kind of line ending, no control characters, no halves of surrogate pairs."""
    return _HALVES.sub("\ufffd", _UNWANTED.sub("", _BREAKS.sub("\n", text)))
