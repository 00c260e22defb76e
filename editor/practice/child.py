"""The practice blog as a child process that never outlives its parent."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from editor.errors import PracticeFailed
from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER

__all__ = ["PRACTICE_PASSWORD", "PRACTICE_USER", "RunningPractice", "start"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningPractice:
    """A practice blog that answers at `url`; it ends with this process at the latest."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it: its stdin first, then, after two seconds, by force."""
        _end(self.process)


def start(home: Path, port: int = 0) -> RunningPractice:
    """Start the practice blog of this folder and wait until it answers; port 0 is the one it had before.

    Raises PracticeFailed. What it has to say goes to `practice.log` in the folder.
    """
    log = home / "practice.log"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as stderr:
            process = _popen(home, port, stderr)
    except OSError as error:
        raise PracticeFailed(f"The practice blog could not start: {error}. Free its folder, then try again.") from error
    with cast("IO[bytes]", process.stdout) as stdout:
        url = stdout.readline().decode().strip()
    if not url:
        _end(process)
        said = log.read_text(errors="replace").strip().splitlines()
        reason = said[-1] if said else "it gave no reason"
        raise PracticeFailed(f"The practice blog could not start: {reason}. Free its folder, then try again.")
    return RunningPractice(url=url, process=process)


def _popen(home: Path, port: int, stderr: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-m", "editor.practice", "--home", str(home), "--port", str(port), "--lifeline"]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    cast("IO[bytes]", process.stdin).close()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
