"""The entry point: the window, or a command when one is named."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run what the command line asks for; the exit status."""
    from editor.cli.main import run
    from editor.model.approval import NO_ANSWER

    outcome = run(sys.argv[1:], os.environ)
    if outcome.window is None:
        return outcome.status
    if outcome.window.answer not in {"", NO_ANSWER}:
        from editor.ui.passing_on import pass_on

        return pass_on(outcome.window.answer)
    gc.disable()  # what is made until the window is painted stays: `ui.app` collects from then on
    from editor.ui.app import show

    return show(outcome.window.file, came_late=bool(outcome.window.answer))


if __name__ == "__main__":
    sys.exit(main())
