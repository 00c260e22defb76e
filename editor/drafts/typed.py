"""The text of a draft as it is typed: each change is in the journal before anything else happens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor.errors import DraftUnwritable, FrontMatterBroken
from editor.model.draft import Draft
from editor.store.journal import Journal
from editor.store.journal_records import Base, Change, Whole
from editor.text.draft_text import Reading, read
from editor.text.front_matter import FrontMatter


class TypedText:
    """A text and its journal. `flush` may be called on any thread, the rest on one."""

    def __init__(self, journal: Journal, front: FrontMatter) -> None:
        self._journal = journal
        self._front = front
        self._reading: Reading | None = None
        self._is_behind = False
        """The journal misses a change: the next one writes down the whole text."""

    @property
    def front(self) -> FrontMatter:
        """The text."""
        return self._front

    def draft(self, path: Path | None) -> Draft:
        """What the text says. The fields are read again only when the front matter changed."""
        if self._reading is None:
            self._reading = read(self._front, None)
        line = self._front.body_line
        return replace(self._reading.draft, path=path, body=self._front.body, body_line=line)

    def problem(self, path: Path | None) -> FrontMatterBroken | None:
        """The first thing in the front matter that cannot be understood."""
        return next(iter(read(self._front, path).problems), None)

    def change(self, front: FrontMatter, change: Change) -> None:
        """Take over a changed text. Raises DraftUnwritable if the journal did not; it is changed here all the same."""
        self._set(front)
        try:
            self._journal.append(Whole(front) if self._is_behind else change)
        except DraftUnwritable:
            self._is_behind = True
            raise
        self._is_behind = False

    def begin(self, base: Base) -> None:
        """The text stands in its file."""
        self._set(base.front)
        self._journal.begin(base)
        self._is_behind = False

    def begin_again(self, base: Base, front: FrontMatter) -> None:
        """The file was changed outside, and this is the text upon it. Raises DraftUnwritable as `change` does."""
        self._journal.begin_again(base)
        self.change(front, Whole(front))

    def move(self, journal: Journal, base: Base) -> None:
        """The text stands in a file of another name: its journal is another one."""
        journal.set_aside()
        old, self._journal = self._journal, journal
        self.begin(base)
        old.begin(base)
        old.close()

    def flush(self) -> None:
        """Bring the journal to the disk. Raises DraftUnwritable."""
        self._journal.sync()

    def close(self) -> None:
        """Let go of the journal; what is not in the file stays in it."""
        self._journal.close()

    def _set(self, front: FrontMatter) -> None:
        if front.head != self._front.head:
            self._reading = None
        self._front = front
