"""Colour behind the text: what is selected, what was found, and a line to look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from editor.text.finding import Match
from editor.ui.parts.theme import Theme
from editor.ui.writing.sight import Sight
from editor.ui.writing.text_tracking import TextTracker

_FLASH_MS = 1200


class Backdrop(QObject):
    """Painted before the text is."""

    def __init__(self, view: QPlainTextEdit, sight: Sight, tracker: TextTracker, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._sight, self._tracker, self._theme = view, sight, tracker, theme
        self._found: Sequence[Match] = ()
        self._line = QTextBlock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_over)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme

    def show_found(self, found: Sequence[Match]) -> None:
        """Mark these places; none with an empty sequence."""
        self._found = found
        self._view.viewport().update()

    def look_at(self, block: QTextBlock) -> None:
        """Light a paragraph up for a moment."""
        self._line = block
        self._timer.start(_FLASH_MS)
        self._view.viewport().update()

    def paint(self) -> None:
        """Fill the strips."""
        cursor = self._view.textCursor()
        if not (self._found or cursor.hasSelection() or self._line.isValid()):
            return
        painter = QPainter(self._view.viewport())
        if self._line.isValid():
            painter.fillRect(self._sight.paragraph(self._line), QColor(self._theme.selected))
        colour = QColor(self._theme.warn)
        colour.setAlpha(64)
        for strip in self._found_strips():
            painter.fillRect(strip, colour)
        if cursor.hasSelection():
            for strip in self._sight.strips(cursor.selectionStart(), cursor.selectionEnd()):
                painter.fillRect(strip, QColor(self._theme.selected))
        painter.end()

    def _found_strips(self) -> Iterator[QRectF]:
        """Of what was found, what can be seen."""
        if not self._found:
            return
        units = self._tracker.to_units
        for block, top in self._sight.blocks():
            begin = block.position()
            first = self._tracker.to_points(begin)
            number = max(0, bisect_left(self._found, (first, first)) - 1)
            while number < len(self._found) and units(self._found[number][0]) < begin + block.length():
                start, end = self._found[number]
                yield from self._sight.strips_in(block, top, units(start) - begin, units(end) - begin)
                number += 1

    def _on_time_over(self) -> None:
        self._line = QTextBlock()
        self._view.viewport().update()
