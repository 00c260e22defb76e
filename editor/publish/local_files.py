"""The files of a draft: which one each is, by its content, and the name under which it goes to a blog."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from editor.errors import ImageRefused
from editor.text.file_types import PICTURES, suffix_of
from editor.text.slug import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFile:
    """A file of a draft: its SHA-256, and the stem under which it is uploaded, which ends in 8 digits of it."""

    path: Path
    sha256: str
    stem: str


def local_file(path: Path) -> LocalFile:
    """Look at a file. Raises ImageRefused when it cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ImageRefused(
            f"The file {path.name} cannot be read: {error.strerror}. Put it back, or take it out of the post."
        ) from error
    nameless = "image" if suffix_of(path.name) in PICTURES else "file"
    name = slugify(path.stem).encode("ascii", "ignore").decode()[:60].strip("-") or nameless
    return LocalFile(path=path, sha256=digest, stem=f"{name}-{digest[:8]}")
