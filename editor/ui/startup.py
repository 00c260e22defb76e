"""What has to be so before the window is made, and what catches errors that nobody expected."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from types import TracebackType

from editor.ui.sandbox import OFF

log = logging.getLogger(__name__)


def prepare_web_engine() -> None:
    """Before Qt starts: the editor stays fast without a GPU, and root has no sandbox to stand in.

    A web view switches its whole window to GPU composition, which costs 10 ms a key where the CPU has to play one.
    """
    flags = [os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")]
    if not _has_gpu():
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
        flags.append("--disable-gpu")
    if not os.access("/dev/shm", os.W_OK | os.X_OK):  # noqa: S108 — Chromium's place for shared memory, and it insists
        flags.append("--disable-dev-shm-usage")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(flags).strip()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault(OFF, "1")


def end_on_interrupt() -> None:
    """Ctrl+C ends the program at once (Python's own handler never runs in Qt's loop); the words are in the journal."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def catch_the_unexpected(tell: Callable[[str], None]) -> None:
    """An error in a slot goes to the log, and is one sentence in the window: it ends nothing."""

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("Unexpected", exc_info=(kind, error, trace))
        tell(f"Something went wrong inside Rejoinder ({error}). Your words are safe; the log says more.")

    sys.excepthook = on_error


def _has_gpu() -> bool:
    """Linux says it by a render node; elsewhere there is one."""
    return sys.platform != "linux" or os.path.exists("/dev/dri/renderD128")  # noqa: PTH110 — pathlib costs 3 ms here
