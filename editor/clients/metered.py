"""Answers that are measured as they come off the wire, their head included: servers may drip, and never end.

What a socket's time-out bounds is only the wait for the next byte.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool

from editor.clients.sent_body import CHUNK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one answer may take from its first byte on, in seconds, and as it is sent (packed), in bytes."""

    seconds: float
    size: int


class TooSlow(Exception):
    """An answer did not end in time."""


class TooLarge(Exception):
    """An answer did not end within its size."""


class MeteredAdapter(HTTPAdapter):
    """Gives every connection answers that raise TooSlow and TooLarge while they are read."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._answers = {"response_class": partial(_Answer, bounds=bounds), "is_metered": True}

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  # as requests calls it
        """Bodies go out in larger pieces than http.client's."""
        super().init_poolmanager(*args, **(more | {"blocksize": CHUNK}))

    def get_connection_with_tls_context(self, *args: Any, **more: Any) -> HTTPConnectionPool:  # noqa: ANN401  # as requests calls it
        """The pool for a request, whatever connections it makes: direct ones, a proxy's."""
        pool = cast("HTTPConnectionPool", super().get_connection_with_tls_context(*args, **more))
        kind: Any = pool.ConnectionCls
        if not getattr(kind, "is_metered", False):
            pool.ConnectionCls = type(f"Metered{kind.__name__}", (kind,), self._answers)
        return pool


class _Answer(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, bounds: Bounds, **more: Any) -> None:  # noqa: ANN401  # http.client's
        super().__init__(sock, *args, **more)
        self.fp = io.BufferedReader(_Meter(self.fp.detach(), bounds))


class _Meter(io.RawIOBase):
    """What a socket brings, counted."""

    def __init__(self, source: io.RawIOBase, bounds: Bounds) -> None:
        super().__init__()
        self._source = source
        self._bounds = bounds
        self._read = 0
        self._ends = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        count: int | None = self._source.readinto(buffer)
        now = time.monotonic()
        self._ends = self._ends or now + self._bounds.seconds
        self._read += count or 0
        if now > self._ends:
            raise TooSlow
        if self._read > self._bounds.size:
            raise TooLarge
        return count

    def close(self) -> None:
        self._source.close()
        super().close()
