"""The parent of the whole story: it has the server in its hand, and kills the program between the halves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from tests.journeys.whole_story import Place, look_at_raw

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 240.0
"""Seconds after which a half has hung."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """A blog's server that can be stopped and started again at the same address."""

    start: Callable[[], None]
    stop: Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the story is played: the program's home, where its pictures go, who is told each step, its look."""

    home: Path
    screens: Path
    say: Callable[[str], None]
    theme: str = "light"
    size: str = ""
    """Such as `900x700`; empty: as the program opens."""

    def play(self, place: Place, server: Server) -> str:
        """Both halves; the address of the post. Raises AssertionError when a half failed."""
        self._half("first", place, self._kill_when_ready)
        server.stop()

        def on_line(line: str, process: subprocess.Popen[str]) -> None:
            del process
            if line.startswith("ask: "):
                {"start": server.start, "stop": server.stop}[line.removeprefix("ask: ")]()
                (self.home / "asked").unlink()

        last = self._half("second", place, on_line)
        look_at_raw(self.home, place)
        self.say("one post, and the blog keeps what was rendered; categories, tags and each image once")
        return last.removeprefix("published: ")

    def play_part(self, part: str, place: Place) -> None:
        """One part that needs nobody outside."""
        self._half(part, place, lambda line, process: None)

    def _kill_when_ready(self, line: str, process: subprocess.Popen[str]) -> None:
        if line.endswith("ready to be killed"):
            os.kill(process.pid, signal.SIGKILL)

    def _half(self, part: str, place: Place, on_line: Callable[[str, subprocess.Popen[str]], None]) -> str:
        """Play it; its last line. What the program says on standard error is in `PART.log`."""
        self.home.mkdir(parents=True, exist_ok=True)
        log = self.home / f"{part}.log"
        with log.open("w", encoding="utf-8") as stderr, self._child(part, stderr) as process:
            hang = Timer(LONGEST, process.kill)
            hang.start()
            line = self._follow(process, place, on_line)
            hang.cancel()
            hang.join()
        wanted = -signal.SIGKILL if part == "first" else 0
        assert process.returncode == wanted, f"{process.returncode}: {line}\n{log.read_text(encoding='utf-8')}"
        return line

    def _child(self, part: str, stderr: IO[str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.journeys.window_child", part, str(self.home), str(self.screens)]
        own = {"REJOINDER_HOME": str(self.home), "REJOINDER_THEME": self.theme, "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(
            [*command, self.size],
            env=os.environ | own,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )

    def _follow(
        self, process: subprocess.Popen[str], place: Place, on_line: Callable[[str, subprocess.Popen[str]], None]
    ) -> str:
        """Tell each step as it is done."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(place.as_json() + "\n")
        process.stdin.flush()
        last = ""
        for line in process.stdout:
            last = line.rstrip("\n")
            if not last.startswith(("ask: ", "published: ")):
                self.say(last)
            on_line(last, process)
        return last
