"""A draft that is being written: its text here, its file and its journal on the disk. No words of it are ever lost.

Every change is in the journal before the method returns; the file is written by `save`. Places in the text count code
points, as Python does; the editor's `Mirror` (`text.mirror`) turns Qt's UTF-16 units into these.
"""

from __future__ import annotations

import contextlib
import logging
import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from editor.drafts.desk import Desk
from editor.drafts.field_changes import FieldChanges
from editor.drafts.history import earlier, follow, history, keep_save, keep_version
from editor.drafts.identity import as_another, claim, duplicate_of, with_identity
from editor.drafts.naming import first_file, follow_title, new_name
from editor.drafts.outside import Outside, look, merged
from editor.drafts.recover import Found, Waiting, find, find_new
from editor.drafts.typed import TypedText
from editor.errors import (
    DraftChangedOutside,
    DraftUnreadable,
    DraftUnwritable,
    FrontMatterBroken,
    IdentityTwice,
    StateError,
)
from editor.model.draft import Draft
from editor.store.draft_files import DraftFile, draft_file, encoded, free_path, read_draft, save_new, save_text
from editor.store.draft_images import folder_beside, keep_image
from editor.store.files import path_key, remove_leftovers
from editor.store.journal import Journal
from editor.store.journal_records import Base, Change, Edit, Head, Whole
from editor.store.versions import Reason, Version
from editor.text.draft_text import with_fields
from editor.text.front_matter import FrontMatter, split
from editor.text.lines import unix

_log = logging.getLogger(__name__)

_NO_TEXT = str.maketrans({"\0": "\ufffd", **{chr(half): "\ufffd" for half in range(0xD800, 0xE000)}})
"""What a file of text cannot hold, each as one other character, so that places stay right."""


class OpenDraft:
    """One draft, open in one window. All of it belongs to one thread but `flush`, which any may call."""

    def __init__(self, desk: Desk, found: Found) -> None:
        """Use `open`, `new` or `resume`."""
        self._desk = desk
        self._file = found.file
        self._blank = FrontMatter()
        """What it begins with, while it has no file."""
        self._name = new_name(found.folder)
        self._typed = TypedText(found.journal, found.front)
        self._kept = b""
        """What the last version holds that was kept from here."""
        self._follows_title = found.file is None
        self.is_recovered = found.is_recovered
        """Was there text in the journal that no file had?"""

    @classmethod
    def open(cls, path: Path, desk: Desk) -> OpenDraft:
        """The draft in a file, with what was typed into it before a program ended.

        Raises DraftUnreadable, and IdentityTwice if another file still is this draft (`identity.as_moved`,
        `identity.as_new_post`).
        """
        path = path.absolute()
        draft = cls(desk, find(path, desk.journals))
        try:
            _claim(desk, draft._saved_file())
        except IdentityTwice:
            draft._typed.close()
            raise
        remove_leftovers(path.parent)
        with contextlib.suppress(DraftUnwritable):  # the next change tries again
            draft.changed_outside()
        return draft

    @classmethod
    def new(cls, folder: Path, desk: Desk, text: str = "", fields: FieldChanges | None = None) -> OpenDraft:
        """A draft without a file: the first save makes one in the folder, named by day and title.

        The name follows the title until the draft is closed, gets an identity or an image. With `fields` it begins;
        these alone are nothing to save.
        """
        journal = Journal(desk.journals, f"new-{uuid.uuid4().hex}")
        front = with_fields(FrontMatter(), Draft(), replace(Draft(), **(fields or {})))
        journal.begin(Base(path=None, folder=folder, front=front))
        draft = cls(desk, Found(journal=journal, file=None, folder=folder, front=front))
        draft._blank = front
        if text:
            draft._change(split(text), Whole(split(text)))
        return draft

    @classmethod
    def resume(cls, waiting: Waiting, desk: Desk) -> OpenDraft:
        """The draft of words that wait in a journal. Raises as `open` does."""
        return cls.open(waiting.path, desk) if waiting.path else cls(desk, find_new(waiting.key, desk.journals))

    @property
    def path(self) -> Path | None:
        """Its file; None before the first save. A save may give it another name (`new`)."""
        return self._file.path if self._file else None

    @property
    def text(self) -> str:
        """The body; its lines end in a line feed."""
        return self._typed.front.body

    @property
    def raw(self) -> str:
        """The YAML of the front matter."""
        return self._typed.front.raw

    @property
    def draft(self) -> Draft:
        """What it says, as values."""
        return self._typed.draft(self.path)

    @property
    def problem(self) -> FrontMatterBroken | None:
        """The first thing in the front matter that cannot be understood: the draft must not be published."""
        return self._typed.problem(self.path)

    @property
    def read_only(self) -> str:
        """Why it may only be read; empty: it may be written."""
        return self._file.read_only if self._file else ""

    @property
    def is_saved(self) -> bool:
        """Does the file hold all of it, as far as we know?"""
        return self._typed.front == (self._file.front if self._file else self._blank)

    def edit(self, start: int, removed: int, added: str) -> None:
        """`removed` code points of the text from `start` on gave way to `added`.

        Raises DraftUnwritable when it could not be journaled; it is taken over all the same, and tried again with the
        next change. Raises ValueError for a place outside the text.
        """
        added = unix(added.translate(_NO_TEXT))
        self._change(self._typed.front.with_edit(start, removed, added), Edit(start, removed, added))

    def duplicated(self, title: str) -> str:
        """The text of a draft of its own with the same words. Raises FrontMatterBroken."""
        return with_fields(self._typed.front, self.draft, duplicate_of(self.draft, title)).text()

    def set_fields(self, **changes: Unpack[FieldChanges]) -> None:
        """Change fields by name. Raises FrontMatterBroken if the front matter cannot take them, and as `edit`."""
        front = with_fields(self._typed.front, self.draft, replace(self.draft, **changes))
        self._set_head(front)

    def set_raw(self, yaml: str, shown: str | None = None) -> None:
        """Other YAML; a broken one is taken (`problem`). Fields that were changed since `shown` was read stay so.

        Raises FrontMatterBroken for a fence in it, and where it does not go together with what was changed since; and
        as `edit`.
        """
        front = self._typed.front
        mine = front.with_raw(yaml.translate(_NO_TEXT))
        if shown is not None and shown != front.raw:
            together = merged(front.with_raw(shown), mine, front)
            if together is None:
                raise FrontMatterBroken(
                    "The draft's fields were changed meanwhile, by publishing it for example. Copy what you wrote "
                    "here, go back, and open this view again."
                )
            mine = together
        self._set_head(mine)

    def keep_raw(self, yaml: str, shown: str) -> None:
        """As `set_raw`; what cannot be taken over is kept as comments of the front matter. Raises as `edit`."""
        try:
            self.set_raw(yaml, shown)
        except FrontMatterBroken:
            self.set_raw(self.raw + "".join(f"# {line}\n" for line in yaml.splitlines()))

    def give_identity(self) -> str:
        """Its identity, a new one if it had none. Raises as `set_fields`."""
        self.set_fields(identity=with_identity(self.draft).identity)
        return self.draft.identity

    def keep_image(self, content: bytes, suggested_name: str) -> str:
        """Put an image beside the draft, which gets its file now; how to refer to it. Raises as `save`."""
        return keep_image(self._settled(), content, suggested_name)

    def place_for_files(self) -> Path:
        """The path beside which its files lie, which it keeps from now on. Raises as `save`."""
        path = self._settled()
        folder_beside(path)
        return path

    def _settled(self) -> Path:
        """Its path; it gets its file now, if it has none."""
        if self._file is None:
            self._write(Reason.SAVED)
        return self._saved_file().path

    def flush(self) -> None:
        """Bring what was typed to the disk, for a power cut. Any thread may. Raises DraftUnwritable."""
        self._typed.flush()

    def save(self, reason: Reason = Reason.SAVED) -> None:
        """Write the file and keep a version. Nothing is written where nothing changed.

        Raises DraftUnwritable and DraftChangedOutside (the text stays in the journal); IdentityTwice once it is saved.
        """
        if not self.is_saved:
            self._write(reason)
        elif reason is not Reason.SAVED and self._file:
            keep_save(self._desk.state, None, self._file, reason)

    def changed_outside(self) -> Outside:
        """What became of the file outside. Fields that were changed there are taken over where nothing conflicts.

        Raises DraftUnwritable as `edit` does.
        """
        if self._file is None:
            return Outside.SAME
        seen = look(self._file, self._typed.front)
        if seen.file is not self._file:
            self._build_upon(seen.file, seen.front)
        return seen.outside

    def reload(self) -> None:
        """Take the text of the file. Words that are only here are kept as a version first.

        Raises DraftUnreadable and StateError; the text here then stays.
        """
        theirs = read_draft(self._saved_file().path)
        if not self.is_saved:
            keep_version(self._desk.state, self._as_file(), Reason.REPLACED)
        self._take(theirs)

    def keep_both(self) -> Path:
        """Save the text here as a new draft of its own, whose path is returned, and take the text of the file.

        Raises DraftUnreadable and DraftUnwritable; the text here then stays.
        """
        file, front = self._saved_file(), self._typed.front
        theirs, path = read_draft(file.path), free_path(file.path)
        with contextlib.suppress(FrontMatterBroken):  # then it is asked about when it is opened
            front = with_fields(front, self.draft, as_another(self.draft))
        save_new(path, front)
        self._take(theirs)
        return path

    def keep_mine(self) -> None:
        """Save the text here over what stands there, which is kept as a version first; or where nothing is any more.

        Raises DraftUnreadable, StateError and DraftUnwritable; the file then stays.
        """
        file = self._saved_file()
        if not os.path.lexists(file.path):
            self._saved(None, save_new(file.path, self._typed.front), Reason.SAVED)
            return
        theirs = read_draft(file.path)
        keep_version(self._desk.state, theirs, Reason.REPLACED)
        self._saved(theirs, save_text(theirs, self._typed.front), Reason.SAVED)

    def history(self) -> tuple[Version, ...]:
        """Its versions, newest first. Raises StateError."""
        return history(self._desk.state, self._file) if self._file else ()

    def restore(self, version: Version) -> None:
        """Take the text of a version and save it; what stood here is kept as a version first, so it can be restored.

        Raises StateError, and as `save`.
        """
        keep_version(self._desk.state, self._as_file(), Reason.REPLACED)
        front = earlier(version, self.draft, self._typed.front)
        self._change(front, Whole(front))
        self.save(Reason.RESTORED)

    def take_merged(self, body: str, fields: FieldChanges) -> None:
        """Take a text, and fields, that were merged of this one and another, and save it.

        What stood here is kept as a version first. Raises StateError, FrontMatterBroken, and as `save`.
        """
        front = with_fields(self._typed.front, self.draft, replace(self.draft, **fields)).with_body(body)
        keep_version(self._desk.state, self._as_file(), Reason.REPLACED)
        self._change(front, Whole(front))
        self.save()

    def close(self) -> None:
        """Let go of it. What was not saved stays in the journal and is there when it is opened again."""
        with contextlib.suppress(DraftUnwritable):
            self._typed.flush()
        if self.is_saved:
            self._typed.begin(self._base(self._typed.front))
        self._typed.close()

    def _change(self, front: FrontMatter, change: Change) -> None:
        if self.read_only:
            raise DraftUnwritable(self.read_only)
        self._typed.change(front, change)

    def _set_head(self, front: FrontMatter) -> None:
        if front.head != self._typed.front.head:
            self._change(front, Head(front.head))

    def _base(self, front: FrontMatter) -> Base:
        return Base(path=self.path, folder=self._name.folder, front=front)

    def _saved_file(self) -> DraftFile:
        """The file; a draft without one cannot have been changed outside."""
        if self._file is None:
            raise DraftUnreadable("This draft was never saved. Save it first.")
        return self._file

    def _as_file(self) -> DraftFile:
        return draft_file(self._saved_file().path, encoded(self._typed.front), self._typed.front)

    def _take(self, file: DraftFile) -> None:
        """The file's text is the text."""
        is_named = self._file is not None and self._file.path == file.path
        self._file = file
        base = self._base(file.front)
        if is_named:
            self._typed.begin(base)
        else:
            self._typed.move(Journal(self._desk.journals, path_key(file.path)), base)

    def _build_upon(self, file: DraftFile, front: FrontMatter) -> None:
        if encoded(front) == file.data:
            self._take(replace(file, front=front))
        else:
            self._file = file
            self._typed.begin_again(self._base(file.front), front)

    def _write(self, reason: Reason) -> None:
        outside = self.changed_outside()
        if outside not in {Outside.SAME, Outside.MERGED}:
            what = "is gone" if outside is Outside.GONE else "was written by another program"
            raise DraftChangedOutside(
                f"{self.path} {what} meanwhile. Nothing was overwritten; choose which text to keep."
            )
        before, front = self._file, self._typed.front
        self._saved(before, save_text(before, front) if before else first_file(self._name, front), reason)

    def _saved(self, before: DraftFile | None, after: DraftFile, reason: Reason) -> None:
        """The words are safe; now for what is told of them."""
        self._take(after)
        is_kept = before is None or before.data == self._kept
        keep_save(self._desk.state, None if is_kept else before, after, reason)
        self._kept = after.data
        if self._follows_title and (named := follow_title(self._name, after)) is not after:
            self._take(named)
            follow(self._desk.state, after.path, named.path)
        _claim(self._desk, after)


def _claim(desk: Desk, file: DraftFile) -> None:
    """A state that cannot be used keeps nobody from their words."""
    try:
        claim(desk.state, file)
    except StateError as error:
        _log.warning("Where %s is was not noted: %s", file.path, error)
