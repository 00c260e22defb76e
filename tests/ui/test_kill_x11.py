"""Kills at random moments while the real window takes keys from a real X server: what was typed stands when it is back.

The keys are logged with their times before the X server gets them, so the way to the window counts as loss too.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from editor.store.draft_files import read_draft
from tests.bench.processes import tree
from tests.bench.x_client import XClient
from tests.support.key_log import Key, KeyLog, Loss, loss, read_log, texts_after
from tests.support.x_window import active_title, is_active, wait_for

LONGEST_LOSS = 0.25  # seconds, where nothing else is at work: `make test-long`
HANG = 2.5  # seconds, on a machine with much else to do
ADDED = {name: name for name in "beswaxhony"} | {
    "space": " ",
    "shift+Return": "\n",
}  # Enter alone goes on with what a line began
KEYS = (*ADDED, "space", "BackSpace")
SAVED, TYPED = "Bees — Rejoinder", "Bees* — Rejoinder"

pytestmark = pytest.mark.x11


@dataclass
class Typist:
    """Presses keys at the end of the text or at its beginning, and knows what they make of it."""

    x: XClient
    log: KeyLog
    chance: random.Random
    length: int
    place: int = 0

    def go_to(self, key: str) -> None:
        """To the text's `Home` or `End`."""
        self.x.press(f"ctrl+{key}")
        self.place = 0 if key == "Home" else self.length

    def press(self) -> None:
        """One key of those a person uses most, after it was logged."""
        key = self.chance.choice(KEYS)
        added, removed = ADDED.get(key, ""), int(key == "BackSpace" and self.place > 0)
        self.log.write(self.place - removed, removed, added)
        self.x.press(key)
        self.place += len(added) - removed
        self.length += len(added) - removed

    def type_until(self, end: float) -> None:
        """Type like a fast writer, faster in bursts; sometimes save."""
        while (left := end - time.monotonic()) > 0:
            match self.chance.random():
                case moment if moment < 0.02:
                    self.x.press("ctrl+s")
                case moment if moment < 0.05:
                    self.go_to(self.chance.choice(("Home", "End")))
                case _:
                    self.press()
            time.sleep(min(self.chance.choice((0.0, 0.005, 0.02, 0.06)), left))


@dataclass
class Program:
    """The window on one file: started, typed into, killed, started again."""

    home: Path
    path: Path
    x: XClient
    before: str
    keys: tuple[Key, ...] = ()
    moment: float = 0.0
    losses: list[Loss] = field(default_factory=list[Loss])
    typed: int = 0

    @contextmanager
    def started(self) -> Generator[subprocess.Popen[bytes]]:
        """The program with the keyboard in its text. It is gone afterwards."""
        environ = os.environ | {"REJOINDER_HOME": str(self.home), "REJOINDER_THEME": "light"}
        with (self.home / "stderr").open("ab") as said:
            process = subprocess.Popen([sys.executable, "-m", "editor", str(self.path)], env=environ, stderr=said)
        family = set[int]()
        try:
            wait_for(lambda: active_title() in {SAVED, TYPED}, active_title)
            wait_for(lambda: has_web_engine(process.pid), lambda: "no preview")
            self._wait_for_answer()
            family = set(tree(process.pid)) - {process.pid}
            yield process
        finally:
            process.kill()
            process.wait(10)
            wait_for(lambda: not any(map(name_of, family)), lambda: f"outlived the kill: {family}")

    def shown(self) -> str:
        """What the open window holds: it saves it, and the file is read."""
        self._press_until("ctrl+s", SAVED)
        return read_draft(self.path).draft.body

    def _wait_for_answer(self) -> None:
        """Save what was recovered; then type a letter and undo it: the window is awake, the keyboard in its text."""
        self._press_until("ctrl+s", SAVED)
        self._press_until("q", TYPED)
        self._press_until("ctrl+z", SAVED)

    def _press_until(self, key: str, title: str) -> None:
        wait_for(lambda: self.x.press(key) or is_active(title), active_title)

    def killed(self, seed: int) -> None:
        """Open the window and see what the kill before this one left; type into it, kill it, and look at the file."""
        with self.started() as process:
            self.look()
            log, chance = self.home / f"keys-{seed}", random.Random(seed)  # noqa: S311 - moments, not secrets
            typist = Typist(self.x, KeyLog(log), chance, len(self.before))
            typist.go_to("End")
            typist.type_until(time.monotonic() + chance.uniform(0.2, 1.6))
            self.moment = time.monotonic()
            process.send_signal(signal.SIGKILL)
            assert process.wait(10) == -signal.SIGKILL
            typist.log.close()
        self.keys = read_log(log)
        file = read_draft(self.path)
        assert file.problem is None
        assert "mine: 1  # kept\n" in file.front.head
        assert file.draft.body in set(texts_after(self.before, self.keys))

    def look(self) -> None:
        """Count what the last kill cost, by what the window that opened after it holds."""
        after = self.shown()
        self.losses.append(loss(self.before, self.keys, after, self.moment))
        self.typed += len(self.keys)
        self.before, self.keys = after, ()


def has_web_engine(pid: int) -> bool:
    """Has the preview started its own process? Loading it holds the window up for a moment."""
    return any("QtWebEngine" in name_of(each) for each in tree(pid))


def name_of(pid: int) -> str:
    """The program of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/comm").read_text()
    except OSError:
        return ""


@pytest.mark.parametrize(("kills", "longest"), [(6, HANG), pytest.param(30, LONGEST_LOSS, marks=pytest.mark.long)])
def test_kills_lose_a_quarter_of_a_second_at_most(tmp_path: Path, kills: int, longest: float) -> None:
    path = tmp_path / "bees.md"
    path.write_bytes(b"---\ntitle: Bees\nmine: 1  # kept\n---\n\nHello.\n")
    x = XClient(os.environ["DISPLAY"])
    program = Program(tmp_path, path, x, "Hello.\n")
    for seed in range(kills):
        program.killed(seed)
    with program.started():
        program.look()
    x.close()
    worst = max(lost.seconds for lost in program.losses)
    said = (
        f"{kills} kills, {program.typed} keys, {sum(lost.keys for lost in program.losses)} lost, {worst * 1000:.0f} ms"
    )
    print(said)  # noqa: T201 - the figures, for `pytest -s`
    assert worst <= longest
    assert program.typed > 10 * kills
