"""Image addresses in a draft: which are files beside it, and where those lie."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


def local_path(source: str, folder: Path) -> Path | None:
    """Where the file of an image written as `source` lies, seen from the draft's folder; None for a web address.

    `my%20cat.png` and `my cat.png` mean the same file; `file:` addresses and absolute paths are allowed.
    """
    parts = urlsplit(source)
    if parts.scheme == "file":
        return Path(unquote(parts.path))
    if not source or source.startswith("//") or (len(parts.scheme) > 1 and "." not in parts.scheme):
        return None
    return folder / unquote(source)


def with_addresses(post: str, addresses: Mapping[str, str]) -> str:
    """The post's HTML with image sources replaced: `addresses` maps a source as written to a web address."""

    def replaced(found: re.Match[str]) -> str:
        address = addresses.get(html.unescape(found[2]))
        return found[0] if address is None else f"{found[1]}{html.escape(address)}{found[3]}"

    return _SOURCE.sub(replaced, post)
