"""A program and its children: started in a home of their own, weighed, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.programs import Program
from tests.bench.screen import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A started program; `began` is the moment before its launch (perf_counter)."""

    process: subprocess.Popen[bytes]
    began: float


@contextmanager
def running(program: Program, document: Path, home: Path, screen: Screen) -> Generator[Running]:
    """Start it with a document; it and its children end with the block."""
    for name, text in program.settings.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    with (home / "program.log").open("ab") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            [*program.command, str(document)],
            env=_environment(program, home, screen),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield Running(process=process, began=began)
        finally:
            _end(process)


def memory(pid: int) -> tuple[float, int]:
    """The proportional set size of a process tree in MB (shared pages count by their share), and its processes."""
    kilobytes, count = 0, 0
    for each in set(tree(pid)):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it has just ended
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        count += 1
    return round(kilobytes / 1024, 1), count


def _environment(program: Program, home: Path, screen: Screen) -> dict[str, str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    own = {
        "DISPLAY": screen.name,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_RUNTIME_DIR": str(runtime),
        "REJOINDER_HOME": str(home / "rejoinder"),
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
    }
    kept = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "QT_QUICK_BACKEND")}
    return kept | own | dict(program.environment)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask, and then insist."""
    family = list(tree(process.pid))
    for wish in (signal.SIGTERM, signal.SIGKILL):
        for pid in family:
            try:
                os.kill(pid, wish)
            except ProcessLookupError:
                continue
        time.sleep(0.3)
    process.wait()


def tree(pid: int) -> Iterator[int]:
    """The process and all that came from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from tree(int(child))
