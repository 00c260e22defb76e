"""What Qt needs to know before it is loaded, on a machine without a display, a GPU, or a sandbox."""

from __future__ import annotations

import os

from editor.ui.sandbox import OFF, has_sandbox


def prepare() -> None:
    """Offscreen if nobody said otherwise; the sandbox only where it can be: our pages are our own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root or not has_sandbox():
        os.environ.setdefault(OFF, "1")
