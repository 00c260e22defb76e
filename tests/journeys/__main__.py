"""`make run` where there is no display: the story by commands, and in the real window under an offscreen display.

Each step is printed as it is done, then where the pictures are; the last line is the address of the post. The exit
status tells.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.places import practice_place
from tests.journeys.story import Blog, tell
from tests.journeys.two_halves import Stage
from tests.support import displays

SCREENS = Path("build/screens/story")


def main() -> int:
    """Tell the story in folders that are thrown away, on practice blogs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        running = start(home / "blog")
        blog = Blog(url=running.url, user=PRACTICE_USER, password=PRACTICE_PASSWORD)
        try:
            tell(blog, home, dict(os.environ), print)
        finally:
            running.stop()
        url = _in_the_window(home / "window")
    print(f"published: {url}")
    return 0


def _in_the_window(home: Path) -> str:
    """The same job by keys and mouse, with a kill in the middle, on a practice blog that is added by its address."""
    print(f"now in the window; pictures: {SCREENS}", flush=True)
    with practice_place(home / "blog") as (place, server):
        stage = Stage(home=home / "rejoinder", screens=SCREENS.resolve(), say=_say)
        return stage.play(place, server)


def _say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":  # the rendering process imports this module again
    displays.prepare()
    sys.exit(main())
