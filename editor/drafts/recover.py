"""What was typed and not saved when a program ended: found again without a question where nothing conflicts."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from editor.errors import DraftUnreadable
from editor.store.draft_files import SUFFIXES, DraftFile, draft_file, encoded, read_draft, shown_title
from editor.store.files import path_key
from editor.store.journal import SUFFIX, Journal
from editor.store.journal_records import Base, Replay
from editor.text.draft_text import read
from editor.text.front_matter import FrontMatter

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an open draft begins with."""

    journal: Journal
    file: DraftFile | None
    """None: it was never saved. Else the file that the text builds upon, which may not be what stands there now."""
    folder: Path
    front: FrontMatter
    is_recovered: bool = False
    """The text came out of the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Words that are in a journal and in no file."""

    key: str
    """The journal's."""
    path: Path | None
    """Their file; None: they never had one."""
    is_gone: bool
    """The file is not there any more."""
    title: str
    when: datetime
    """The last change; aware, UTC."""


def find(path: Path, journals: Path) -> Found:
    """A draft with what was typed into it. Raises DraftUnreadable if there is neither a file nor a word in the journal.

    Words that build upon another text than the file's are kept, with the file as it was: an open draft sees a conflict.
    """
    journal = Journal(journals, path_key(path))
    replay = _unsaved(journal)
    try:
        file = read_draft(path)
    except DraftUnreadable:
        if replay is None:
            raise
        return _upon(path, replay, journal)
    if replay is None and file.draft.identity:
        replay = _adopted(journal, file.draft.identity)
    if replay is None or encoded(replay.front) == file.data:
        journal.begin(Base(path=path, folder=path.parent, front=file.front))
        return Found(journal=journal, file=file, folder=path.parent, front=file.front)
    return _upon(path, replay, journal)


def find_new(key: str, journals: Path) -> Found:
    """A draft that was never saved. Raises DraftUnreadable if its journal is gone."""
    journal = Journal(journals, key)
    replay = _unsaved(journal)
    if replay is None:
        raise DraftUnreadable(f"There is no unsaved text any more in {journal.path}. It was saved, or thrown away.")
    return Found(journal=journal, file=None, folder=replay.base.folder, front=replay.front, is_recovered=True)


def waiting(journals: Path) -> tuple[Waiting, ...]:
    """All words that are in no file, the last ones first; journals whose words are in one are cleared away."""
    found = [one for journal, replay in _journals(journals) if (one := _waiting(journal, replay))]
    return tuple(sorted(found, key=lambda one: one.when, reverse=True))


def _upon(path: Path, replay: Replay, journal: Journal) -> Found:
    base = draft_file(path, encoded(replay.base.front), replay.base.front)
    return Found(journal=journal, file=base, folder=path.parent, front=replay.front, is_recovered=True)


def _unsaved(journal: Journal) -> Replay | None:
    """What a journal holds, if that is more than it began with."""
    replay = journal.replay()
    return replay if replay and replay.front != replay.base.front else None


def _adopted(journal: Journal, identity: str) -> Replay | None:
    """What was typed into this draft before its file was moved here from outside."""
    for other, replay in _journals(journal.path.parent):
        was = replay.base.path
        if was and _is_gone(was) and identity in replay.base.front.head:
            other.path.replace(journal.path)
            return journal.replay()
    return None


def _journals(folder: Path) -> Iterator[tuple[Journal, Replay]]:
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        journal = Journal(folder, path.name.removesuffix(SUFFIX))
        try:
            replay = _unsaved(journal)
        except DraftUnreadable as error:
            _log.warning("A journal was passed over: %s", error)
            continue
        if replay:
            yield journal, replay


def _waiting(journal: Journal, replay: Replay) -> Waiting | None:
    path, changed = replay.base.path, journal.path.stat().st_mtime
    if _is_saved(replay):
        journal.begin(replay.base)
        return None
    return Waiting(
        key=journal.path.name.removesuffix(SUFFIX),
        path=path,
        is_gone=path is not None and _is_gone(path),
        title=shown_title(read(replay.front, None).draft) or (path.stem if path else ""),
        when=datetime.fromtimestamp(changed, UTC),
    )


def _is_saved(replay: Replay) -> bool:
    """Does a file hold all of it? A program may have ended between saving and clearing the journal."""
    text = encoded(replay.front)
    path, folder = replay.base.path, replay.base.folder
    files = [path] if path else [one for one in folder.glob("*") if one.suffix.lower() in SUFFIXES]
    return any(_holds(one, text) for one in files)


def _holds(path: Path, text: bytes) -> bool:
    """Is this what stands in the file? One that may not be looked at does not count."""
    try:
        return path.is_file() and path.stat().st_size == len(text) and path.read_bytes() == text
    except OSError:
        return False


def _is_gone(path: Path) -> bool:
    """Is there no such file? In a folder that may not be looked into it may be there still."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
