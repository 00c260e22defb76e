"""The history of a draft: what was kept of it, and an earlier text with the ties of today."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from editor.errors import FrontMatterBroken, StateError
from editor.model.draft import Draft
from editor.store.database import Database
from editor.store.draft_files import DraftFile
from editor.store.files import path_key
from editor.store.versions import Reason, Version, add_version, move_versions, versions
from editor.text.draft_text import read, with_fields
from editor.text.front_matter import FrontMatter, split

_log = logging.getLogger(__name__)


def history(db: Database, file: DraftFile) -> tuple[Version, ...]:
    """The versions of a draft, newest first."""
    return versions(db, _key(db, file))


def keep_version(db: Database, file: DraftFile, reason: Reason) -> None:
    """Keep the text of a file. Raises StateError."""
    _keep(db, _key(db, file), file, reason)


def keep_save(db: Database, before: DraftFile | None, after: DraftFile, reason: Reason) -> None:
    """Keep the text that was saved, and what was in the file before if that was not kept.

    A history that cannot be written must not keep words from their file: it is logged.
    """
    try:
        key = _key(db, after)
        last = versions(db, key, limit=1)
        if before and before.data != after.data and (not last or last[0].text != before.front.text()):
            _keep(db, key, before, Reason.REPLACED)
        _keep(db, key, after, reason)
    except StateError as error:
        _log.warning("No version of %s was kept: %s", after.path, error)


def follow(db: Database, old: Path, new: Path) -> None:
    """A draft's file got another name."""
    try:
        move_versions(db, path_key(old), path_key(new))
    except StateError as error:
        _log.warning("The history of %s was not found again: %s", new, error)


def _keep(db: Database, key: str, file: DraftFile, reason: Reason) -> None:
    title, text = file.draft.title, file.front.text()
    add_version(db, Version(key=key, when=datetime.now(UTC), reason=reason, title=title, text=text))


def earlier(version: Version, today: Draft, front: FrontMatter) -> FrontMatter:
    """The text of a version, tied to the post that the draft is tied to today: else a second post would be published.

    Where its front matter is broken, only its body comes back, and `front` keeps its head.
    """
    old = split(version.text)
    then = read(old, None).draft
    tied = replace(then, identity=today.identity, blog=today.blog, remote_id=today.remote_id, also_on=today.also_on)
    try:
        return with_fields(old, then, tied)
    except FrontMatterBroken:
        return front.with_body(old.body)


def _key(db: Database, file: DraftFile) -> str:
    """The identity, once there is one; what was kept under the path comes along."""
    path = path_key(file.path)
    if not file.draft.identity:
        return path
    move_versions(db, path, file.draft.identity)
    return file.draft.identity
