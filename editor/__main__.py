"""The entry point: the window, or a command when one is named."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run what the command line asks for; the exit status."""
    from editor.cli.main import run

    outcome = run(sys.argv[1:], os.environ)
    if outcome.window is None:
        return outcome.status
    from editor.ui.app import show

    return show(outcome.window.file)


if __name__ == "__main__":
    sys.exit(main())
