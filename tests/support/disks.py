"""Disks that are full and folders that are write-protected: real ones, for the superuser as for anybody else."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from pathlib import Path

NOBODY = 65534
_CAPABILITY_VERSION = 0x20080522  # linux/capability.h
_OVERRIDES_PERMISSIONS = 1 << 1  # CAP_DAC_OVERRIDE
_WAYS = ((), ("sudo", "-n"))
"""To mount a disk: as the superuser; or as somebody who has the right, as `make setup` uses it, and is not asked."""


@contextlib.contextmanager
def folder_of_a_person() -> Generator[Path]:
    """A folder that belongs to whom `as_a_person` makes of us."""
    folder = Path(tempfile.mkdtemp(prefix="person-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextlib.contextmanager
def as_a_person() -> Generator[None]:
    """Permission bits bind: the superuser, whom they don't, is somebody else meanwhile."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


@contextlib.contextmanager
def bound_by_permissions() -> Generator[None]:
    """Permission bits bind this thread, the superuser's too, who stays the one that owns and reads its files.

    For what starts programs: somebody else may not even reach a checkout in the superuser's own folder.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    before, now = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    for each in (before, now):
        assert libc.capget(header, each) == 0, os.strerror(ctypes.get_errno())
    now[0] &= ~_OVERRIDES_PERMISSIONS
    assert libc.capset(header, now) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        assert libc.capset(header, before) == 0, os.strerror(ctypes.get_errno())


@contextlib.contextmanager
def write_protected(path: Path) -> Generator[None]:
    """A file or folder that nobody may write, with `as_a_person` in force."""
    mode = path.stat().st_mode & 0o777
    path.chmod(mode & ~0o222)
    try:
        with as_a_person():
            yield
    finally:
        path.chmod(mode)


@contextlib.contextmanager
def disk_with_room(folder: Path, size: int) -> Generator[Path]:
    """A folder on a disk of `size` bytes (a multiple of 4096); where no disk may be mounted, no file may be larger."""
    place = folder / "disk"
    place.mkdir()
    for way in _WAYS:
        mount = [*way, "mount", "-t", "tmpfs", "-o", f"size={size},uid={os.geteuid()}", "tmpfs", str(place)]
        if shutil.which(mount[0]) and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
            try:
                yield place
            finally:
                subprocess.run([*way, "umount", str(place)], check=True)
            return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield place
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextlib.contextmanager
def filled(disk: Path) -> Generator[None]:
    """Not one byte more goes onto the disk of `disk_with_room`."""
    filler, before = disk / "filler", resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError as error:
        if error.errno == errno.EFBIG:  # no disk of its own: no file may grow then
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        filler.unlink()
