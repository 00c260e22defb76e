"""The journal: what is typed into a draft, on the disk before its file is saved. The words; nothing makes them wait.

A journal is a file of lines that a person could read. The first holds the whole text that was there before the first
change, so that no fate of the draft's file takes the ground from under the rest; each other one holds a change. A line
that was cut off counts as never written.

`append` hands a line to the operating system at once: 0.02 ms, and it survives the end of the program by whatever
means. `sync` brings it to the disk, for a power cut: 0.3 ms on a solid-state disk, up to 40 ms on a turning one. Its
caller does that four times a second or more while somebody types, on another thread if it likes.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import shutil
import threading
from pathlib import Path

from editor.errors import DraftUnwritable
from editor.store.files import read_bytes
from editor.store.journal_records import Base, Change, Replay, changed, line, read_line
from editor.store.platforms import private_folder, sync_folder

SUFFIX = ".journal"

_BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows would write another line ending."""

_log = logging.getLogger(__name__)


class Journal:
    """The journal of one draft. `sync` may be called on any thread, the rest on one."""

    def __init__(self, folder: Path, key: str) -> None:
        """Nothing is written before the first change."""
        self.path = folder / f"{key}{SUFFIX}"
        self._base: Base | None = None
        """What is still to be written before a change."""
        self._file: int | None = None
        self._length = 0
        """Bytes of whole lines; what stands behind them is nothing."""
        self._is_synced = True
        self._lock = threading.Lock()

    def replay(self) -> Replay | None:
        """What it holds, None being nothing. A change that is appended next goes on from there.

        Raises DraftUnreadable.
        """
        written = read_bytes(self.path) if self.path.exists() else b""
        lines = written.split(b"\n")[:-1]
        records = _readable(lines)
        self._length = sum(len(one) + 1 for one in lines[: len(records)])
        if len(records) < len(lines):
            self._set_aside()
        try:
            return _replayed(records)
        except ValueError:  # a place outside the text: not ours
            self._length = 0
            self._set_aside()
            return None

    def set_aside(self) -> None:
        """Keep a copy of what was typed into a draft that had this name before."""
        if self.replay():
            self._length = 0
            self._set_aside()

    def begin(self, base: Base) -> None:
        """The text stands in its file: what was written is let go, and the next change builds upon this text."""
        self._base = base
        with contextlib.suppress(OSError):  # lines before a base are passed over
            if self._file is None:
                self.path.unlink(missing_ok=True)
            else:
                os.ftruncate(self._file, 0)
            self._length = 0

    def begin_again(self, base: Base) -> None:
        """The text stands in a file that was changed outside; what was written counts until the next change does."""
        self._base = base

    def append(self, change: Change) -> None:
        """Write down a change. Raises DraftUnwritable, and then it is not written: begin anew before the next one."""
        lines = line(self._base) + line(change) if self._base else line(change)
        try:
            self._write(lines)
        except OSError as error:
            self._cut_back()
            raise DraftUnwritable(
                f"What you type is kept in this window only: {self.path} cannot be written ({error.strerror}). "
                "Make room on the disk, or copy your text somewhere else."
            ) from error
        self._base = None
        self._is_synced = False

    def sync(self) -> None:
        """Bring what was appended to the disk. Raises DraftUnwritable."""
        with self._lock:
            if self._is_synced or self._file is None:
                return
            self._is_synced = True  # first: a line may be appended meanwhile
            try:
                os.fsync(self._file)
            except OSError as error:
                self._is_synced = False
                raise DraftUnwritable(f"{self.path} cannot be brought to the disk: {error.strerror}.") from error

    def close(self) -> None:
        """Let go of the file; an empty one is removed."""
        with self._lock:
            if self._file is not None:
                os.close(self._file)
                self._file = None
        if not self._length:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _write(self, lines: bytes) -> None:
        if self._file is None:
            private_folder(self.path.parent)
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
            os.ftruncate(self._file, self._length)
            with contextlib.suppress(OSError):
                sync_folder(self.path.parent)
        rest = memoryview(lines)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        self._length += len(lines)

    def _cut_back(self) -> None:
        """Take half a line away, so that the next one can be read."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._length)

    def _set_aside(self) -> None:
        """Keep a copy of a journal that is damaged before its end, or that another Rejoinder wrote."""
        copies = (self.path.with_suffix(f".unread-{number}") for number in itertools.count(1))
        copy = next(one for one in copies if not one.exists())
        _log.warning("%s cannot be read to its end. The whole of it is kept as %s.", self.path, copy.name)
        with contextlib.suppress(OSError):
            shutil.copyfile(self.path, copy)
            os.truncate(self.path, self._length)


def _readable(lines: list[bytes]) -> list[Base | Change]:
    """The records up to the first line that is damaged."""
    records: list[Base | Change] = []
    for one in lines:
        record = read_line(one)
        if record is None:
            break
        records.append(record)
    return records


def _replayed(records: list[Base | Change]) -> Replay | None:
    """The last base and what followed it."""
    changes: list[Change] = []
    for record in reversed(records):
        if isinstance(record, Base):
            return Replay(base=record, front=changed(record.front, reversed(changes)))
        changes.append(record)
    return None
