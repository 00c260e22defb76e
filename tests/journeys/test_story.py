"""The story by commands, on a real WordPress and on the practice blog."""

from __future__ import annotations

import os
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
