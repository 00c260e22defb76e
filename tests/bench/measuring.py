"""What is measured of one program with one document."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from statistics import median

from tests.bench.programs import Program
from tests.bench.screen import WHOLE, Picture, Screen

_POLL = 0.0007  # seconds
_LETTERS = "abcdeghkmnopqsuvwxyz"  # no f, i, j, l, r, t: few pixels, or ligatures
_WARM_UP = 3  # keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From the launch of the process, in milliseconds; None: not seen."""

    window: float | None
    text: float | None
    """Text in the editor."""
    cursor: float | None
    """A key pressed then was seen in the text: the cursor is in it."""
    preview: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds, and how many keys were never seen."""

    values: tuple[float, ...]
    missed: int

    @property
    def half(self) -> float | None:
        """Half of them are faster."""
        return round(median(self.values), 1) if self.values else None

    @property
    def most(self) -> float | None:
        """95 of 100 are faster."""
        ordered = sorted(self.values)
        return round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1) if ordered else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Fast typing: from the last key to the last change of the preview (ms), and how many changes it showed."""

    behind: float | None
    changes: int
    keys: int


def measure_start(program: Program, screen: Screen, began: float, limit: float = 20) -> Start:
    """Watch it come up."""
    blank = screen.look(WHOLE)
    seen: dict[str, float] = {}
    while (now := time.perf_counter()) - began < limit and len(seen) < 4:
        if "window" not in seen and screen.changed_much(WHOLE, blank):
            seen["window"] = now
            screen.fill()
        if "window" in seen:
            for name, box in (("text", program.editor), ("preview", program.preview)):
                if name not in seen and screen.has_text(box):
                    seen[name] = now
            if "text" in seen and "cursor" not in seen:
                seen["cursor"] = _first_key(program, screen) or limit
        time.sleep(0.002)
    times = {name: round(1000 * (at - began), 1) for name, at in seen.items()}
    return Start(
        window=times.get("window"),
        text=times.get("text"),
        cursor=times.get("cursor"),
        preview=times.get("preview"),
    )


def measure_typing(program: Program, screen: Screen, keys: int) -> tuple[Times, Times]:
    """Letters one at a time, each once the one before is fully shown: until it is in the editor, and in the preview."""
    rng = Random("typing")  # noqa: S311  (no secret)
    shown: dict[str, list[float]] = {"editor": [], "preview": []}
    for number in range(keys + _WARM_UP):
        if number % 5 == 0:  # words: one endless word would run out of the preview
            screen.x.press("space")
            screen.wait_for_rest(program.preview, 0.2, 2)
        before = screen.look(program.editor), screen.look(program.preview)
        pressed = time.perf_counter()
        screen.x.press(rng.choice(_LETTERS))
        found = _wait_for_both(program, screen, before)
        if number >= _WARM_UP:
            for name, at in zip(shown, found, strict=True):
                shown[name] += [] if at is None else [1000 * (at - pressed)]
        screen.wait_for_rest(program.preview, 0.15, 6)
        time.sleep(0.05 * rng.random())  # not in step with any timer
    editor, preview = (Times(values=tuple(values), missed=keys - len(values)) for values in shown.values())
    return editor, preview


def measure_burst(program: Program, screen: Screen, keys: int = 30, gap: float = 0.05) -> Burst:
    """A key each `gap` seconds, and how the preview keeps up."""
    rng = Random("burst")  # noqa: S311  (no secret)
    seen, changes, last = screen.look(program.preview), 0, None
    pressed = due = time.perf_counter()
    for number in range(keys):
        pressed = time.perf_counter()
        screen.x.press("space" if number % 6 == 2 else rng.choice(_LETTERS))
        due += gap
        while time.perf_counter() < due:
            if screen.differs(program.preview, seen):
                seen, last = screen.look(program.preview), time.perf_counter()
                changes += 1
            time.sleep(0.002)
    later, more = screen.wait_for_rest(program.preview, 1.5, 30, first=0 if last and last > pressed else 10)
    last = later or last
    return Burst(behind=round(1000 * max(0.0, last - pressed), 1) if last else None, changes=changes + more, keys=keys)


def _first_key(program: Program, screen: Screen, limit: float = 3) -> float | None:
    """When a key pressed now is seen in the editor; None when the cursor is not there."""
    before = screen.look(program.editor)
    screen.x.press("x")
    begun = time.perf_counter()
    while (now := time.perf_counter()) - begun < limit:
        if screen.differs(program.editor, before):
            return now
        time.sleep(_POLL)
    return None


def _wait_for_both(
    program: Program, screen: Screen, before: tuple[Picture, Picture], limit: float = 6
) -> tuple[float | None, float | None]:
    """When editor and preview first differ from before."""
    editor = preview = None
    begun = time.perf_counter()
    while (now := time.perf_counter()) - begun < limit and not (editor and preview):
        if editor is None and screen.differs(program.editor, before[0]):
            editor = now
        if preview is None and screen.differs(program.preview, before[1]):
            preview = now
        time.sleep(_POLL)
    return editor, preview
