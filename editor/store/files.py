"""Draft files on the disk: read whole, written whole, and never over something that was not read."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import time
import uuid
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Literal

from editor.errors import DraftChangedOutside, DraftUnreadable, DraftUnwritable
from editor.store.platforms import sync_folder

_NEW = ".rejoinder-"
"""How the name of a file begins that is being written; it lives for milliseconds."""

_LEFTOVER_SECONDS = 3600
"""A file that is being written longer was left by a power cut."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_EFFECTIVE = os.access in os.supports_effective_ids


class Missing(Enum):
    """What `expect` says when there is to be no file."""

    MISSING = "missing"


MISSING: Literal[Missing.MISSING] = Missing.MISSING


def path_key(path: Path) -> str:
    """A name for what is kept about a file that has no identity: the same for each way to write its path."""
    return hashlib.blake2b(os.fsencode(os.path.realpath(path)), digest_size=16).hexdigest()


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of a regular file, `most` of them at most. Raises DraftUnreadable."""
    try:
        mode = path.stat().st_mode  # first: opening a pipe would wait for its writer
        if stat.S_ISDIR(mode):
            raise DraftUnreadable(f"{path} is a folder, not a draft. Open a file inside it.")
        if not stat.S_ISREG(mode):
            raise DraftUnreadable(f"{path} is not a file that holds text. Open another one.")
        with path.open("rb") as file:
            return file.read(-1 if most is None else most)
    except FileNotFoundError as error:
        raise DraftUnreadable(f"{path} is not there. It may have been moved, renamed or deleted.") from error
    except OSError as error:
        raise DraftUnreadable(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error


def write_atomic(path: Path, content: bytes | Iterable[bytes], expect: bytes | Missing | None = None) -> None:
    """Replace the file's content, all or nothing, and bring it to the disk. Its mode stays; a link is written through.

    What the parts of a `content` raise is raised, but for an OSError: that is taken for one of writing.

    `expect` is what the file held when it was read, or MISSING; None does not ask. Raises DraftChangedOutside when the
    file is another, DraftUnwritable when it cannot be written. Either way it is as it was, and nothing lies beside it.
    """
    target = Path(os.path.realpath(path))
    new = target.with_name(f"{_NEW}{uuid.uuid4().hex}")
    try:
        _refuse_read_only(target)
        try:
            _write_new(new, content)
            _refuse_another(target, expect)
            _put(new, target, expect)
        finally:
            new.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # it is in place; some network folders cannot say more
            sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def remove_leftovers(folder: Path) -> None:
    """Delete what a power cut left of files that were being written."""
    for left in folder.glob(f"{_NEW}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFTOVER_SECONDS:
                left.unlink()


def _refuse_read_only(target: Path) -> None:
    """A rename would replace a file that is write-protected; for the superuser any mode is writable."""
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK, effective_ids=_EFFECTIVE)):
        raise PermissionError(errno.EACCES, "it is write-protected")


def _write_new(new: Path, content: bytes | Iterable[bytes]) -> None:
    with new.open("xb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)
        file.flush()
        os.fsync(file.fileno())


def _refuse_another(target: Path, expect: bytes | Missing | None) -> None:
    if expect is None:
        return
    found = target.read_bytes() if target.exists() else MISSING
    if found != expect:
        raise _another(target, "is gone" if found is MISSING else "was written by another program")


def _another(target: Path, what: str) -> DraftChangedOutside:
    return DraftChangedOutside(f"{target} {what} meanwhile. Nothing was overwritten; choose which text to keep.")


def _put(new: Path, target: Path, expect: bytes | Missing | None) -> None:
    if expect is MISSING:
        _reserve(target)
    else:
        _dress(new, target)
    new.replace(target)


def _reserve(target: Path) -> None:
    """Take the name, or find that another program was faster."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError as error:
        raise _another(target, "was written by another program") from error


def _dress(new: Path, target: Path) -> None:
    """Give the new file the mode and owner of the one it replaces, as far as the file system lets us."""
    with contextlib.suppress(OSError, AttributeError):  # Windows has no owners
        before = target.stat()
        new.chmod(stat.S_IMODE(before.st_mode))
        os.chown(new, before.st_uid, before.st_gid)


def _unwritable(path: Path, error: OSError) -> DraftUnwritable:
    if error.errno in _FULL:
        reason = "the disk is full. Make room and save again"
    elif error.errno in _FORBIDDEN:
        reason = "the file or its folder is write-protected. Allow writing there, or save it in another folder"
    elif error.errno == errno.ENOENT:
        reason = "its folder is gone. Bring the folder back, or save it in another one"
    else:
        reason = f"{error.strerror}. Try again, or save it in another folder"
    return DraftUnwritable(f"{path} was not saved: {reason}; the file is as it was.")
