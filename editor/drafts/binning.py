"""The bin: a folder `Bin` beside the drafts that a person can see, one folder in it for each draft, named by its time.

It lies in the draft's own folder, because moving a file there is one step of the file system: it is here or there.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from editor.errors import DraftUnwritable
from editor.store.draft_files import SUFFIXES, assets_folder, free_path, rename_draft
from editor.store.files import read_bytes, write_atomic

BIN = "Bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """A draft in the bin."""

    path: Path
    original: Path
    """Where it was."""
    when: datetime
    """Aware, UTC."""


def bin_draft(path: Path) -> Binned:
    """Put a draft and its images into the bin. Raises DraftUnwritable, and then it is where it was."""
    undo: list[Callable[[], object]] = []
    try:
        folder = _new_folder(path.parent / BIN, undo)
        for part in (path, assets_folder(path)):
            if part is path or part.exists():
                _move(part, folder / part.name, undo)
        return _binned(folder / path.name)
    except OSError as error:
        for step in reversed(undo):
            with contextlib.suppress(OSError):
                step()
        raise DraftUnwritable(
            f"{path} was not put into the bin: {error.strerror}. Allow writing in its folder and try again."
        ) from error


def binned(folder: Path) -> tuple[Binned, ...]:
    """The drafts in the bin of a folder, the last first."""
    found = (path for path in (folder / BIN).glob("*/*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return tuple(sorted(map(_binned, found), key=lambda one: one.when, reverse=True))


def restore(one: Binned) -> Path:
    """Bring a draft and its images back; where its name was given away meanwhile, under another one.

    Raises DraftUnwritable and DraftUnreadable.
    """
    path, images = free_path(one.original), assets_folder(one.path)
    if images.exists():
        _point_to(one.path, images.name, assets_folder(path).name)
    rename_draft(one.path, path)
    try:
        if images.exists():
            images.replace(assets_folder(path))
    except OSError as error:
        raise DraftUnwritable(
            f"{path} is back, its images are not: {error.strerror}. Move {images} beside it."
        ) from error
    with contextlib.suppress(OSError):  # what is not empty stays
        one.path.parent.rmdir()
        one.path.parent.parent.rmdir()
    return path


def _new_folder(place: Path, undo: list[Callable[[], object]]) -> Path:
    """A folder named by this moment on this computer's clock."""
    place.mkdir(exist_ok=True)
    undo.append(place.rmdir)
    now = datetime.now().astimezone().strftime("%Y-%m-%d-%H-%M-%S")
    names = itertools.chain([now], (f"{now}-{number}" for number in itertools.count(2)))
    folder = next(folder for name in names if not (folder := place / name).exists())
    folder.mkdir()
    undo.append(folder.rmdir)
    return folder


def _move(path: Path, target: Path, undo: list[Callable[[], object]]) -> None:
    path.replace(target)
    undo.append(lambda: target.replace(path))


def _binned(path: Path) -> Binned:
    folder = path.parent
    when = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return Binned(path=path, original=folder.parent.parent / path.name, when=when)


def _point_to(path: Path, old: str, new: str) -> None:
    """Let a draft refer to its images where they will lie."""
    if old == new:
        return
    text = read_bytes(path)
    moved = text
    for name, other in ((old, new), (quote(old), quote(new))):
        moved = moved.replace(f"{name}/".encode(), f"{other}/".encode())
    write_atomic(path, moved, text)
