"""Who a draft is: an identity in its front matter, and the one file that has it.

A copied file is not taken for the first one: publishing last month's post, copied as a template, would overwrite it.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from editor.errors import DraftUnreadable, IdentityTwice
from editor.model.draft import Draft
from editor.store.database import Database
from editor.store.draft_files import DraftFile, read_draft, save_draft
from editor.store.places import place_of, remember_place


def with_identity(draft: Draft) -> Draft:
    """The draft with an identity: the one it has, or a new one."""
    return draft if draft.identity else replace(draft, identity=str(uuid.uuid4()))


def claim(db: Database, file: DraftFile) -> None:
    """Note that this file is the draft of its identity. Raises IdentityTwice when another one still is."""
    identity, path = file.draft.identity, file.path.absolute()
    if not identity:
        return
    first = place_of(db, identity)
    if first is not None and first != path and _still_has(first, identity) and not _is_same_file(first, path):
        raise IdentityTwice(path, first)
    remember_place(db, identity, path)


def as_moved(db: Database, file: DraftFile) -> None:
    """This file is the draft from now on: the person says so."""
    remember_place(db, file.draft.identity, file.path.absolute())


def as_new_post(file: DraftFile) -> DraftFile:
    """Save the file as a draft of its own, tied to no post. Raises DraftError."""
    return save_draft(file, replace(file.draft, identity="", remote_id=""))


def _still_has(path: Path, identity: str) -> bool:
    try:
        return read_draft(path).draft.identity == identity
    except DraftUnreadable:
        return False


def _is_same_file(first: Path, path: Path) -> bool:
    """Two names of one file: a symbolic link, or a folder mounted twice."""
    return first.exists() and path.exists() and first.samefile(path)
