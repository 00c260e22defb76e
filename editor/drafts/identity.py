"""Who a draft is: an identity in its front matter, and the one file that has it.

A copied file is not taken for the first one: publishing last month's post, copied as a template, would overwrite it.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from editor.errors import DraftError, DraftUnreadable, IdentityTwice
from editor.model.draft import Draft, Status
from editor.store.database import Database
from editor.store.draft_files import DraftFile, read_draft, save_draft
from editor.store.places import forget_place, place_of, remember_place


def with_identity(draft: Draft) -> Draft:
    """The draft with an identity: the one it has, or a new one. It needs one from its first quote on."""
    return draft if draft.identity else replace(draft, identity=str(uuid.uuid4()))


def as_another(draft: Draft) -> Draft:
    """The same words as a draft of its own, tied to no post and no blog."""
    return with_identity(replace(draft, identity="", remote_id="", blog="", also_on=()))


def duplicate_of(draft: Draft, title: str) -> Draft:
    """The same words for a post to come: it has neither the address nor the day of the first one."""
    status = Status.PUBLISHED if draft.status is Status.SCHEDULED else draft.status
    return as_another(replace(draft, title=title, slug="", date=None, status=status))


def claim(db: Database, file: DraftFile) -> None:
    """Note that this file is the draft of its identity. Raises IdentityTwice when another one still is.

    Where the other one is gone, or is another draft by now, this one was moved.
    """
    identity, path = file.draft.identity, file.path.absolute()
    if not identity:
        return
    first = place_of(db, identity)
    if first and first != path and _still_has(first, identity) and not _is_same_file(first, path):
        raise IdentityTwice(path, first)
    remember_place(db, identity, path)


def save_as_one(db: Database, file: DraftFile, draft: Draft) -> DraftFile:
    """Save a draft with an identity over its file, and note that it lives there: both, or neither.

    Raises IdentityTwice, DraftError and StateError.
    """
    whole = with_identity(draft)
    claim(db, file)
    claim(db, replace(file, draft=whole))
    try:
        return save_draft(file, whole)
    except DraftError:
        if not file.draft.identity:
            forget_place(db, whole.identity)
        raise


def as_moved(db: Database, file: DraftFile) -> None:
    """This file is the draft from now on: the person says so."""
    remember_place(db, file.draft.identity, file.path.absolute())


def as_new_post(file: DraftFile) -> DraftFile:
    """Save the file as a draft of its own. Raises DraftError."""
    return save_draft(file, as_another(file.draft))


def _still_has(path: Path, identity: str) -> bool:
    """Does this identity stand in the file's front matter, even in a broken one? A file that is no text is no rival."""
    try:
        return identity in read_draft(path).front.head
    except DraftUnreadable:
        return False


def _is_same_file(first: Path, path: Path) -> bool:
    """Two names of one file: a symbolic link, or a folder mounted twice."""
    return path.exists() and first.samefile(path)
