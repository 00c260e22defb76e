"""Which files are a draft's own images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl

SUFFIXES = frozenset({".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp"})


def is_own_image(url: QUrl, folder: Path | None) -> bool:
    """Does this address name an image file in this folder, wherever links in the path lead?"""
    if folder is None or not url.isLocalFile() or url.host():
        return False
    path = Path(url.toLocalFile())
    if path.suffix.lower() not in SUFFIXES:
        return False
    return path.resolve().is_relative_to(folder.resolve())
