"""Files that come by clipboard or by dropping and are to be linked to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

_DRAFTS = frozenset({".md", ".markdown"})
"""These are opened, and not sent."""


def given_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files, when all of them are on this computer and none is a draft or a folder."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if len(paths) != len(mime.urls()) or any(path.suffix.lower() in _DRAFTS or not path.is_file() for path in paths):
        return ()
    return paths
