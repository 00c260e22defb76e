"""Links of a draft that lead to files beside it, which go to the blog with the post; no other file ever does."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag

from editor.model.post import LinkUse
from editor.text.editing import Edit, Selection, cursor, line_start
from editor.text.image_marks import images_in
from editor.text.urls import parts_of

_BESIDE = re.compile(r"(?:\./)?[^/]+\.assets/[^/].*", re.DOTALL)
_MARKS = re.compile(r"[\[\]]")
_OPENING = "([\"'“\u2018«—"
"""What a link stands right behind."""
_SAFE = "/:@!$&'*+,;=~-._"


def own_links(links: Iterable[LinkUse]) -> tuple[LinkUse, ...]:
    """The first of each address, in order; not those in a reader's words, which never take a file along."""
    found: dict[str, LinkUse] = {}
    for link in links:
        if not link.quoted:
            found.setdefault(link.url, link)
    return tuple(found.values())


def files_of(links: Iterable[LinkUse], folder: Path | None) -> list[tuple[LinkUse, Path]]:
    """The own links that lead to files, and those. A draft that lies nowhere yet has none."""
    if folder is None:
        return []
    return [(link, path) for link in own_links(links) if (path := linked_file(link.url, folder))]


def linked_file(url: str, folder: Path) -> Path | None:
    """The file in the draft's folder, or below it, that a link names; None for everything else.

    What lies elsewhere was never put into the post: a link that somebody else wrote must not send it. In the draft's
    own folder of files it need not be there; any other path may be one of the blog, so that it is a file only where
    one is.
    """
    parts = parts_of(url)
    if parts is None or parts.scheme not in {"", "file"} or parts.netloc or parts.query or not parts.path:
        return None
    path = folder / unquote(parts.path)
    is_there = os.path.isfile(path)  # noqa: PTH113 — Path.is_file raises for a name that is too long
    return path if (is_there or _BESIDE.fullmatch(parts.path)) and _is_within(path, folder) else None


def names_elsewhere(url: str, folder: Path) -> bool:
    """Is it an address of this computer (`file:`) that leads out of the draft's folder?"""
    parts = parts_of(url)
    return parts is not None and parts.scheme == "file" and not _is_within(folder / unquote(parts.path), folder)


def _is_within(path: Path, folder: Path) -> bool:
    """Whatever links of the file system stand between."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError:  # a NUL in it
        return False


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
