"""An ordinary day in the real window, scene by scene; pictures are in build/screens/daily."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.daily import SCENES

ROOT = Path(__file__).resolve().parents[2]
LEAVING = ("quitting", "closing_in_time")
"""Scenes that leave a post in the outbox."""


def play(scene: str, home: Path, file: Path | None = None, *, status: int = 0, **environ: str) -> str:
    """Play one scene in a process of its own; what it said. Nothing unexpected may be in its log."""
    done = subprocess.run(
        [
            *(sys.executable, "-X", "faulthandler", "-m", "tests.journeys.daily_child"),
            *(str(ROOT / "build" / "screens" / "daily"), scene),
            *([str(file)] if file else []),
        ],
        env=os.environ | {"REJOINDER_HOME": str(home), "REJOINDER_THEME": "light"} | environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == status, f"{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    log = (home / "log" / "rejoinder.log").read_text(encoding="utf-8")
    assert " ERROR " not in log, log
    return done.stdout


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene not in LEAVING])
def test_scene(scene: str, tmp_path: Path) -> None:
    play(scene, tmp_path)


@pytest.mark.parametrize("first", LEAVING)
def test_post_that_waited_goes_out_at_the_next_start(tmp_path: Path, first: str) -> None:
    play(first, tmp_path)
    play("next_start", tmp_path)


def test_no_keyring_is_told_and_the_password_is_for_this_run(tmp_path: Path) -> None:
    play("no_keyring", tmp_path, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")


def test_started_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "named.md"
    file.parent.mkdir()
    file.write_text("Named.", encoding="utf-8")
    play("named", tmp_path / "home", file)
    assert file.read_text(encoding="utf-8") == "Well Named."


def test_started_with_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    play("folder_named", tmp_path / "home", tmp_path / "folder.md")


def test_preferences_take_effect_and_are_kept(tmp_path: Path) -> None:
    play("preferences", tmp_path)
    play("still_chosen", tmp_path)


def test_window_stands_where_it_was_left_if_there_is_a_screen(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    one = {"name": "large", "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [{"x": 0, "y": 0} | one]}))
    for scene in ("leave_window", "window_is_as_left", "window_is_seen_again"):
        play(scene, tmp_path / "home", QT_QPA_PLATFORM=f"offscreen:configfile={screens}")


def test_state_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    state = tmp_path / "state" / "state.db"
    state.parent.mkdir()
    with contextlib.closing(sqlite3.connect(state)) as newer:
        newer.execute("PRAGMA user_version = 999")
    before = state.read_bytes()
    assert "was written by a newer Rejoinder (layout 999" in play("refused", tmp_path, status=1)
    assert state.read_bytes() == before
