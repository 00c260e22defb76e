"""Thirty kills at random moments while somebody types: at most a quarter second is lost, and no file is damaged."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.store.draft_files import read_draft
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.support.key_log import Key, loss, read_log, texts_after

KILLS = 30
LONGEST_LOSS = 0.25


def killed_typist(home: Path, path: Path, log: Path, seed: int) -> float:
    """Let somebody type, kill them at a random moment, and say when that was (monotonic seconds)."""
    command = [sys.executable, "-m", "tests.support.typist", str(home), str(path), str(log), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            typist.wait(random.Random(seed).uniform(0.02, 0.4))  # noqa: S311 - a moment, not a secret
        killed = time.monotonic()
        typist.send_signal(signal.SIGKILL)
        assert typist.wait(10) == -signal.SIGKILL
    return killed


def test_thirty_kills_while_typing_lose_a_quarter_of_a_second_at_most(tmp_path: Path) -> None:
    path = tmp_path / "bees.md"
    path.write_bytes(b"---\ntitle: Bees\nmine: 1  # kept\n---\n\nHello.\n")
    text = in_file = "Hello.\n"
    typed = saves = 0
    for seed in range(KILLS):
        log = tmp_path / f"keys-{seed}"
        killed = killed_typist(tmp_path, path, log, seed)
        keys = read_log(log)
        file = read_draft(path)
        assert file.problem is None
        assert "mine: 1  # kept\n" in file.front.head
        assert file.draft.body in {in_file, *texts_after(text, keys)}
        saves += file.draft.body != in_file
        state = open_state(paths_from({"REJOINDER_HOME": str(tmp_path)}))
        draft = OpenDraft.open(path, Desk(journals=tmp_path / "journals", state=state))
        assert draft.changed_outside() is Outside.SAME
        assert loss(text, keys, draft.text, killed).seconds <= LONGEST_LOSS
        text, in_file = draft.text, file.draft.body
        typed += len(keys)
        draft.close()
        state.close()
    assert typed > 10 * KILLS
    assert saves > KILLS / 4


def test_loss_is_counted_from_the_first_key_that_is_missing() -> None:
    keys = [Key(1.0, 0, 0, "a"), Key(2.0, 1, 0, "b"), Key(3.0, 1, 1, "c")]
    assert loss("", keys, "ac", 3.1).keys == 0
    assert loss("", keys, "a", 3.1).seconds == pytest.approx(1.1)
    with pytest.raises(AssertionError, match="stood at no moment"):
        loss("", keys, "b", 3.1)
