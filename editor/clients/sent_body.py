"""What a write sends, and whether any of it has left: that decides whether its outcome is known when it fails."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

from editor.errors import ImageRefused
from editor.model.work import CancelToken

CHUNK = 65536
"""Bytes."""

Sent = Callable[[int], None]
"""Told how many bytes more were taken to be sent."""


def unheard(count: int) -> None:
    """For those who do not want to know."""
    del count


class SentBody:
    """Bytes, or a file, read once, by the HTTP library. Cancelling is looked at per chunk."""

    def __init__(self, content: bytes | Path, cancel: CancelToken | None = None, sent: Sent = unheard) -> None:
        """What has a file is to be closed: it is its own context. Raises ImageRefused when it cannot be read."""
        self._rest, self._length = _opened(content)
        self._left = self._length
        self._cancel = cancel or CancelToken()
        self._sent = sent
        self.has_begun = False
        """The connection stood, and the first bytes were taken to be sent."""

    def __len__(self) -> int:
        """For the Content-Length header."""
        return self._length

    def __enter__(self) -> SentBody:
        """Its file is open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Its file is closed."""
        self._rest.close()

    def md5(self) -> str:
        """Of all of it, in hex; nothing counts as begun by it."""
        digest = hashlib.file_digest(self._rest, partial(hashlib.md5, usedforsecurity=False))
        self._rest.seek(0)
        return digest.hexdigest()

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes. Raises Cancelled."""
        self._cancel.check()
        self.has_begun = True
        piece = self._rest.read(min(size, self._left))  # a file may grow meanwhile
        self._left -= len(piece)
        self._sent(len(piece))
        return piece

    def __iter__(self) -> Iterator[bytes]:
        """That it can be iterated tells `requests` to stream it."""
        return iter(self.read, b"")


def _opened(content: bytes | Path) -> tuple[io.BytesIO | io.BufferedReader, int]:
    """What is read, and how long it is."""
    if isinstance(content, bytes):
        return io.BytesIO(content), len(content)
    try:
        return content.open("rb"), content.stat().st_size
    except OSError as error:
        raise ImageRefused(
            f"{content.name} cannot be read: {error.strerror}. Put it back, or take it out of the post."
        ) from error
