"""The links of a comment, for a keyboard: one after the other is marked, and can be opened."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment
from PySide6.QtWidgets import QTextEdit


class CommentLinks:
    """Which link of a text is marked."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._place = -1

    @property
    def address(self) -> str:
        """Of the marked link; empty: none is."""
        return links_of(self._view.document())[self._place].charFormat().anchorHref() if self._place >= 0 else ""

    def step(self, *, forward: bool) -> bool:
        """Mark the next one or the one before: was there one?"""
        place = self._place + 1 if forward else self._place - 1
        is_there = 0 <= place < len(links_of(self._view.document())) and (forward or self._place >= 0)
        self.mark(place if is_there else -1)
        return is_there

    def mark_last(self) -> None:
        """Somebody comes from below."""
        self.mark(len(links_of(self._view.document())) - 1)

    def mark(self, place: int) -> None:
        """This one, for the eye and for a screen reader; -1: none."""
        self._place = place
        marked = list[QTextEdit.ExtraSelection]()
        words = ""
        if place >= 0:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = links_of(self._view.document())[place]
            mark.format.setBackground(self._view.palette().highlight())
            mark.format.setForeground(self._view.palette().highlightedText())
            marked.append(mark)
            words = mark.cursor.selectedText()
        self._view.setExtraSelections(marked)
        self._view.setAccessibleDescription(self._view.tr("Link: {words}").format(words=words) if words else "")


def links_of(document: QTextDocument) -> list[QTextCursor]:
    """Each link's words, selected, in the order of the text."""
    found = list[QTextCursor]()
    block = document.begin()
    while block.isValid():
        _add_links(found, document, block)
        block = block.next()
    return found


def _add_links(found: list[QTextCursor], document: QTextDocument, block: QTextBlock) -> None:
    """A link that is partly bold has several pieces."""
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        href = piece.charFormat().anchorHref()
        if href and not (found and _goes_on(found[-1], piece)):
            found.append(QTextCursor(document))
            found[-1].setPosition(piece.position())
        if href:
            found[-1].setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        pieces += 1


def _goes_on(link: QTextCursor, piece: QTextFragment) -> bool:
    return link.selectionEnd() == piece.position() and link.charFormat().anchorHref() == piece.charFormat().anchorHref()
