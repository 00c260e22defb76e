"""Links of a draft that lead to files of this computer: those beside it, and what else a link names that is there."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag

from editor.text.editing import Edit, Selection, cursor, line_start
from editor.text.image_marks import images_in
from editor.text.urls import parts_of

_BESIDE = re.compile(r"(?:\./)?[^/]+\.assets/[^/].*", re.DOTALL)
_MARKS = re.compile(r"[\[\]]")
_OPENING = "([\"'“\u2018«—"
"""What a link stands right behind."""
_SAFE = "/:@!$&'*+,;=~-._"


def linked_file(url: str, folder: Path) -> Path | None:
    """The file that a link names, seen from the draft's folder; None for what is no file of this computer.

    In the draft's own folder of files, and as a `file:` address, it need not be there; any other path may be one of
    the blog, so that it is a file only where one is.
    """
    parts = parts_of(url)
    if parts is None:
        return None
    path = Path(unquote(parts.path))
    if parts.scheme == "file":
        return path
    if parts.scheme or parts.netloc or parts.query or not parts.path:
        return None
    is_there = os.path.isfile(folder / path)  # noqa: PTH113 — Path.is_file raises for a name that is too long
    return folder / path if is_there or _BESIDE.fullmatch(parts.path) else None


def moved_link(url: str, address: str) -> str:
    """The address in the place of a link's; the part of the file that it names (`#page=3`) stays."""
    fragment = urldefrag(url).fragment
    return f"{address}#{fragment}" if fragment else address


def files_linked(text: str, selection: Selection, files: Sequence[tuple[str, str]]) -> Edit:
    """Put in links to files, by their names and their paths beside the draft; selected words lead to the only one."""
    words = text[selection.start : selection.end]
    targets = [quote(path, safe=_SAFE) for _, path in files]
    if len(files) == 1 and words.strip() and "\n" not in words and not _MARKS.search(words):
        added = f"[{words}]({targets[0]})"
    else:
        added = words + _gap(text, selection.end)
        added += ", ".join(f"[{_written(name)}]({target})" for (name, _), target in zip(files, targets, strict=True))
    start = selection.start
    return Edit(start=start, removed=len(words), added=added, selection=cursor(start + len(added)))


def _gap(text: str, position: int) -> str:
    """What parts a link from what stands before it; a picture that stands alone goes on doing so."""
    line = text[line_start(text, position) : position].strip()
    if any((image.start, image.end) == (0, len(line)) for image in images_in(line)):
        return "\n\n"
    before = text[:position][-1:]
    return "" if not before or before.isspace() or before in _OPENING else " "


def _written(name: str) -> str:
    return re.sub(r"([\[\]\\*_`<&])", r"\\\1", " ".join(name.split()))
