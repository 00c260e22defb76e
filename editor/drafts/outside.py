"""A draft's file that another program wrote: what it means, and the two texts put together where nothing conflicts."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.errors import DraftUnreadable, FrontMatterBroken
from editor.store.draft_files import DraftFile, draft_file, encoded, read_draft
from editor.store.files import read_bytes
from editor.text.draft_text import fields_of, read, with_fields
from editor.text.front_matter import FrontMatter


class Outside(StrEnum):
    """What became of a draft's file outside of this program."""

    SAME = "same"
    MERGED = "merged"
    """Fields were changed there and have been taken over here. The body is as it was."""
    CHANGED = "changed"
    """And there are no words here that it has not: `reload`."""
    CONFLICT = "conflict"
    """And there are words here that it has not: `reload`, `keep_both` or `keep_mine`."""
    GONE = "gone"
    """`keep_mine` writes it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A look at the file."""

    outside: Outside
    file: DraftFile
    """What the text builds upon from now on."""
    front: FrontMatter
    """The text from now on."""


def look(base: DraftFile, mine: FrontMatter) -> Seen:
    """Compare the file with what it was (`base`) and with the text here."""
    try:
        data = read_bytes(base.path)
        if data == base.data:
            return Seen(outside=Outside.SAME, file=base, front=mine)
        if data == encoded(mine):
            return Seen(outside=Outside.SAME, file=draft_file(base.path, data, mine), front=mine)
        theirs = read_draft(base.path)
    except DraftUnreadable:
        unlike = _unlike(base, mine) if os.path.lexists(base.path) else Outside.GONE
        return Seen(outside=unlike, file=base, front=mine)
    front = merged(base.front, mine, theirs.front)
    if front is None:
        return Seen(outside=_unlike(base, mine), file=base, front=mine)
    return Seen(outside=Outside.MERGED, file=theirs, front=front)


def _unlike(base: DraftFile, mine: FrontMatter) -> Outside:
    return Outside.CHANGED if mine == base.front else Outside.CONFLICT


def merged(base: FrontMatter, mine: FrontMatter, theirs: FrontMatter) -> FrontMatter | None:
    """My text with the fields that another one changed in theirs, as publishing does; None: it is for a person.

    Only fields are put together, not bodies. What one of the two wrote into the front matter by hand stays as it is;
    when both did, a person has to look.
    """
    before, my_draft, their_reading = read(base, None).draft, read(mine, None).draft, read(theirs, None)
    their_draft = their_reading.draft
    was, here, there = fields_of(before), fields_of(my_draft), fields_of(their_draft)
    if theirs.body != base.body or their_reading.problems:
        return None
    if any(was[key] != here[key] and was[key] != there[key] and here[key] != there[key] for key in was):
        return None
    try:
        if with_fields(base, before, their_draft).head == theirs.head:  # fields alone, nothing by hand
            return with_fields(mine, before, their_draft)
        if with_fields(base, before, my_draft).head == mine.head:
            return replace(with_fields(theirs, before, my_draft), lines=mine.lines)
    except FrontMatterBroken:
        pass
    return None
