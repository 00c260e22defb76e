"""A copy of the checkout to put faults into, and what is known of its tests: which run which line, and how long."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from coverage import CoverageData

ROOMS = ("text", "store", "publish")
"""Where faults are made."""
_TESTED_BY = (*ROOMS, "drafts", "quotes", "check", "render", "blogs")
_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
"""Seconds beyond what the tests take, before a fault that makes them go on for ever counts as seen."""
_BUDGET = 20.0
"""Seconds of tests for one fault, if so many run its line; always one test at least."""
_MEMORY = 8_000_000_000
"""Bytes: a fault may well ask for more."""


@dataclass(kw_only=True)
class Checkout:
    """The copy; `measure` first."""

    folder: Path
    _tests: dict[str, dict[int, set[str]]] = field(default_factory=dict[str, dict[int, set[str]]], init=False)
    """Of each module, by line, the tests that run it."""
    _seconds: dict[str, float] = field(default_factory=lambda: defaultdict[str, float](float), init=False)

    def __post_init__(self) -> None:
        """Copy what the tests need, with a Python of its own: isolated children import the copy, too."""
        unwanted = shutil.ignore_patterns("__pycache__", ".*")
        for name in ("editor", "resources", "tests"):
            shutil.copytree(_ROOT / name, self.folder / name, ignore=unwanted)
        shutil.copy(_ROOT / "pyproject.toml", self.folder)
        venv.create(self._environment, symlinks=True)
        installed = Path(sysconfig.get_path("purelib"))
        own = self._environment / installed.relative_to(sys.prefix)
        (own / "copy.pth").write_text(f"{self.folder.resolve()}\n{installed}\n")
        for hook in installed.glob("*coverage.pth"):  # it follows into children
            shutil.copy(hook, own / hook.name)

    @property
    def _environment(self) -> Path:
        return self.folder / ".venv"

    def modules(self) -> tuple[Path, ...]:
        """Where faults can be made, from the copy's root."""
        found = (path for room in ROOMS for path in (self.folder / "editor" / room).glob("*.py"))
        return tuple(sorted(path.relative_to(self.folder) for path in found))

    def measure(self) -> None:
        """Run the tests once as they are, and keep what they cover. Raises AssertionError where one fails."""
        rooms = [f"tests/{room}" for room in _TESTED_BY]
        covered = [f"--cov=editor/{room}" for room in ROOMS]
        options = ["--cov-context=test", "--cov-report=", "--cov-fail-under=0", "--junit-xml=times.xml"]
        result = self.run([*rooms, *covered, *options, "-m", "not x11 and not long"], 1800)
        assert result == 0, f"the tests fail as they are: {result}"
        data = CoverageData(str(self.folder / ".coverage"))
        data.read()
        for file in data.measured_files():
            module = Path(file).relative_to(self.folder.resolve()).as_posix()
            lines = data.contexts_by_lineno(file).items()
            self._tests[module] = {line: {_function(test) for test in tests if test} for line, tests in lines}
        known = {test for lines in self._tests.values() for tests in lines.values() for test in tests}
        result = self.run([*sorted(known), "--collect-only"], 300)
        assert result == 0, f"tests are not found by their names: {result}"  # else none would run, and it would count
        for case in ET.parse(self.folder / "times.xml").iter("testcase"):  # noqa: S314  # our own
            self._seconds[_key(case.get("classname", ""), case.get("name", ""))] += float(case.get("time", 0))

    def tests_of(self, module: Path, first: int, last: int) -> tuple[str, ...]:
        """The tests that run these lines, or else any of this module: its own first, then the quickest."""
        lines = self._tests.get(module.as_posix(), {})
        found = set[str]().union(*(lines.get(line, ()) for line in range(first, last + 1)))
        own = f"tests/{module.parent.name}/test_{module.name}::"
        room = f"tests/{module.parent.name}/"
        ordered = sorted(
            found or set[str]().union(*lines.values()),
            key=lambda test: (not test.startswith(own), not test.startswith(room), self.seconds(test), test),
        )
        chosen: list[str] = []
        for test in ordered:
            if not chosen or self.seconds(*chosen, test) < _BUDGET:
                chosen.append(test)
        return tuple(chosen)

    def seconds(self, *tests: str) -> float:
        """How long these take, as they are."""
        return sum(self._seconds[_key(*_parts(test))] for test in tests)

    def fails(self, tests: tuple[str, ...]) -> bool:
        """Does one of these fail, or never end?"""
        return self.run([*tests, "-x"], _PATIENCE + 10 * self.seconds(*tests)) not in {0, 5}

    def run(self, arguments: list[str], seconds: float) -> int | None:
        """The exit status of pytest in the copy; None: it did not end within so many seconds."""
        command = [str(self._environment / "bin/python"), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command += [f"--basetemp={self.folder / 'tests-folder'}", *arguments]
        environ = os.environ | {"HYPOTHESIS_PROFILE": "faulty"}
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    self._unmount()

    def _unmount(self) -> None:
        """The small disks of a test that was killed: they would be in the way of all later ones."""
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
            place = line.split()[1]
            if place.startswith(str(self.folder)):
                subprocess.run(["umount", place], check=True)


def _function(context: str) -> str:
    """The test of a context of coverage's, with all its parameters."""
    return context.rpartition("|")[0].partition("[")[0]


def _parts(test: str) -> tuple[str, str]:
    """Its class's and its own name, as they stand in the report of times."""
    file, *names = test.split("::")
    return ".".join([file.removesuffix(".py").replace("/", "."), *names[:-1]]), names[-1]


def _key(classname: str, name: str) -> str:
    return f"{classname}.{name.partition('[')[0]}"
