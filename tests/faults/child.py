"""A process that works the outbox once, to be killed: from outside, or by itself at the nth line of our program.

    python -m tests.faults.child HOME URL USER_ID [LINE]

User and password are read from standard input, a line each. It says how many jobs it worked, and how many lines ran.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import editor
from editor.model.blog import Capabilities, Credentials, Feature
from editor.model.draft import Status
from editor.model.work import CancelToken
from editor.publish.outbox import work_off
from tests.faults.publishing import Desk

_OURS = tuple(str(Path(editor.__file__).parent / room) for room in ("publish", "store"))
ABLE = Capabilities(features=frozenset(Feature), statuses=frozenset(Status))


class Lines:
    """Counts the lines of `publish` and `store` that are run, and ends the process at one of them."""

    def __init__(self, last: int) -> None:
        self._last = last
        self._lock = threading.Lock()
        self.count = 0

    def trace(self, frame: FrameType, event: str, arg: object) -> object:
        return self.line if frame.f_code.co_filename.startswith(_OURS) else None

    def line(self, frame: FrameType, event: str, arg: object) -> object:
        if event == "line":
            with self._lock:
                self.count += 1
                is_last = self.count == self._last
            if is_last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.line


def main() -> None:
    home, url, user_id, *rest = sys.argv[1:]
    user, password = sys.stdin.read().splitlines()
    able = Capabilities(features=ABLE.features, statuses=ABLE.statuses, user_id=user_id)
    login = Credentials(user=user, password=password)
    desk = Desk(home=Path(home), url=url, login=login, able=able, now=datetime.now(UTC))
    place = desk.place()
    lines = Lines(int(rest[0]) if rest else 0)
    if rest:
        threading.settrace(lines.trace)  # pyright: ignore[reportArgumentType]  # as below
        sys.settrace(lines.trace)  # pyright: ignore[reportArgumentType]  # its stub knows no bound methods
    worked = len(work_off(place, CancelToken()))
    sys.settrace(None)
    sys.stdout.write(f"{worked} {lines.count}\n")
    desk.close()


if __name__ == "__main__":
    main()
