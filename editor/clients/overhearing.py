"""A request while it is under way: what the log is told of it, and what a listener is told."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from editor.clients.addresses import redacted
from editor.model.conversation import Exchange

Hear = Callable[[Exchange], None]

_LONGEST_WORDS = 500
"""Characters of what a blog says."""
_NAMES_OF_FIELDS = re.compile(r"&_fields=[^&]*|\?_fields=[^&]*$|(?<=\?)_fields=[^&]*&")
"""Which parts of an answer are wanted: long, and always the same."""


class Overheard:
    """One request, and what came of it so far. Times in milliseconds, sizes in bytes."""

    def __init__(self, method: str, url: str, call: str, sent: int) -> None:
        self._when, self._began = datetime.now(UTC), time.monotonic()
        self._method, self._address, self._call, self._sent = method, redacted(url), call, sent
        self.status = 0
        self.received: int | None = None
        """None: the answer did not come to its end."""
        self.words = ""

    def line(self) -> str:
        """For the log."""
        outcome = "no answer" if not self.status else f"{self.status}"
        cut = ", broken off" if self.status and self.received is None else ""
        return f"{self._method} {self._address}: {outcome}{cut}, {self._took()} ms"

    def exchange(self, password: str) -> Exchange:
        """For whoever listens; should the blog repeat the password, it is hidden."""
        words = self.words.replace(password, "***") if password else self.words
        return Exchange(
            when=self._when,
            method=self._method,
            address=_NAMES_OF_FIELDS.sub("", self._address),
            call=self._call,
            status=self.status,
            milliseconds=self._took(),
            sent=self._sent,
            received=self.received or 0,
            words=words[:_LONGEST_WORDS],
        )

    def _took(self) -> int:
        return round(1000 * (time.monotonic() - self._began))
