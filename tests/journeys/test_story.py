"""The story by commands on a real WordPress and on the practice blog, and in the real window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.story import Blog, page, tell
from tests.support.wordpress import WordPressServer


def test_story_on_wordpress(wordpress: WordPressServer, tmp_path: Path) -> None:
    blog = Blog(url=wordpress.url, user="editor", password=wordpress.users["editor"].password)
    said: list[str] = []
    url = tell(blog, tmp_path, dict(os.environ), said.append)
    assert "So it is said" in page(url)
    assert len(said) == 8


def test_story_on_the_practice_blog(tmp_path: Path) -> None:
    running = start(tmp_path / "blog")
    try:
        url = tell(
            Blog(url=running.url, user=PRACTICE_USER, password=PRACTICE_PASSWORD), tmp_path, dict(os.environ), print
        )
        assert "So it is said" in page(url)
    finally:
        running.stop()


def test_story_in_the_window(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.window_child", str(tmp_path), str(root / "build" / "screens" / "story")],
        env=os.environ | {"REJOINDER_HOME": str(tmp_path), "REJOINDER_THEME": "light"},
        cwd=root,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "published with 9 actions besides typing" in done.stdout
