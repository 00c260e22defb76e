"""How far several uploads are: one line for all, told at each step."""

from __future__ import annotations

from editor.publish.tally import Tally


def test_each_step_of_two_files_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    tally = Tally(lambda what, done, total: told.append((what, int(done), int(total))), [100, 300])
    tally.sent(0, 40)
    tally.sent(1, 300)
    tally.over(1)
    tally.sent(0, 90)  # packed as text, it is longer
    tally.over(0)
    assert [done for _, done, _ in told] == [0, 40, 340, 340, 400, 400]
    assert {total for _, _, total in told} == {400}
    assert [what for what, _, _ in told] == ["Image 1 of 2 ·"] * 3 + ["Image 2 of 2 ·"] * 3


def test_size_that_turns_out_to_be_another_one_counts_from_then_on() -> None:
    told: list[tuple[int, int]] = []
    tally = Tally(lambda _, done, total: told.append((int(done), int(total))), [100], "File")
    tally.sized(0, 50)
    tally.over(0)
    assert told == [(0, 100), (50, 50)]
