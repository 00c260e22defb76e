"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from editor.model.blog import Blog
from editor.model.comment import Comment
from editor.model.disclosure import Sponsor
from editor.model.post import Term


class Severity(StrEnum):
    """`STOP` prevents publishing unless it is overruled by name."""

    STOP = "stop"
    WARN = "warn"
    HINT = "hint"


class Mend(StrEnum):
    """What a button beside a problem can do."""

    GO = "go there"
    ADD_DISCLOSURE = "add disclosure"
    ADD_ALT = "describe the image"
    ADD_TITLE = "add a title"
    REMOVE_QUOTE = "remove the quote"
    RESTORE_QUOTE = "restore the quote"
    SHOW_FIELDS = "show the post's fields"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. `line` counts from 1 in the file; 0 is the whole post. `about` names what, e.g. an image or host."""

    id: str
    severity: Severity
    line: int
    message: str
    detail: str = ""
    about: str = ""
    mends: tuple[Mend, ...] = (Mend.GO,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What checks may know besides the post: only what is kept on this computer."""

    blog: Blog | None = None
    folder: Path | None = None
    """Where the draft lies: relative images are looked for from here."""
    comments: dict[str, Comment] = field(default_factory=dict[str, Comment])
    """Kept comments by permalink."""
    categories: tuple[Term, ...] = ()
    """Those of the blog that are kept; empty: none was ever fetched."""
    tags: tuple[Term, ...] = ()
    """The same."""
    sponsors: tuple[Sponsor, ...] = ()
    """Remembered ones, besides those that the draft names."""
    affiliate_hosts: tuple[str, ...] = ()
    """The person's own list, besides those that are known."""
