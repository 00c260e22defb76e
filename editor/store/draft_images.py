"""Images of a draft, kept beside it in a folder of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path, PurePath

from editor.errors import DraftUnwritable
from editor.store.draft_files import assets_folder
from editor.store.files import MISSING, write_atomic
from editor.text.slug import slugify


def keep_image(path: Path, content: bytes, suggested_name: str) -> str:
    """Put an image beside the draft at `path` and say how the draft refers to it: relative, with forward slashes.

    The same image of the same name is kept once; another image of that name gets a number. Raises DraftUnwritable.
    """
    folder = assets_folder(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise DraftUnwritable(
            f"The image was not kept, because {folder} cannot be made: {error.strerror}. "
            "Allow writing there, or save the draft in another folder."
        ) from error
    kept = next(path for path in _paths(folder, suggested_name) if not path.exists() or path.read_bytes() == content)
    if not kept.exists():
        write_atomic(kept, content, MISSING)
    return f"{folder.name}/{kept.name}"


def _paths(folder: Path, suggested_name: str) -> Iterator[Path]:
    """The name as it stands well in an address, then the same with numbers."""
    name = PurePath(suggested_name)
    stem, suffix = slugify(name.stem) or "image", name.suffix.lower()
    numbers = (f"-{number}" for number in itertools.count(2))
    return (folder / f"{stem}{number}{suffix}" for number in itertools.chain([""], numbers))
