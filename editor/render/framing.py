"""Messages between the program and its render worker: four bytes of length (big-endian), then JSON in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

HEAD = 4
LARGEST = 1 << 30
"""Bytes. Nothing we send is nearly as long; a longer one means that the two sides lost step."""


class FrameBroken(ValueError):
    """What came is no message: something else wrote into the pipe."""


def encode(message: Mapping[str, Any]) -> bytes:
    """The bytes of a message. Halves of characters, which a text field may hold, survive as escapes."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    return len(body).to_bytes(HEAD, "big") + body


class Decoder:
    """Finds the messages in bytes that come in pieces of any size."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, received: bytes) -> Iterator[dict[str, Any]]:
        """The messages that are complete now. Raises FrameBroken."""
        self._buffer += received
        while len(self._buffer) >= HEAD:
            length = int.from_bytes(self._buffer[:HEAD], "big")
            if length > LARGEST:
                raise FrameBroken(f"A message of {length} bytes was announced.")
            if len(self._buffer) < HEAD + length:
                return
            body = bytes(self._buffer[HEAD : HEAD + length])
            del self._buffer[: HEAD + length]
            yield _message(body)


def _message(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body)
    except ValueError as problem:
        raise FrameBroken(f"A message is no JSON: {problem}") from problem
    if not isinstance(message, dict):
        raise FrameBroken("A message is no object.")
    return cast("dict[str, Any]", message)
