"""Images and other files of a draft, kept beside it in a folder of its own."""

from __future__ import annotations

import filecmp
import itertools
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from editor.errors import DraftUnwritable, ImageRefused
from editor.model.work import CancelToken
from editor.store.draft_files import assets_folder
from editor.store.files import MISSING, write_atomic
from editor.text.slug import slugify

_CHUNK = 1 << 20
"""Bytes of a file that are copied before it is looked whether to go on."""


def keep_image(path: Path, content: bytes, suggested_name: str) -> str:
    """Put an image beside the draft at `path` and say how the draft refers to it: relative, with forward slashes.

    The same image of the same name is kept once; another image of that name gets a number. Raises DraftUnwritable.
    """
    folder = folder_beside(path, "image")
    names = _paths(folder, suggested_name, "image")
    kept = next(path for path in names if not path.exists() or path.read_bytes() == content)
    if not kept.exists():
        write_atomic(kept, content, MISSING)
    return f"{folder.name}/{kept.name}"


def keep_file(path: Path, source: Path, cancel: CancelToken) -> str:
    """Put a copy of a file of any size beside the draft at `path`; as `keep_image` for the rest.

    Raises ImageRefused when it cannot be read, DraftUnwritable, Cancelled.
    """
    folder = folder_beside(path, "file")
    try:
        with source.open("rb") as opened:
            names = _paths(folder, source.name, "file")
            kept = next(path for path in names if not path.exists() or filecmp.cmp(path, source, shallow=False))
            if not kept.exists():
                write_atomic(kept, _parts(opened, source, cancel), MISSING)
    except OSError as error:
        raise _unreadable(source, error) from error
    return f"{folder.name}/{kept.name}"


def folder_beside(path: Path, what: str = "file") -> Path:
    """The folder for files of the draft at `path`, made if it is not there; `what` is to be kept in it.

    Raises DraftUnwritable.
    """
    folder = assets_folder(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise DraftUnwritable(
            f"The {what} was not kept, because {folder} cannot be made: {error.strerror}. "
            "Allow writing there, or save the draft in another folder."
        ) from error
    return folder


def _parts(opened: BinaryIO, source: Path, cancel: CancelToken) -> Iterator[bytes]:
    while True:
        cancel.check()
        try:
            part = opened.read(_CHUNK)
        except OSError as error:
            raise _unreadable(source, error) from error
        if not part:
            return
        yield part


def _unreadable(source: Path, error: OSError) -> ImageRefused:
    reason = error.strerror or "it cannot be read"
    return ImageRefused(f"{source.name} was not put beside the draft: {reason}. Look at the file.")


def _paths(folder: Path, suggested_name: str, nameless: str) -> Iterator[Path]:
    """The name as it stands well in an address, then the same with numbers."""
    name = PurePath(suggested_name)
    stem, suffix = slugify(name.stem) or nameless, name.suffix.lower()
    numbers = (f"-{number}" for number in itertools.count(2))
    return (folder / f"{stem}{number}{suffix}" for number in itertools.chain([""], numbers))
