"""Lines farther apart than their font wants: QPlainTextEdit knows no line height, so the lines are moved."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout


class Band(NamedTuple):
    """A line and the strip it stands in, seen from the top of its paragraph."""

    line: QTextLine
    top: float
    height: float


class RoomyLayout(QPlainTextDocumentLayout):
    """Qt lays a paragraph out, then its lines are moved: `pitch` pixels from one to the next, more for a taller one.

    Qt asks for a paragraph's rectangle before it paints, hits or scrolls, and only after laying it out: the one place
    to step in. What it paints by the height of a line (selection, the look-up of a click) stays as tall as the font;
    `Sight` and the view see to that.
    """

    def __init__(self, document: QTextDocument, pitch: int) -> None:
        super().__init__(document)
        self._pitch = pitch

    def set_pitch(self, pitch: int) -> None:
        """From one line to the next, in pixels."""
        self._pitch = pitch
        self.requestUpdate()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The paragraph's rectangle, its lines in place."""
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not count or not rect.height():
            return rect
        last = layout.lineAt(count - 1)
        place = QPointF(self._left(block, last), (count - 1) * self._pitch + self._lead(last))
        if last.height() <= self._pitch and last.position() == place:
            rect.setHeight(count * self._pitch)  # all in place since the last time; a taller line would have moved it
        else:
            rect.setHeight(self._move_lines(block))
        return rect

    def bands(self, block: QTextBlock) -> Iterator[Band]:
        """The lines of a paragraph that was laid out, from the top."""
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield Band(line, line.y() - self._lead(line), max(self._pitch, ceil(line.height())))

    def _move_lines(self, block: QTextBlock) -> float:
        top = 0.0
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            line.setPosition(QPointF(self._left(block, line), top + self._lead(line)))
            top += max(self._pitch, ceil(line.height()))
        return top

    def _left(self, block: QTextBlock, line: QTextLine) -> float:
        """Where a line begins; one from right to left ends at the right edge."""
        margin = self.document().documentMargin()
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            return margin + line.width() - line.naturalTextWidth()
        return margin

    def _lead(self, line: QTextLine) -> int:
        """The space above the letters."""
        return max(0, int(self._pitch - line.height()) // 2)
