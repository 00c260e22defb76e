"""Images of the web in the preview: shown by copies that are kept here, as nothing is fetched for a preview."""

from __future__ import annotations

import base64
from collections.abc import Callable

from editor.render.patches import Patch
from editor.render.uses import with_images
from editor.text.tags import tags

_LARGEST = 4_000_000
"""Bytes of a copy that is put into the page."""
_TYPES = {b"\xff\xd8": "jpeg", b"\x89P": "png", b"GI": "gif", b"RI": "webp"}
"""By how such a file begins."""


class WebImages:
    """Puts what `copy_of` has in the place of an address; each is asked for once."""

    def __init__(self, copy_of: Callable[[str], bytes | None]) -> None:
        self._copy_of = copy_of
        self._known: dict[str, str] = {}

    def shown(self, patch: Patch) -> Patch:
        """The same with the copies in it."""
        return patch._replace(parts=[self._with_copies(part) for part in patch.parts])

    def _with_copies(self, part: str) -> str:
        if "<img" not in part:
            return part
        sources = {tag.attributes.get("src", "") for tag in tags(part, "img")}
        found = {source: self._address(source) for source in sources if source.startswith(("http://", "https://"))}
        return with_images(part, {source: copy for source, copy in found.items() if copy})

    def _address(self, source: str) -> str:
        """An address that holds the picture itself; empty: there is no copy."""
        if source not in self._known:
            self._known[source] = _held(self._copy_of(source) or b"")
        return self._known[source]


def _held(content: bytes) -> str:
    kind = _TYPES.get(content[:2], "avif" if content[4:8] == b"ftyp" else "")
    if not kind or len(content) > _LARGEST:
        return ""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
