"""`make run` where there is no display: the story as far as it can be told by commands, on a practice blog.

Each step is printed as it is done; the last line is the address of the post. The exit status tells.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.story import Blog, tell


def main() -> int:
    """Tell the story in a folder that is thrown away, on a practice blog that is added by its address."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        running = start(home / "blog")
        blog = Blog(url=running.url, user=PRACTICE_USER, password=PRACTICE_PASSWORD)
        try:
            url = tell(blog, home, dict(os.environ), print)
        finally:
            running.stop()
    print(f"published: {url}")
    return 0


sys.exit(main())
