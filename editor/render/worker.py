"""The render worker: a process without Qt that renders a text (`python -I -X utf8 -m editor.render.worker`).

It is a process because Python-Markdown is quadratic on some inputs, and nothing in Python can stop it: a process can be
killed. Requests come on standard input, answers go to standard output, framed; whatever prints goes to standard error.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, BinaryIO, cast

from editor.render.framing import Decoder, encode
from editor.render.messages import Request
from editor.render.session import Session

PIECE = 1 << 16
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serves until standard input ends."""
    sys.excepthook = report
    end_with_parent()
    serve(sys.stdin.fileno(), own_output())


def end_with_parent() -> None:
    """Asks Linux to kill this process when its parent dies: one that hangs in a regex would not notice."""
    with suppress(AttributeError, OSError, TypeError):  # other systems have no prctl, or no SIGKILL
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def own_output() -> BinaryIO:
    """Standard output for ourselves alone; whatever else writes there is sent to standard error."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return output


def report(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """One line about what ended this process: a traceback helps nobody who reads it, and may quote the post."""
    del problem
    place = traceback.extract_tb(trace)[-1]
    sys.stderr.write(f"The render worker stopped: {kind.__name__} in {place.name}, line {place.lineno}.\n")


def serve(source: int, output: BinaryIO) -> None:
    """Answers what comes from a file descriptor, until it ends."""

    def say(message: Mapping[str, Any]) -> None:
        output.write(encode(message))
        output.flush()

    session, decoder = Session(lambda digest: say({"at": digest})), Decoder()
    say({"hello": True})
    with output:
        while received := os.read(source, PIECE):
            for message in decoder.feed(received):
                say(session.answer(cast("Request", message)))


if __name__ == "__main__":
    main()
