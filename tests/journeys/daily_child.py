"""One scene of an ordinary day in the real window, in a process of its own: `daily_child SCREENS SCENE [FILE]`.

The program's folder is `REJOINDER_HOME`; a size such as `900x700` may stand in `REJOINDER_TEST_SIZE`. A line is printed
for each step; the exit status tells.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.ui import app
from tests.journeys.daily import SCENES, SPECIAL
from tests.journeys.daily_hand import DailyHand
from tests.journeys.hand import resize, stands_whole


class Played(QApplication):
    """Plays a scene as soon as the window stands, and ends with what came of it."""

    def exec(self) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] # Qt's is static
        QTimer.singleShot(400, self.play)
        return super().exec() or self.outcome

    outcome = 1

    def play(self) -> None:
        """The scene, then the window's cross."""
        hand = DailyHand(Path(sys.argv[1]) / sys.argv[2], say, Path(os.environ["REJOINDER_HOME"]))
        try:
            hand.wait(stands_whole, lambda: "the whole program")
            resize(os.environ.get("REJOINDER_TEST_SIZE", ""))
            (SCENES | SPECIAL)[sys.argv[2]](hand)
            self.outcome = 0
        except Exception:  # noqa: BLE001 # whatever went wrong: it is told, and the program ends, whatever it asks
            traceback.print_exc()
            QTimer.singleShot(5000, lambda: self.exit(1))
        self.clipboard().clear()  # offscreen it lives longer than Python, which made what was copied
        self.closeAllWindows()


def say(what: str) -> None:
    """A line for whoever started this."""
    print(what, flush=True)  # noqa: T201 # the result


app.QApplication = Played
sys.exit(app.show(Path(sys.argv[3]) if len(sys.argv) > 3 else None))
