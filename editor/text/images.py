"""Image addresses in a draft: which are files beside it, and where those lie."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from editor.text.urls import parts_of


def local_path(source: str, folder: Path) -> Path | None:
    """Where the file of an image written as `source` lies, seen from the draft's folder; None for a web address.

    `my%20cat.png` and `my cat.png` mean the same file; `file:` addresses and absolute paths are allowed.
    """
    parts = parts_of(source)
    if parts is None:
        return None
    if parts.scheme == "file":
        return Path(unquote(parts.path))
    if not source or source.startswith("//") or (len(parts.scheme) > 1 and "." not in parts.scheme):
        return None
    return folder / unquote(source)
