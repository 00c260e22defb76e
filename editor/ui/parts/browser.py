"""Addresses that a person wants to see."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_address(address: str) -> None:
    """In the real browser."""
    QDesktopServices.openUrl(QUrl(address))
