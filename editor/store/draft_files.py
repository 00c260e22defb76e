"""Draft files: read with every limit told in words, saved only over what was read, named, and listed."""

from __future__ import annotations

import itertools
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from editor.errors import DraftUnreadable, DraftUnwritable, FrontMatterBroken
from editor.model.draft import Draft
from editor.store.files import MISSING, read_bytes, write_atomic
from editor.text.draft_text import read, write
from editor.text.front_matter import FrontMatter, split
from editor.text.slug import slugify

LARGEST = 10_000_000
"""Bytes. A larger file opens read-only: Qt needs a second per key there."""

LONGEST_LINE = 200_000
"""Bytes. A file with a longer line opens read-only, for the same reason."""

_UNSHOWABLE = 100_000_000
"""Bytes. A larger file is not opened at all."""

SUFFIXES = frozenset({".md", ".markdown"})

_ATTRIBUTION = re.compile(r"^> — \[", re.MULTILINE)
_FIRST_LINE = re.compile(r"^[ \t>#*+-]*([^\W_].*)$", re.MULTILINE)
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A draft's file as it was read or saved."""

    path: Path
    data: bytes
    """What the file held; it is saved only over this."""
    front: FrontMatter
    draft: Draft
    """With its body at least; fields that could not be read are empty, a doubtful status is `draft`."""
    read_only: str = ""
    """Why it may only be read; empty: it may be written."""
    problem: FrontMatterBroken | None = None
    """The first thing in its front matter that could not be understood. Such a draft must not be published."""


def read_draft(path: Path) -> DraftFile:
    """The draft in a file. Raises DraftUnreadable: not UTF-8, NUL bytes, a folder, gone, far too large."""
    data = read_bytes(path, _UNSHOWABLE + 1)
    if len(data) > _UNSHOWABLE:
        raise DraftUnreadable(f"{path} is larger than 100 MB, too large for a draft. Open another file.")
    file = draft_file(path, data, split(_decoded(path, data)))
    return replace(file, read_only=_too_large(path, data))


def sound_draft(path: Path) -> Draft:
    """The draft in a file, to be rendered, checked or published. Raises DraftUnreadable and FrontMatterBroken."""
    return sound(read_draft(path))


def sound(file: DraftFile) -> Draft:
    """The draft in a file that was read. Raises FrontMatterBroken."""
    if file.problem:
        raise file.problem
    return file.draft


def save_draft(file: DraftFile, draft: Draft) -> DraftFile:
    """Save the draft over the file that was read; only changed keys are written. The same text is not written at all.

    Raises DraftChangedOutside, DraftUnwritable, and FrontMatterBroken if the front matter cannot take a changed field.
    """
    return save_text(file, write(file.front, draft))


def save_text(file: DraftFile, front: FrontMatter) -> DraftFile:
    """Save a text over the file that was read. Raises DraftChangedOutside and DraftUnwritable."""
    if file.read_only:
        raise DraftUnwritable(file.read_only)
    data = encoded(front)
    if data != file.data:
        write_atomic(file.path, data, file.data)
    return draft_file(file.path, data, front)


def save_new(path: Path, front: FrontMatter) -> DraftFile:
    """Save a text in a new file. Raises DraftChangedOutside if there is one of this name, and DraftUnwritable."""
    data = encoded(front)
    write_atomic(path, data, MISSING)
    return draft_file(path, data, front)


def new_draft_path(folder: Path, title: str, day: date) -> Path:
    """A free name by date and title, such as `2026-05-14-why-small-gardens.md`."""
    return free_path(folder / f"{day.isoformat()}-{slugify(title) or 'draft'}.md")


def rename_draft(path: Path, new: Path) -> None:
    """Give a file another name in its folder. Raises DraftUnwritable, also when the name is taken."""
    try:
        new.touch(exist_ok=False)
        path.replace(new)
    except OSError as error:
        raise DraftUnwritable(f"{path} cannot be renamed to {new.name}: {error.strerror}.") from error


def free_path(path: Path) -> Path:
    """The path, or the first of `…-2`, `…-3` and so on that is free, as is the folder of images beside it."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(one for one in itertools.chain([path], numbered) if not _is_taken(one))


def _is_taken(path: Path) -> bool:
    return os.path.lexists(path) or os.path.lexists(assets_folder(path))


def assets_folder(path: Path) -> Path:
    """Where the images of a draft lie: `<name>.assets` beside it."""
    return path.with_suffix(".assets")


def draft_file(path: Path, data: bytes, front: FrontMatter) -> DraftFile:
    """A file that holds these bytes, which are this text."""
    reading = read(front, path)
    return DraftFile(path=path, data=data, front=front, draft=reading.draft, problem=next(iter(reading.problems), None))


def _decoded(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise DraftUnreadable(
            f"{path} is not UTF-8 text: see line {line}. Save it as UTF-8 where it was written, and open it again."
        ) from error
    if "\0" in text:
        line = _line(data, data.index(b"\0"))
        raise DraftUnreadable(f"{path} is not text: there is a NUL byte in line {line}. Open another file.")
    return text


def _line(data: bytes, place: int) -> int:
    """The line of a byte, counted from 1."""
    return len(_LINE_END.findall(data, 0, place)) + 1


def encoded(front: FrontMatter) -> bytes:
    """A text as it is saved."""
    return front.text().encode("utf-8", "replace")  # half a surrogate pair is no character


def _too_large(path: Path, data: bytes) -> str:
    """Why the file may only be read; empty: it may be edited."""
    if len(data) > LARGEST:
        return (
            f"{path} has {len(data) // 1_000_000} MB. Over 10 MB a draft can only be read here: divide it to edit it."
        )
    lines = data.splitlines()
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_LINE:
        line = next(number for number, text in enumerate(lines, 1) if len(text) == longest)
        size = f"has {longest // 1000} KB"
        return (
            f"Line {line} of {path} {size}. A draft with over 200 KB in a line can only be read here: break it to edit."
        )
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """What a list shows of a draft."""

    path: Path
    title: str
    """Its title, else its first line, else its file's name; never empty."""
    modified: datetime
    """Aware, UTC."""
    words: int = 0
    quotes: int = 0
    blog: str = ""
    remote_id: str = ""
    """Empty: it was never published from here."""
    identity: str = ""
    problem: str = ""
    """Why it cannot be read, or not be edited."""
    stamp: tuple[int, int] = (0, 0)
    """Nanoseconds and bytes: while a file has these, it is not read again."""


def list_drafts(folder: Path, known: Iterable[DraftSummary] = ()) -> tuple[DraftSummary, ...]:
    """The Markdown files of a folder, the one changed last first; a folder that is not there has none.

    `known` is an earlier answer: files that look as they did then are not read again. Raises DraftUnreadable for a
    folder that may not be looked into; a file that cannot be read has a summary that says so.
    """
    before = {summary.path: summary for summary in known}
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise DraftUnreadable(
            f"The folder {folder} cannot be read: {error.strerror}. Check its permissions."
        ) from error
    found = (_summary(path, before.get(path)) for path in paths)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.stamp, one.path), reverse=True))


def _summary(path: Path, before: DraftSummary | None) -> DraftSummary | None:
    """None for what is no file: gone in this moment, a folder, a link that leads nowhere."""
    try:
        seen = path.stat()
    except OSError:
        return None
    stamp = (seen.st_mtime_ns, seen.st_size)
    if before and before.stamp == stamp:
        return before
    if not stat.S_ISREG(seen.st_mode):
        return None
    modified = datetime.fromtimestamp(seen.st_mtime, UTC)
    try:
        file = read_draft(path)
    except DraftUnreadable as error:
        return DraftSummary(path=path, title=path.stem, modified=modified, problem=str(error), stamp=stamp)
    from editor.text.counting import words  # 2 ms that the first paint does without

    draft = file.draft
    return DraftSummary(
        path=path,
        title=shown_title(draft) or path.stem,
        modified=modified,
        words=0 if file.read_only else words(draft.body),  # a list must not wait for ten seconds
        quotes=len(_ATTRIBUTION.findall(draft.body)),
        blog=draft.blog,
        remote_id=draft.remote_id,
        identity=draft.identity,
        problem=file.read_only or str(file.problem or ""),
        stamp=stamp,
    )


def shown_title(draft: Draft) -> str:
    """The title, else the first line with a word in it, without the marks of a heading, a quote or a list."""
    found = None if draft.title else _FIRST_LINE.search(draft.body)
    return found[1].strip()[:80] if found else draft.title
