"""Links of a draft that lead to files of this computer: those beside it, and what else a link names that is there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag

from editor.text.urls import parts_of

_BESIDE = re.compile(r"(?:\./)?[^/]+\.assets/[^/].*", re.DOTALL)
_SAFE = "/:@!$&'*+,;=~-._"


def linked_file(url: str, folder: Path) -> Path | None:
    """The file that a link names, seen from the draft's folder; None for what is no file of this computer.

    In the draft's own folder of files, and as a `file:` address, it need not be there; any other path may be one of
    the blog, so that it is a file only where one is.
    """
    parts = parts_of(url)
    if parts is None:
        return None
    path = Path(unquote(parts.path))
    if parts.scheme == "file":
        return path
    if parts.scheme or parts.netloc or parts.query or not parts.path:
        return None
    is_there = os.path.isfile(folder / path)  # noqa: PTH113 — Path.is_file raises for a name that is too long
    return folder / path if is_there or _BESIDE.fullmatch(parts.path) else None


def moved_link(url: str, address: str) -> str:
    """The address in the place of a link's; the part of the file that it names (`#page=3`) stays."""
    fragment = urldefrag(url).fragment
    return f"{address}#{fragment}" if fragment else address


def file_link(name: str, path: str) -> str:
    """A link to a file; `path` is relative, what would end it gets encoded."""
    words = re.sub(r"([\[\]\\*_`<&])", r"\\\1", " ".join(name.split()))
    return f"[{words}]({file_target(path)})"


def file_target(path: str) -> str:
    """A relative path as it can stand in a link's parentheses."""
    return quote(path, safe=_SAFE)
