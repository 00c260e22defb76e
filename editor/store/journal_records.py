"""Records of a journal: values here, lines on the disk. Each line is the CRC-32 of its JSON, a space, and the JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.text.front_matter import FrontMatter
from editor.text.lines import Lines

_LAYOUT = 1
"""Of a first record. One with another layout is for another Rejoinder to read."""

_ENOUGH = 4096
"""Code points. A longer edit is done before more are joined to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The text before the first change, and the file that it stands in."""

    path: Path | None
    """None: a new draft that was never saved."""
    folder: Path
    """Where a new draft is to be saved."""
    front: FrontMatter


@dataclass(frozen=True, slots=True)
class Edit:
    """`removed` code points of the body from `start` on gave way to `added`."""

    start: int
    removed: int
    added: str


@dataclass(frozen=True, slots=True)
class Head:
    """Another front matter, fences and all."""

    head: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Another text."""

    front: FrontMatter


Change = Edit | Head | Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What a journal holds: the text it began with, and the text after all changes."""

    base: Base
    front: FrontMatter


def line(record: Base | Change) -> bytes:
    """A record as a line."""
    content = json.dumps(_fields(record), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"%08x %b\n" % (zlib.crc32(content), content)


def read_line(written: bytes) -> Base | Change | None:
    """The record of a line; None: it was cut off or damaged, or another Rejoinder wrote it."""
    checksum, _, content = written.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(content):
        return None
    try:
        return _record(json.loads(content.decode("utf-8", "surrogatepass")))
    except (ValueError, LookupError, TypeError):
        return None


def _fields(record: Base | Change) -> dict[str, object]:
    match record:
        case Base():
            path = str(record.path) if record.path else None
            return {"base": _LAYOUT, "path": path, "folder": str(record.folder), "front": _parts(record.front)}
        case Edit():
            return {"at": record.start, "cut": record.removed, "put": record.added}
        case Head():
            return {"head": record.head}
        case _:
            return {"whole": _parts(record.front)}


def _parts(front: FrontMatter) -> dict[str, object]:
    """In parts, because a text taken apart again may fall into others: a body can begin like front matter."""
    lines = front.lines
    return {"bom": front.bom, "head": front.head, "text": lines.text, "newline": lines.newline, "ends": lines.endings}


def _record(fields: dict[str, Any]) -> Base | Change:
    """Raises LookupError or TypeError for what is no record."""
    if "at" in fields:
        return Edit(fields["at"], fields["cut"], fields["put"])
    if "head" in fields:
        return Head(fields["head"])
    if "whole" in fields:
        return Whole(_front(fields["whole"]))
    if fields["base"] != _LAYOUT:
        raise LookupError(fields["base"])
    path = fields["path"]
    return Base(path=path and Path(path), folder=Path(fields["folder"]), front=_front(fields["front"]))


def _front(parts: dict[str, Any]) -> FrontMatter:
    lines = Lines(text=parts["text"], newline=parts["newline"], endings=tuple(parts["ends"]))
    return FrontMatter(bom=parts["bom"], head=parts["head"], lines=lines)


def changed(front: FrontMatter, changes: Iterable[Change]) -> FrontMatter:
    """The text after the changes. Those to one place are joined first: a text is copied for each that is left.

    Raises ValueError for a place outside the text.
    """
    edit = Edit(0, 0, "")
    for change in changes:
        joined = _joined(edit, change)
        if joined:
            edit = joined
            continue
        front, edit = _done(front, edit), Edit(0, 0, "")
        match change:
            case Edit():
                edit = change
            case Head():
                front = FrontMatter(bom=front.bom, head=change.head, lines=front.lines)
            case _:
                front = change.front
    return _done(front, edit)


def _done(front: FrontMatter, edit: Edit) -> FrontMatter:
    return front.with_edit(edit.start, edit.removed, edit.added) if edit.removed or edit.added else front


def _joined(edit: Edit, change: Change) -> Edit | None:
    """Both as one edit, if the second is within what the first put there."""
    if not isinstance(change, Edit) or len(edit.added) > _ENOUGH:
        return None
    start = change.start - edit.start
    end = start + change.removed
    if not 0 <= start <= end <= len(edit.added):
        return None
    return Edit(edit.start, edit.removed, f"{edit.added[:start]}{change.added}{edit.added[end:]}")
