"""Plays a scene of an ordinary day in a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from editor.store.paths import paths_from
from editor.store.settings import Settings, save_settings
from editor.store.state import open_state

ROOT = Path(__file__).resolve().parents[2]
THEME = os.environ.get("REJOINDER_THEME", "light")
LOOK = "-".join(filter(None, (THEME, os.environ.get("REJOINDER_TEST_SIZE"))))
SCREENS = ROOT / "build" / "screens" / ("daily" if LOOK == "light" else f"daily-{LOOK}")
"""`REJOINDER_THEME=dark REJOINDER_TEST_SIZE=900x700 pytest …` plays the scenes and leaves pictures in that look.

Scenes that touch the left column need 1280 pixels: it is put away in a narrower window.
"""
TAKING_BACK = frozenset({"taken_back", "closing_in_time", "menus"})
"""Scenes that need the time in which a post can be taken back."""


def hurry(home: Path) -> None:
    """*Undo* stands for a second only before a post goes out: a choice of the preferences, and time saved."""
    with contextlib.closing(open_state(paths_from({"REJOINDER_HOME": str(home)}))) as db:
        save_settings(db, Settings(undo_seconds=1))


def play(scene: str, home: Path, file: Path | None = None, *, status: int = 0, **environ: str) -> str:
    """Play one scene in a process of its own; what it said. Nothing unexpected may be in its log."""
    if scene not in TAKING_BACK and not any(home.glob("state/*")):
        hurry(home)
    done = subprocess.run(
        [
            *(sys.executable, "-X", "faulthandler", "-m", "tests.journeys.daily_child"),
            *(str(SCREENS), scene),
            *([str(file)] if file else []),
        ],
        env=os.environ | {"REJOINDER_HOME": str(home), "REJOINDER_THEME": THEME} | environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == status, f"{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    log = (home / "log" / "rejoinder.log").read_text(encoding="utf-8")
    assert " ERROR " not in log, log
    return done.stdout
