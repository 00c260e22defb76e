"""A screen of its own for each measured program, whose pixels this process reads as they change."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
import time
from dataclasses import dataclass
from mmap import PROT_READ, mmap
from pathlib import Path

from tests.bench.x_client import XClient

WIDTH, HEIGHT = 1280, 800
CARET = 150
"""A change of fewer pixels is taken for a blinking caret where rest is awaited."""
_PIXEL = 4  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the screen, in pixels; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int


WHOLE = Box(left=0, top=0, right=WIDTH, bottom=HEIGHT)
Picture = list[bytes]
"""The pixels of a rectangle, row by row: blue, green, red and a byte of nothing each."""


class Screen:
    """Xvfb with its memory mapped (`-fbdir`): what is timed is what a person would see, not what a program says."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="bench-screen-"))
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
                *("-fbdir", str(self._folder), "-nolisten", "tcp", "-dpi", "96"),
            ],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.name = ":" + answer.readline().strip()
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap(file.fileno(), 0, prot=PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])  # XWDFileHeader of XWDFile.h
        self._begin, self._stride = header[0] + 12 * header[19], header[12]
        self.x = XClient(self.name)

    def close(self) -> None:
        """Switch it off."""
        self.x.close()
        self._server.terminate()
        self._server.wait()
        self._memory.close()
        shutil.rmtree(self._folder)

    def look(self, box: Box) -> Picture:
        """What stands in a rectangle now."""
        return [self._row(box, y) for y in range(box.top, box.bottom)]

    def differs(self, box: Box, before: Picture) -> bool:
        """Has any pixel changed?"""
        return any(self._row(box, y) != row for y, row in zip(range(box.top, box.bottom), before, strict=True))

    def changed_much(self, box: Box, before: Picture) -> bool:
        """Have more pixels changed than a caret has?"""
        count = 0
        for y, row in zip(range(box.top, box.bottom), before, strict=True):
            now = self._row(box, y)
            if now != row:
                pairs = zip(memoryview(now).cast("I"), memoryview(row).cast("I"), strict=True)
                count += sum(one != other for one, other in pairs)
                if count > CARET:
                    return True
        return False

    def has_text(self, box: Box) -> bool:
        """Do many of its rows hold more than one colour, as text does?"""
        mixed = sum(row != row[:_PIXEL] * (len(row) // _PIXEL) for row in self.look(box))
        return mixed > (box.bottom - box.top) // 6

    def wait_for_rest(self, box: Box, rest: float, limit: float, first: float = 0) -> tuple[float | None, int]:
        """Wait until nothing has changed for `rest` seconds: when it last did (perf_counter), and how often.

        For the first change it waits at least `first` seconds.
        """
        begun = time.perf_counter()
        last, changes, seen = None, 0, self.look(box)
        while (now := time.perf_counter()) - begun < limit:
            if now - (last or begun) >= (rest if last else max(rest, first)):
                break
            if self.differs(box, seen):
                seen, last = self.look(box), now
                changes += 1
            time.sleep(0.003)
        return last, changes

    def fill(self, limit: float = 15) -> None:
        """Make the largest window as large as the screen, and give it the keyboard. Raises TimeoutError without any."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < limit:
            largest = max(self.x.windows(), key=lambda window: window.width * window.height, default=None)
            if largest is not None and largest.width * largest.height > 10_000:
                self.x.place(largest, WIDTH, HEIGHT)
                return
            time.sleep(0.01)
        raise TimeoutError("The program shows no window.")

    def _row(self, box: Box, y: int) -> bytes:
        start = self._begin + y * self._stride
        return self._memory[start + box.left * _PIXEL : start + box.right * _PIXEL]
