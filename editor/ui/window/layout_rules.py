"""Which columns a window of some width has room for. The widths are of UX.md."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tab(StrEnum):
    """What the right side can show; `WRITE` is the editor, a tab of its own only where there is room for one page."""

    WRITE = "write"
    PREVIEW = "preview"
    COMMENTS = "comments"
    POST = "post"
    CHECKS = "checks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How the window is laid out."""

    has_sidebar: bool
    """It stands beside the editor; otherwise it lies over it when asked for."""
    preview_stays: bool
    """The preview has a column of its own, the other three open beside it."""
    is_one_page: bool
    """The right column and the editor take turns."""
    has_blog_name: bool
    """The header has room for it."""


def arrangement(width: int) -> Arrangement:
    """The layout for a window `width` pixels wide."""
    return Arrangement(
        has_sidebar=width >= 1100,
        preview_stays=width >= 1500,
        is_one_page=width < 800,
        has_blog_name=width >= 800,
    )
