"""What a browser starts the program with, for the window that waits for it: no window of its own opens."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication

from editor.errors import AlreadyOpen
from editor.model.approval import NO_ANSWER
from editor.store.paths import paths_from
from editor.ui.single_instance import SingleInstance


def pass_on(answer: str) -> int:
    """Hand an address with a password in it to the window that is open; the exit status.

    Without one the program starts anew, and without that address, which everybody here could read as long as it runs.
    """
    application = QCoreApplication([])  # a socket wants one
    instance = SingleInstance(paths_from(os.environ).runtime, application)
    if instance.is_first():
        instance.close()
        os.execv(sys.executable, [*sys.orig_argv[:-1], NO_ANSWER])  # noqa: S606 — ourselves, as we were started
    try:
        instance.hand_over(None, answer)
    except AlreadyOpen as error:
        print(error, file=sys.stderr)  # noqa: T201 — for whoever started it in a terminal
        return 1
    return 0
