"""Markdown in its colours: markup dimmed, never hidden."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from editor.text.line_spans import PLAIN, is_underline, line_spans, open_states, state_after
from editor.text.mirror import Mirror
from editor.text.styles import Style
from editor.ui.parts.theme import Theme
from editor.ui.writing.editor_look import EditorLook, code_font

_SHOWN = 1 << 20
"""In a block's state: its colours are set."""
_AROUND = 30  # paragraphs above and below what is seen
_LARGEST, _LARGE = 1.25, 1.1  # headings, times the text's size


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours only what is near the window; of the rest it knows which fences are open.

    So a megabyte opens at once, and a fence typed at its top costs hardly more than a letter.
    """

    def __init__(self, document: QTextDocument, theme: Theme, look: EditorLook) -> None:
        super().__init__(document)
        self._theme, self._look = theme, look
        self._first, self._last = 0, 2 * _AROUND
        self._formats: dict[Style, QTextCharFormat] = {}
        self._above: list[QTextBlock] = []
        self._is_aside = False
        self._is_loading = False
        document.contentsChange.connect(self._on_loaded)

    def set_appearance(self, theme: Theme, look: EditorLook) -> None:
        """Other colours, another face."""
        self._theme, self._look = theme, look
        self._formats.clear()
        self.rehighlight()

    def load(self, text: str, fill: Callable[[], None]) -> None:
        """Stand aside while `fill` puts `text` into the document."""
        document = self.document()
        self._is_aside = True
        self.setDocument(None)
        fill()
        for number, state in open_states(text):
            document.findBlockByNumber(number).setUserState(state)
        self.setDocument(document)
        self._is_aside = False
        self._is_loading = True  # Qt is going to ask for every paragraph once: nothing but the window is of interest
        QTimer.singleShot(0, self, self._on_loaded)

    def show_blocks(self, first: int, last: int) -> None:
        """Paragraphs number `first` to `last` can be seen."""
        self._first, self._last = first - _AROUND, last + _AROUND
        if self._is_aside:
            return
        block = self.document().findBlockByNumber(max(self._first, 0))
        for _ in range(max(self._first, 0), self._last + 1):
            if block.isValid() and not _is_shown(block):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        is_near = self._first <= block.blockNumber() <= self._last
        if not is_near and self._is_loading:
            return
        before = _state(self.previousBlockState())
        if not is_near:
            self.setCurrentBlockState(state_after(text, before))
            return
        spans, after = line_spans(text, before, block.next().text())
        units = Mirror(text).to_units
        for start, end, style in spans:
            self.setFormat(units(start), units(end) - units(start), self._format(style))
        self._look_above(block, after)
        self.setCurrentBlockState(after | _SHOWN)

    def _on_loaded(self) -> None:
        """All was asked for; or something was edited before, so that it matters what every paragraph leaves open."""
        self._is_loading = False

    def _look_above(self, block: QTextBlock, after: int) -> None:
        """A row of `=` makes a heading of the line above it: that one is coloured anew, once Qt is done with this."""
        if is_underline(after) != is_underline(_state(block.userState())) and block.previous().isValid():
            self._above.append(block.previous())
            QTimer.singleShot(0, self, self._colour_above)

    def _colour_above(self) -> None:
        above, self._above = self._above, []
        for block in above:
            if block.isValid():
                self.rehighlightBlock(block)

    def _format(self, style: Style) -> QTextCharFormat:
        made = self._formats.get(style)
        if made is None:
            made = self._formats[style] = _format(style, self._theme, self._look)
        return made


def _is_shown(block: QTextBlock) -> bool:
    return block.userState() >= 0 and bool(block.userState() & _SHOWN)


def _state(stored: int) -> int:
    """A block's state without our mark; nothing is open where none was set."""
    return PLAIN if stored < 0 else stored & ~_SHOWN


def _format(style: Style, theme: Theme, look: EditorLook) -> QTextCharFormat:
    """How a stretch looks."""
    made = QTextCharFormat()
    made.setForeground(QColor(_colour(style, theme)))
    if style & (Style.HEADING | Style.STRONG) and not style & Style.MARK:
        made.setFontWeight(QFont.Weight.Bold)
    if style & (Style.LARGEST | Style.LARGE):
        made.setProperty(
            QTextCharFormat.Property.FontPixelSize, round(look.size * (_LARGEST if style & Style.LARGEST else _LARGE))
        )
    if style & Style.CODE:
        made.setFontFamilies([code_font().family()])
        made.setFontFixedPitch(True)
    made.setFontItalic(bool(style & Style.EMPHASIS) and not style & Style.MARK)
    made.setFontStrikeOut(bool(style & Style.STRIKE) and not style & Style.MARK)
    return made


def _colour(style: Style, theme: Theme) -> str:
    if style & Style.MARK:
        return theme.dim
    if style & Style.LINK:
        return theme.accent
    if style & Style.QUIET:
        return theme.dim
    return theme.muted if style & (Style.QUOTED | Style.CODE) else theme.text
