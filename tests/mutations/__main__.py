"""`python -m tests.mutations`: puts faults into a copy of the program, drawn by lot, and says which no test notices.

The exit status tells whether enough were. Run it within `tests/servers/with_keyring.sh`; it takes about half an hour.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.mutations.checkout import ROOMS, Checkout
from tests.mutations.mutants import Mutant, mutants

_CONTROLS = 5
"""How often a fault's tests are run without it, too, to see that it is the fault that they notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A fault, and the module that it is put into."""

    module: Path
    mutant: Mutant

    def __str__(self) -> str:
        """Where it is, and what it is, on one line."""
        before, after = (" ".join(words.split())[:70] for words in (self.mutant.before, self.mutant.after))
        return f"{self.module}:{self.mutant.line}  {before}  →  {after}"


def drawn(checkout: Checkout, count: int, seed: int, only: tuple[str, ...] = ("",)) -> list[Drawn]:
    """So many faults of all that there are in modules whose path ends so; the same as long as the program is."""
    found = [
        Drawn(module=module, mutant=mutant)
        for module in checkout.modules()
        if str(module).endswith(only)
        for mutant in mutants((checkout.folder / module).read_text(encoding="utf-8"))
    ]
    return random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311  # no secret


def is_noticed(checkout: Checkout, fault: Drawn, *, control: bool) -> bool:
    """Put it in, run the tests of its lines, take it out."""
    path = checkout.folder / fault.module
    whole = path.read_bytes()
    tests = checkout.tests_of(fault.module, fault.mutant.line, fault.mutant.last_line)
    if control and checkout.fails(tests):
        raise AssertionError(f"These fail as they are: {tests}")
    try:
        _write(path, fault.mutant.text.encode())
        return bool(tests) and checkout.fails(tests)
    finally:
        _write(path, whole)


def _write(path: Path, content: bytes) -> None:
    """With what was compiled of it gone: within one second, Python would take the old one for the new one's."""
    path.write_bytes(content)
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def main() -> int:
    """Say each fault that went unnoticed, then how many did not, by room."""
    parser = argparse.ArgumentParser(prog="tests.mutations", description="Puts faults in and looks who notices.")
    parser.add_argument("--count", type=int, default=200, help="how many faults")
    parser.add_argument("--seed", type=int, default=4, help="which ones")
    parser.add_argument("--wanted", type=int, default=85, help="how many of 100 have to be noticed")
    parser.add_argument("--only", nargs="+", default=[""], metavar="MODULE", help="such as publish/errands.py")
    options = parser.parse_args()
    noticed, tried = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        checkout = Checkout(folder=Path(folder))
        checkout.measure()
        for number, fault in enumerate(drawn(checkout, options.count, options.seed, tuple(options.only))):
            room = fault.module.parent.name
            tried[room] += 1
            if is_noticed(checkout, fault, control=number < _CONTROLS):
                noticed[room] += 1
            else:
                print(f"unnoticed: {fault}", flush=True)
    print(*(f"{room}: {noticed[room]} of {tried[room]} noticed" for room in ROOMS), sep="\n")
    share = 100 * noticed.total() / tried.total()
    print(f"{noticed.total()} of {tried.total()} faults were noticed: {share:.1f} of 100, {options.wanted} wanted")
    return 0 if share >= options.wanted else 1


if __name__ == "__main__":
    sys.exit(main())
