"""The story by commands on a real WordPress and on the practice blog, and in the real window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.journeys.places import practice_place, wordpress_place
from tests.journeys.story import Blog, page, tell
from tests.journeys.two_halves import ROOT, Stage
from tests.support.wordpress import WordPressServer

SCREENS = ROOT / "build" / "screens"


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


def test_story_in_the_window_on_wordpress(tmp_path: Path) -> None:
    suite = os.environ.get("REJOINDER_WORDPRESS", "trixie")
    said: list[str] = []
    with wordpress_place(tmp_path / "wordpress", suite) as (place, server):
        stage = Stage(home=tmp_path / "home", screens=SCREENS / "wordpress-light-1280x800", say=said.append)
        url = stage.play(place, server)
        assert "And back again." in page(url)
    assert said[-1].startswith("one post")


def test_story_in_a_small_dark_window_on_the_practice_blog(tmp_path: Path) -> None:
    with practice_place(tmp_path / "blog") as (place, server):
        screens = SCREENS / "practice-dark-900x700"
        stage = Stage(home=tmp_path / "home", screens=screens, say=print, theme="dark", size="900x700")
        url = stage.play(place, server)
        assert "And back again." in page(url)


def test_contributor_sees_only_what_they_may(tmp_path: Path) -> None:
    suite = os.environ.get("REJOINDER_WORDPRESS", "trixie")
    with wordpress_place(tmp_path / "wordpress", suite, user="contributor") as (place, _):
        Stage(home=tmp_path / "home", screens=SCREENS / "contributor", say=print).play_part("contributor", place)


def test_counted_actions(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.window_child", "actions", str(tmp_path), str(SCREENS / "actions")],
        env=os.environ | {"REJOINDER_HOME": str(tmp_path), "REJOINDER_THEME": "light"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "published with 9 actions besides typing" in done.stdout
