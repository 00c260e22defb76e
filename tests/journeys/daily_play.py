"""Plays scenes of an ordinary day, each in a process of its own.

As a program, `daily_play FOLDER SCENE...` plays several, two at a time: most of a scene is waiting. What came of a
scene stands in `FOLDER/SCENE.txt` when it is over; nothing in it: all went well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]
_AT_A_TIME = 2


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


def outcome(folder: Path, scene: str) -> None:
    """Play it, and leave what came of it."""
    try:
        play(scene, folder / scene)
        came = ""
    except (AssertionError, OSError, subprocess.TimeoutExpired) as error:
        came = f"{type(error).__name__}: {error}"
    written = folder / f"{scene}.part"
    written.write_text(came, encoding="utf-8")
    written.rename(folder / f"{scene}.txt")


def end_with_parent() -> None:
    """Standard input ends when whoever started this is gone."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    Thread(target=end_with_parent, daemon=True).start()
    print("ready", flush=True)  # noqa: T201 # the parent waits for it
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        list(pool.map(partial(outcome, Path(sys.argv[1])), sys.argv[2:]))
