"""`make bench`: a table of how long a person waits, ours beside others that are installed; nothing is asserted."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from tests.bench.documents import document
from tests.bench.measuring import Burst, Start, Times, measure_burst, measure_start, measure_typing
from tests.bench.processes import memory, running
from tests.bench.programs import PROGRAMS, Program
from tests.bench.screen import Screen
from tests.bench.shots import save_shot

SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000}
OUT = Path("build/bench")
_NOTE = (
    "Milliseconds, half / 95 of 100. At start, panes are known only of a program that opens as large as the screen. "
    f"Pictures with the panes: {OUT}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All figures of one program with one document."""

    program: str
    size: str
    starts: tuple[Start, ...]
    editor: Times
    preview: Times
    burst: Burst
    megabytes: float
    processes: int


def measure(name: str, program: Program, size: str, keys: int, starts: int) -> Result:
    """Start it several times (the first warms the disk cache and does not count), then type."""
    home = Path(tempfile.mkdtemp(prefix="bench-home-"))
    seen: list[Start] = []
    try:
        for number in range(starts + 1):
            path = home / f"post-{number}.md"  # not the one that was typed into: what was not saved would come back
            path.write_text(document(SIZES[size]), encoding="utf-8")
            with closing(Screen()) as screen, running(program, path, home, screen) as run:
                seen.append(measure_start(program, screen, run.began))
                if number < starts:
                    continue
                _settle(program, screen)
                save_shot(screen, program, OUT / f"{name}-{size.replace(' ', '')}.png")
                editor, preview = measure_typing(program, screen, keys)
                burst = measure_burst(program, screen)
                time.sleep(1)
                megabytes, processes = memory(run.process.pid)
                return Result(
                    program=name,
                    size=size,
                    starts=tuple(seen[1:]),
                    editor=editor,
                    preview=preview,
                    burst=burst,
                    megabytes=megabytes,
                    processes=processes,
                )
    except BaseException:
        sys.stderr.write((home / "program.log").read_text(errors="replace")[-2000:])
        raise
    finally:
        shutil.rmtree(home, ignore_errors=True)
    raise AssertionError("it was started at least once")


def table(results: list[Result]) -> str:
    """The figures as Markdown; milliseconds are half / 95 of 100."""
    lines = [
        "| program | document | start: window / text / cursor in it / preview | key → editor | key → preview "
        "| burst: behind (changes) | memory |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in results:
        start = " / ".join(_middle([getattr(one, part) for one in each.starts]) for part in Start.__slots__)
        lines.append(
            f"| {each.program} | {each.size} | {start} | {_both(each.editor)} | {_both(each.preview)} "
            f"| {each.burst.behind} ({each.burst.changes} of {each.burst.keys}) "
            f"| {each.megabytes} MB in {each.processes} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    there = [name for name, program in PROGRAMS.items() if program.is_there]
    parser.add_argument("--programs", nargs="+", choices=PROGRAMS, default=there)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--keys", type=int, default=40, help="measured keys per document")
    parser.add_argument("--starts", type=int, default=3, help="measured starts per document")
    wanted = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    for size in wanted.sizes:
        for name in wanted.programs:
            results.append(measure(name, PROGRAMS[name], size, wanted.keys, wanted.starts))
            sys.stdout.write(table(results[-1:]).splitlines()[-1] + "\n")
            sys.stdout.flush()
    (OUT / "results.json").write_text(json.dumps([asdict(each) for each in results], indent=1) + "\n")
    (OUT / "table.md").write_text(table(results) + "\n")
    sys.stdout.write(f"\n{table(results)}\n\n{_NOTE}\n")
    return 0


def _settle(program: Program, screen: Screen) -> None:
    """Window as large as the screen, cursor in the first paragraph, nothing moving."""
    screen.fill()
    screen.wait_for_rest(program.preview, 0.8, 20)
    box = program.editor
    screen.x.click((box.left + box.right) // 2, (3 * box.top + box.bottom) // 4)
    for key in program.to_first_paragraph:
        screen.x.press(key)
        time.sleep(0.1)
    screen.wait_for_rest(program.preview, 0.6, 15)


def _both(times: Times) -> str:
    missed = f", {times.missed} missed" if times.missed else ""
    return f"{times.half} / {times.most}{missed}"


def _middle(values: list[float | None]) -> str:
    seen = [value for value in values if value is not None]
    return f"{median(seen):.0f}" if seen else "-"


if __name__ == "__main__":
    sys.exit(main())
