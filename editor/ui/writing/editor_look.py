"""How the text of a draft is set: face, size, line height, column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

_LINE_HEIGHT = 1.5
_SAMPLE = "the quick brown fox jumps over the lazy dog and tells what readers said"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorLook:
    """What a person can choose."""

    family: str = ""
    """A font family, proportional or not; empty: the platform's for code."""
    size: int = 15
    """Pixels."""
    columns: int = 70
    """Letters in a line, about; a wide window grows its margins."""

    def font(self) -> QFont:
        """The face of the text."""
        font = QFont(self.family) if self.family else code_font()
        font.setPixelSize(self.size)
        return font

    def pitch(self) -> int:
        """From one line to the next, in pixels."""
        return round(self.size * _LINE_HEIGHT)

    def column_width(self) -> int:
        """The width of the column, in pixels."""
        across = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return round(across * self.columns)


def code_font() -> QFont:
    """The platform's font whose letters are all as wide."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if not QFontInfo(font).fixedPitch():
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
    return font
