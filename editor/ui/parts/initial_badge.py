"""A commenter's initial on a colour of their own: no picture is fetched."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

COLOURS = ("#7b4f9e", "#2f7560", "#9a5a24", "#4f5f80", "#a8405a", "#2a6a98", "#666a22", "#86486c", "#3d6f3a", "#8a5148")
"""White can be read on each of them."""
_SIZE = 26


class InitialBadge(QWidget):
    """A round badge, 26 pixels across."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._initial = initial(name)
        self._colour = colour_of(name)
        self.setFixedSize(QSize(_SIZE, _SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(self.rect())
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initial)


def initial(name: str) -> str:
    """The first letter or digit of a name as a capital; a question mark where there is none."""
    return next((char.upper()[0] for char in name if char.isalnum()), "?")


def colour_of(name: str) -> str:
    """Always the same one for the same name."""
    return COLOURS[crc32(name.casefold().encode()) % len(COLOURS)]
