"""The process is killed at one line of ours after the other, by SIGKILL: the next one takes up what it left."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.faults.conftest import Field

MANY = 120
FEW = tuple(range(7, MANY, 40))


def lines_of_a_publish(spot: Field) -> int:
    """How many lines of `publish` and `store` a whole one runs."""
    with spot.child("0") as process:
        said, _ = process.communicate(timeout=60)
    worked, lines = said.split()
    assert worked == "1"
    spot.server.reset()
    return int(lines)


@pytest.fixture(scope="module")
def lines() -> dict[str, int]:
    """How many there are, once they were counted."""
    return {}


def killed_at(spot: Field, line: int) -> None:
    """A process that ends itself there."""
    with spot.child(str(line)) as process:
        said, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, f"it came to its end: {said}"


def test_process_that_is_left_alone_publishes(spot: Field) -> None:
    """What the others are kept from."""
    spot.open()
    with spot.child("0") as process:
        said, _ = process.communicate(timeout=60)
    assert said.startswith("1 ")
    assert int(said.split()[1]) > 500
    spot.assert_whole()


@pytest.mark.parametrize("part", FEW)
def test_killed_at_a_line(spot: Field, part: int, lines: dict[str, int]) -> None:
    run(spot, part, lines)


@pytest.mark.long
@pytest.mark.parametrize("part", [part for part in range(MANY) if part not in FEW])
def test_killed_at_any_line(spot: Field, part: int, lines: dict[str, int]) -> None:
    run(spot, part, lines)


def run(spot: Field, part: int, lines: dict[str, int]) -> None:
    """Killed after so many 120ths of its way, then worked to its end."""
    spot.open()
    if "count" not in lines:
        lines["count"] = lines_of_a_publish(spot)
        forget(spot)
    killed_at(spot, max(1, lines["count"] * part // MANY))
    spot.desk.go_on()
    spot.assert_whole()


def forget(spot: Field) -> None:
    """Begin again with a new home and the draft as it was written."""
    from tests.faults.publishing import write_draft

    spot.desk.close()
    subprocess.run(["rm", "-r", str(spot.folder / "home")], check=True)
    write_draft(spot.folder)
    spot.open()
