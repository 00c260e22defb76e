"""One key of front matter."""

from __future__ import annotations

from dataclasses import dataclass

from editor.text.yaml_words import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A top-level key of the front matter. Places count code points in its YAML."""

    key: str
    value: Tree
    line: int
    """Counted from 1 in the file, whose first line is the fence."""
    start: int
    end: int
    """Behind its last line; comments and empty lines that follow are not part of it."""
    word: tuple[int, int] | None = None
    """Where the value stands, if it is a plain or quoted word on one line."""
    quote: str = ""
