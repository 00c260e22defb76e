"""The story in the real window, played by a hand in the program's own process: `window_child HOME SCREENS`.

It prints a line for each step, and last the address of the post. The exit status tells.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.ui import app
from tests.journeys.hand import Hand
from tests.journeys.window_story import play


class Played(QApplication):
    """Plays the story as soon as the window stands, and ends with what came of it."""

    def exec(self) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] # Qt's is static
        QTimer.singleShot(500, self.play)
        return super().exec() or self.outcome

    outcome = 1

    def play(self) -> None:
        """The whole story, then the window's cross."""
        hand = Hand(Path(sys.argv[2]), say)
        try:
            say(f"published: {play(hand, Path(sys.argv[1]))}")
            self.outcome = 0
        except AssertionError:
            traceback.print_exc()
        self.closeAllWindows()


def say(what: str) -> None:
    """A line for whoever started this."""
    print(what, flush=True)  # noqa: T201 # the result


app.QApplication = Played
sys.exit(app.show(None))
