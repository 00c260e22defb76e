"""Fixtures for all tests: the Qt platform and the leak checks."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.support import displays

displays.prepare()
pytest_plugins = [
    "tests.support.wordpress",  # its server is one for each worker, so its fixtures are known once
    "tests.support.spread",
    "tests.support.patient",
]

settings.register_profile("suite", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("long", deadline=timedelta(seconds=2), max_examples=2000)
settings.register_profile("faulty", settings.get_profile("suite"), phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def open_files() -> set[str]:
    """Regular files that this process holds open for itself: not Qt's, not the interpreter's."""
    held: set[str] = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:  # the descriptor of this very listing
            continue
        if (
            target.startswith("/")
            and not target.startswith(("/dev/", "/proc/", "/usr/", "/memfd:", "/sys/"))
            and ".venv/" not in target
        ):
            held.add(f"{entry.name} → {target}")
    return held


def children() -> set[str]:
    """Child processes, but for those of Qt's web engine."""
    found: set[str] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        for pid in _read(task).split():
            name = _read(Path(f"/proc/{pid}/comm")).strip()
            if name and not name.startswith("QtWebEngine"):
                found.add(f"{pid} {name}")
    return found


def _read(file: Path) -> str:
    """What stands there; empty when its thread or process has ended since it was listed."""
    try:
        return file.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A thread or an open file that outlives its test fails it. Stands first: it is torn down last."""
    threads, files, processes = set(threading.enumerate()), open_files(), children()
    yield
    left = [t for t in threading.enumerate() if t not in threads and t.is_alive()]
    if left:
        pytest.fail(f"threads left behind: {left}", pytrace=False)
    born = children() - processes
    if born:
        pytest.fail(f"child processes left behind: {sorted(born)}", pytrace=False)
    if open_files() - files:
        gc.collect()
    opened = open_files() - files
    if opened:
        pytest.fail(f"files left open: {sorted(opened)}", pytrace=False)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The program's name as Qt sees it."""
    return ["rejoinder-tests"]


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """What a test copied goes with it: offscreen, Qt drops it after Python's end, and then its Python part crashes."""
    yield
    if gui := sys.modules.get("PySide6.QtGui"):
        application = gui.QGuiApplication.instance()
        if application is not None:
            application.clipboard().clear()
