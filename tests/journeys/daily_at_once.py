"""The window and the command line publish at once: ten drafts, one of them from both."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.daily_hand import DailyHand

OURS = 5
"""How many of the ten wait in the window's outbox; the last of them is published by a command, too."""
_LONG = 90.0
"""Seconds for seven processes that share what a test machine has."""


def beside_commands(hand: DailyHand) -> None:
    """Each command ends with an address, or with its post in the outbox, and then the window does it."""
    files = sorted((hand.home / "beds").glob("*.md"))
    commands = [(file, _publishing(file)) for file in files[OURS - 1 :]]
    ended = lambda: all(command.poll() is not None for _, command in commands)  # noqa: E731  # waited for below
    hand.wait(ended, lambda: "the commands to end", _LONG)
    for file, command in commands:
        result, said = command.communicate()
        assert "Traceback" not in said, said
        is_out = command.returncode == 0 and result.startswith("http") and not said  # nobody else changed anything
        waits = command.returncode == 3 and "waits in the outbox" in said
        is_tied_meanwhile = file is files[OURS - 1] and "was changed" in said
        assert is_out or waits or is_tied_meanwhile, f"{file.name}: {command.returncode} {result} {said}"
        hand.say(f"{file.name}: {command.returncode}")
    hand.wait(lambda: not hand.shows("in the outbox"), lambda: hand.words_with("in the outbox"), _LONG)
    hand.shot("all-out")


def _publishing(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "editor", "publish", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
