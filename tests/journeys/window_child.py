"""A story in the real window, played by a hand in the program's own process: `window_child PART HOME SCREENS [SIZE]`.

PART is `actions` (the counted one, on the practice blog), `contributor`, `first` or `second` (the halves of the whole
story); their place comes as JSON on standard input. It prints a line for each step. `first` never ends: it is killed.
The others close the window; the exit status tells.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.ui import app
from tests.journeys import contributor, whole_story
from tests.journeys.hand import Hand, resize, stands_whole
from tests.journeys.whole_story import Ask, Place
from tests.journeys.window_story import play


class Played(QApplication):
    """Plays the story as soon as the window stands, and ends with what came of it."""

    def exec(self) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] # Qt's is static
        QTimer.singleShot(500, self.play)
        return super().exec() or self.outcome

    outcome = 1

    def play(self) -> None:
        """The whole story, then the window's cross."""
        part, home, screens = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
        hand = Hand(screens, say, first=20 if part == "second" else 1)
        resize("".join(sys.argv[4:]))
        try:
            hand.wait(stands_whole, lambda: "the whole program")
            if part == "actions":
                say(f"published: {play(hand, home)}")
            elif part == "first":
                whole_story.first_half(hand, home, Place.from_json(sys.stdin.readline()))
                return
            elif part == "contributor":
                contributor.play(hand, Place.from_json(sys.stdin.readline()))
            else:
                place = Place.from_json(sys.stdin.readline())
                say(f"published: {whole_story.second_half(hand, home, place, Ask(home=home, hand=hand))}")
            self.outcome = 0
        except AssertionError:
            traceback.print_exc()
        self.closeAllWindows()


def say(what: str) -> None:
    """A line for whoever started this."""
    print(what, flush=True)  # noqa: T201 # the result


app.QApplication = Played
sys.exit(app.show(None))
