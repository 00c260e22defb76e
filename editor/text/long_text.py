"""A text that is too large to be edited, as much of it as can be looked at without waiting."""

from __future__ import annotations

import re

MOST = 1_000_000  # letters
LONGEST_LINE = 2_000  # letters

_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE}}}(?=[^\n])")


def for_display(text: str) -> str:
    """The beginning, its long lines broken: for reading only, it must never be saved."""
    return _LONG.sub(lambda found: found[0] + "\n", text[:MOST])
