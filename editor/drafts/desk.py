"""Where drafts are worked on: what an open draft needs of this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editor.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The folder of journals, and the state with the history of drafts and the places of identities."""

    journals: Path
    state: Database
