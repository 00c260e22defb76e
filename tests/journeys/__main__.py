"""`make run` where there is no display: the story by commands, and in the real window under an offscreen display.

Each step is printed as it is done, then where the pictures are; the last line is the address of the post. The exit
status tells.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.story import Blog, tell

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
        return _in_the_window(home / "window")


def _in_the_window(home: Path) -> int:
    """The same job by keys and mouse; what Qt has to say goes into a file, and is shown when it went wrong."""
    home.mkdir()
    print(f"now in the window; pictures: {SCREENS}", flush=True)
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "REJOINDER_HOME": str(home), "REJOINDER_THEME": "light"}
    command = [sys.executable, "-m", "tests.journeys.window_child", str(home), str(SCREENS)]
    said = home / "stderr.txt"
    with said.open("w", encoding="utf-8") as stderr:
        status = subprocess.run(command, env=environ, stderr=stderr, check=False, timeout=180).returncode
    if status:
        print(said.read_text(encoding="utf-8"), file=sys.stderr)
    return status


sys.exit(main())
