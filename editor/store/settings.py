"""What a person can choose, and how the window was left: declared once, with defaults."""

from __future__ import annotations

import logging
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.store.columns import path_in, path_out
from editor.store.database import Database

_log = logging.getLogger(__name__)


class PreviewLook(StrEnum):
    """How the preview dresses the post."""

    BLOG = "blog"
    """As most blogs look."""
    PLAIN = "plain"
    """One plain face, wide lines: for reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """An option needs a user who asked for it."""

    editor_font: str = ""
    """A family; empty: the platform's for code."""
    editor_size: int = 15
    """Pixels, 6 to 72."""
    editor_width: int = 70
    """Characters in a line, 30 to 200."""
    drafts_folder: Path | None = None
    """Where new drafts go; None: `Paths.drafts`."""
    autosave_pause: float = 2.0
    """Seconds without a key before the draft's file is saved, 0.5 to 60."""
    undo_seconds: int = 3
    """How long *Undo* stands before a post is sent, 0 to 30."""
    preview_look: PreviewLook = PreviewLook.BLOG
    proxy: str = ""
    """Host and port, for the way to blogs; empty: as the environment says."""
    ca_file: Path | None = None
    """Certificates (PEM) that are trusted besides the usual ones."""
    window_geometry: bytes = b""
    """Qt's; empty: never shown."""
    window_layout: bytes = b""
    """Widths of the columns, as JSON."""
    open_draft: Path | None = None
    """The draft that was open last."""
    blog: str = ""
    """The identity of the blog that was chosen last: a new draft goes there."""
    right_column: str = ""
    """The page of the right column that was open last."""


_LIMITS: dict[str, tuple[float, float]] = {
    "editor_size": (6, 72),
    "editor_width": (30, 200),
    "autosave_pause": (0.5, 60),
    "undo_seconds": (0, 30),
}
_PATHS = frozenset({"drafts_folder", "open_draft", "ca_file"})


def load_settings(db: Database) -> Settings:
    """What was chosen. What cannot be read is the default; what is out of its limits, the limit."""
    settings = Settings()
    names = {field.name for field in fields(Settings)}
    for row in db.read("SELECT name, value FROM settings"):
        name: str = row["name"]
        if name in names:
            settings = replace(settings, **{name: _read(name, row["value"], getattr(settings, name))})
    return settings


def save_settings(db: Database, settings: Settings) -> None:
    """Keep what differs from the defaults, so that a later version's better default reaches those who chose nothing."""
    default = Settings()
    chosen = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    with db.write() as connection:
        connection.execute("DELETE FROM settings")
        for name, value in chosen.items():
            if value != getattr(default, name):
                stored = path_out(value) if name in _PATHS else value
                connection.execute("INSERT INTO settings VALUES (?, ?)", (name, stored))


def _read(name: str, stored: Any, default: Any) -> Any:  # noqa: ANN401  (SQLite and the field say what it is)
    """A stored value as the field's type."""
    try:
        value = path_in(stored) if name in _PATHS else type(default)(stored)
    except (TypeError, ValueError) as error:
        _log.warning("The setting %s cannot be read (%s): the default is used.", name, error)
        return default
    if name not in _LIMITS:
        return value
    low, high = _LIMITS[name]
    return type(default)(min(max(value, low), high))
