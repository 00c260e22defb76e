"""Quiet marks beside the text: is a quote as its reader wrote it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark says."""

    AS_WRITTEN = "as written"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark, and its sentence, such as *As written by Marta*."""

    kind: MarkKind
    words: str
