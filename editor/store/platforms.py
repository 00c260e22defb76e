"""Where platforms differ. Branches of a platform that the tests do not run on are found here and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Make a folder that other people of this computer cannot look into; one that is there stays as it is.

    On Windows the folders of a person are private by inheritance.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk, so that a rename survives a power cut. Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
