"""Bold, italic, link and their kin: each one step of undo, and taken back by asking again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QClipboard

from editor.text.editing import line_end, line_start
from editor.text.emphasis import BOLD, CODE, ITALIC, Emphasis, toggled
from editor.text.fenced import fence_toggled, is_block
from editor.text.line_marks import ListKind, heading_set, list_toggled, quote_toggled
from editor.text.links import is_address, linked
from editor.text.pasting import cleaned
from editor.text.prefixes import prefix_of
from editor.ui.commands import Do
from editor.ui.writing.editor_view import EditorView

_FIRST_LEVEL, _LAST_LEVEL = 2, 4  # the title is the first


class MarkdownCommands:
    """Does to a view what the Format menu says."""

    def __init__(self, view: EditorView, clipboard: QClipboard) -> None:
        self._view = view
        self._clipboard = clipboard

    def handlers(self) -> Mapping[Do, Callable[[], None]]:
        """What each command of the menu does."""
        return {
            Do.BOLD: lambda: self._emphasize(BOLD),
            Do.ITALIC: lambda: self._emphasize(ITALIC),
            Do.CODE: self.code,
            Do.LINK: self.link,
            Do.HEADING: self.next_heading,
            Do.LIST: lambda: self._list(ListKind.BULLETS),
            Do.NUMBERED_LIST: lambda: self._list(ListKind.NUMBERS),
            Do.QUOTE: self.quote,
            Do.PASTE_PLAIN: self.paste_plain,
        }

    def code(self) -> None:
        """Words as code; whole lines between fences."""
        text, chosen = self._view.text, self._view.selection
        if is_block(text, chosen):
            self._view.apply(fence_toggled(text, chosen))
        else:
            self._emphasize(CODE)

    def link(self) -> None:
        """A link, to the address in the clipboard if there is one."""
        address = self._clipboard.text().strip()
        self._view.apply(linked(self._view.text, self._view.selection, address if is_address(address) else ""))

    def heading(self, level: int) -> None:
        """A heading of this level, or plain text again."""
        self._view.apply(heading_set(self._view.text, self._view.selection, level))

    def next_heading(self) -> None:
        """A heading, then the next smaller one, then plain text."""
        text, place = self._view.text, self._view.selection.start
        level = len(prefix_of(text[line_start(text, place) : line_end(text, place)]).heading)
        self.heading(0 if level >= _LAST_LEVEL else max(level + 1, _FIRST_LEVEL))

    def quote(self) -> None:
        """Put the lines into a quote, or take them out."""
        self._view.apply(quote_toggled(self._view.text, self._view.selection))

    def paste_plain(self) -> None:
        """The clipboard's letters and nothing made of them."""
        if not self._view.isReadOnly():
            self._view.insertPlainText(cleaned(self._clipboard.text()))
            self._view.ensureCursorVisible()

    def _emphasize(self, kind: Emphasis) -> None:
        self._view.apply(toggled(self._view.text, self._view.selection, kind))

    def _list(self, kind: ListKind) -> None:
        self._view.apply(list_toggled(self._view.text, self._view.selection, kind))
