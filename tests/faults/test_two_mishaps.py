"""Two mishaps in one publish, one after the other, drawn by lot from a seed."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from editor.store.jobs import jobs
from tests.faults.conftest import HASTY, Field
from tests.faults.mishaps import CASES, HANGS, HARMLESS, KILLS, LATE_SECONDS, UNSEEN, Case
from tests.faults.test_every_request import is_it

PLAIN = tuple(case for case in CASES if case.mishap not in UNSEEN | KILLS | HANGS | HARMLESS)
SEEDS = 160
FEW = (3, 77)


def drawn(seed: int) -> tuple[Case, Case]:
    """Two cases, the second at a later request, which is asked for the first time after the first mishap."""
    lot = random.Random(seed)  # noqa: S311  # the same each time
    while True:
        first, second = sorted(lot.sample(PLAIN, 2), key=lambda case: case.place)
        if first.place < second.place and second.asked.nth == 1:
            return first, second


@pytest.mark.parametrize("seed", FEW)
def test_two_mishaps(spot: Field, seed: int) -> None:
    run(spot, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", [seed for seed in range(SEEDS) if seed not in FEW])
def test_two_mishaps_of_all_the_others(spot: Field, seed: int) -> None:
    run(spot, seed)


def run(spot: Field, seed: int) -> None:
    """Whatever the two leave behind, the end is the same."""
    cases = drawn(seed)
    desk = spot.open(HASTY, 4 * LATE_SECONDS)
    spot.proxy.rules = [case.rule() for case in cases]
    desk.go()
    assert jobs(desk.state) or not any(case.asked.writes for case in cases)
    desk.now += timedelta(minutes=1)
    desk.go_on()
    spoiled = spot.spoiled()  # of two uploads at once, either may be over first
    assert len(spoiled) == len(cases)
    assert all(any(entry.fault is case.rule().fault and is_it(entry, case) for entry in spoiled) for case in cases)
    spot.assert_whole()
