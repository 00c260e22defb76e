"""Can the web engine's sandbox start on this system? Where it cannot, Chromium would end the whole program."""

from __future__ import annotations

import os
import sys

OFF = "QTWEBENGINE_DISABLE_SANDBOX"
"""Set to 1, the web engine does without: a person's own decision, and ours for root alone."""
_TRY = ("unshare", "--user", "--map-root-user", "--pid", "--fork", "true")
_LONGEST = 5.0  # seconds


def has_sandbox() -> bool:
    """On Linux it needs user namespaces of its own, which some systems and containers forbid."""
    if sys.platform != "linux" or os.environ.get(OFF) == "1":
        return True
    import subprocess  # where it is asked, the window stands already

    try:
        done = subprocess.run(_TRY, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return True  # it cannot be tried here: the web engine will
    return done.returncode == 0
