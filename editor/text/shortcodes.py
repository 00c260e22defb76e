"""Shortcodes: what WordPress and its plugins act on in a post's words, such as `[gallery ids="1,2"]`."""

from __future__ import annotations

import re

_VALUE = r"(?:\"[^\"\]\n]*\"|'[^'\]\n]*'|[^\s\"'\]]+)"
_SETTING = rf"\s+[\w-]+={_VALUE}"
_BEGIN, _END = r"\[/?[a-zA-Z][\w-]*", r"\s*/?\](?![\[(:])"
"""Not a link, a reference, or a definition of Markdown."""
SHORTCODE = re.compile(rf"{_BEGIN}(?:{_SETTING})*{_END}")
WITH_SETTINGS = rf"({_BEGIN}(?:{_SETTING})+{_END})"
"""The pattern of one whose quotation marks must stay as they are."""
ALONE = re.compile(rf"{SHORTCODE.pattern}(?:[^\[]*\[/[a-zA-Z][\w-]*\])?", re.DOTALL)
"""One that is a paragraph of its own, with what it stands around."""
