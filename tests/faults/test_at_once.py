"""Several processes at one outbox, and several drafts in it."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Field


@pytest.mark.parametrize("count", [3])
def test_processes_that_work_at_once_publish_once(spot: Field, count: int) -> None:
    """One gets the lock, the others leave the work to it, or find it done."""
    spot.open()
    processes = [spot.child() for _ in range(count)]
    worked: list[str] = []
    for process in processes:
        with process:
            said, _ = process.communicate(timeout=60)
            assert process.returncode == 0
            worked.append(said.split()[0])
    assert sorted(worked) == ["0"] * (count - 1) + ["1"]
    spot.assert_whole()
