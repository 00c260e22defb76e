"""Work off the window's thread: how it is stopped, and how it says how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from editor.errors import Cancelled


@dataclass(frozen=True, slots=True)
class CancelToken:
    """Looked at between chunks of work; any thread may cancel."""

    _event: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Was it asked to stop?"""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled when it was asked to stop."""
        if self.is_cancelled:
            raise Cancelled("Stopped, as you asked.")

    def wait(self, seconds: float) -> None:
        """Pause for so many seconds; raise Cancelled as soon as it is asked to stop."""
        self._event.wait(seconds)
        self.check()


class Bytes(int):
    """So many bytes: how much there is of something that is not counted piece by piece."""


Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and how much there is (0: not known; `Bytes`: both are bytes)."""


def no_progress(what: str, done: int, total: int) -> None:
    """For those who do not want to know."""
    del what, done, total
