"""What a write sends, and whether any of it has left: that decides whether its outcome is known when it fails."""

from __future__ import annotations

import io
from collections.abc import Iterator

from editor.model.work import CancelToken

_CHUNK = 65536


class SentBody:
    """Bytes that are read once, by the HTTP library. Cancelling is looked at per chunk."""

    def __init__(self, content: bytes, cancel: CancelToken | None = None) -> None:
        self._length = len(content)
        self._rest = io.BytesIO(content)
        self._cancel = cancel or CancelToken()
        self.has_begun = False
        """The connection stood, and the first bytes were taken to be sent."""

    def __len__(self) -> int:
        """For the Content-Length header."""
        return self._length

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes. Raises Cancelled."""
        self._cancel.check()
        self.has_begun = True
        return self._rest.read(size)

    def __iter__(self) -> Iterator[bytes]:
        """That it can be iterated tells `requests` to stream it."""
        return iter(self.read, b"")
