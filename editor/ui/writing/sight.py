"""What of a text can be seen, and where: lines as strips as high as the lines are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.writing.text_layout import Band, RoomyLayout

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")
_END_OF_LINE = 6  # pixels: a selected line feed


class Sight:
    """Looks at a view whose document is laid out by `layout`. All places are in the viewport, in pixels."""

    def __init__(self, view: QPlainTextEdit, layout: RoomyLayout) -> None:
        self._view = view
        self._layout = layout

    def blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """The paragraphs that can be seen, each with its top."""
        block = self._view.firstVisibleBlock()
        top = self._view.blockBoundingGeometry(block).translated(self._view.contentOffset()).top()
        while block.isValid() and top <= self._view.viewport().height():
            yield block, top
            top += self._layout.blockBoundingRect(block).height()
            block = block.next()

    def strips(self, start: int, end: int) -> Iterator[QRectF]:
        """Where the text from `start` to `end` (UTF-16 units) stands; nothing of right-to-left lines.

        In those what is selected may stand in several places of a line: Qt's own selection is right, if less high.
        """
        for block, top in self.blocks():
            if block.position() > end:
                return
            if block.position() + block.length() > start:
                yield from self.strips_in(block, top, start - block.position(), end - block.position())

    def strips_in(self, block: QTextBlock, top: float, start: int, end: int) -> Iterator[QRectF]:
        """The same for two places of one paragraph that stands at `top`."""
        if _RIGHT_TO_LEFT.search(block.text()):
            return
        corner = QPointF(self._view.contentOffset().x(), top)
        for band in self._layout.bands(block):
            yield from _strip(band, corner, start, end)

    def paragraph(self, block: QTextBlock) -> QRectF:
        """A paragraph, as wide as the viewport."""
        place = self._view.blockBoundingGeometry(block).translated(self._view.contentOffset())
        return QRectF(0, place.top(), self._view.viewport().width(), place.height())

    def snapped(self, point: QPointF) -> QPointF:
        """The same point at the middle of the line it is in: Qt finds no letter in the space between two lines."""
        for block, top in self.blocks():
            for band in self._layout.bands(block):
                if top + band.top <= point.y() < top + band.top + band.height:
                    return QPointF(point.x(), top + band.top + band.height / 2)
        return point


def _strip(band: Band, corner: QPointF, start: int, end: int) -> Iterator[QRectF]:
    """What of one line lies between two places of its paragraph."""
    first, last = band.line.textStart(), band.line.textStart() + band.line.textLength()
    if start > last or end < first:
        return
    left = _x(band, max(start, first))
    right = _x(band, min(end, last)) + (_END_OF_LINE if end > last else 0)
    if right > left:
        yield QRectF(corner.x() + left, corner.y() + band.top, right - left, band.height)


def _x(band: Band, place: int) -> float:
    """How far from the left edge a place of the paragraph is."""
    return cast("tuple[float, int]", band.line.cursorToX(place))[0]
