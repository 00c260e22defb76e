"""The program's window as the window manager of a real X server knows it, from outside its process."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable

_PATIENCE = 20.0  # seconds


def active_title() -> str:
    """What the window that has the keyboard calls itself; empty when there is none."""
    number = re.search(r"0x[0-9a-f]+", _asked("-root", "_NET_ACTIVE_WINDOW"))
    if number is None or int(number[0], 16) == 0:
        return ""
    title = re.search(r'= "(.*)"', _asked("-id", number[0], "_NET_WM_NAME"))
    return title[1] if title else ""


def is_active(title: str, seconds: float = 0.3) -> bool:
    """Does the active window call itself so, now or within so many seconds?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if active_title() == title:
            return True
        time.sleep(0.02)
    return False


def wait_for(until: Callable[[], bool], what: Callable[[], str]) -> None:
    """Until this is so. Raises AssertionError with `what` after 20 s."""
    end = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < end, what()
        time.sleep(0.02)


def _asked(*question: str) -> str:
    """A property as xprop prints it; a window that has gone in between has none."""
    done = subprocess.run(["xprop", *question], capture_output=True, text=True, check=False, timeout=10)
    return done.stdout
