"""The text of a draft: what a person writes in all day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from editor.text.editing import Edit, Patch, Selection, cursor, difference, edit_of
from editor.text.pasting import cleaned
from editor.ui.parts.theme import Theme
from editor.ui.writing.backdrop import Backdrop
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.given_files import given_files
from editor.ui.writing.given_images import given_images, has_images
from editor.ui.writing.highlighter import MarkdownHighlighter
from editor.ui.writing.sight import Sight
from editor.ui.writing.text_layout import RoomyLayout
from editor.ui.writing.text_margin import MarkMargin, TextMargin
from editor.ui.writing.text_tracking import TextTracker

QUOTE_FORMAT = "application/x-rejoinder-quote"
"""The MIME type of a quote that is dragged out of the comments; its content is for the one who put it there."""

_LEAST_MARGIN = 36  # pixels: room for marks
_CARET = 2  # pixels
_SCROLL_BAR = 12  # pixels, as in the style sheet


class EditorView(QPlainTextEdit):
    """Markdown in a column. Places are code points, lines count from 1; `tracker.edited` tells each change."""

    cursor_line_changed = Signal(int)
    column_moved = Signal(int, int)
    """What is left free at the left and at the right of the column, in pixels."""
    quote_dropped = Signal(str)
    """What a drag from the comments brings; the cursor is where it was dropped."""
    images_given = Signal(tuple)
    """`GivenImage`s that were pasted or dropped; the cursor is where they belong."""
    files_given = Signal(tuple)
    """Paths of other files that were."""

    def __init__(self, theme: Theme, look: EditorLook) -> None:
        super().__init__()
        self._theme, self._look = theme, look
        document = QTextDocument(self)
        self._roomy = RoomyLayout(document, look.pitch())
        document.setDocumentLayout(self._roomy)
        self.setDocument(document)
        self.sight = Sight(self, self._roomy)
        self.highlighter = MarkdownHighlighter(document, theme, look)
        self.tracker = TextTracker(document)
        self.backdrop = Backdrop(self, self.sight, self.tracker, theme)
        self.left_margin = MarkMargin(self, self.sight, theme)
        self._right_margin = TextMargin(self)
        self._line = 1
        self._is_changing = False
        self._seen = (-1, -1, -1)
        self._set_up()
        self._connect()

    def set_appearance(self, theme: Theme, look: EditorLook) -> None:
        """Other colours, another face or column."""
        self._theme, self._look = theme, look
        font = look.font()
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * 4)
        self.setPalette(_palette(theme))
        self._roomy.set_pitch(look.pitch())
        self.highlighter.set_appearance(theme, look)
        self.backdrop.set_theme(theme)
        self.left_margin.set_theme(theme)
        self._place_margins()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.set_appearance(theme, self._look)

    def set_text(self, text: str) -> None:
        """Another text, the cursor at its beginning: no edit is told, nothing can be undone."""
        self.highlighter.load(text, lambda: self.tracker.begin_with(text))
        self.select(cursor(0))
        self._on_cursor_moved()  # Qt says nothing where the new text left it at the beginning
        self._seen = (-1, -1, -1)
        self._look_round()

    def set_read_only(self, *, read_only: bool) -> None:
        """To be read and copied from, by keyboard too."""
        self.setReadOnly(read_only)
        if read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def replace_all(self, text: str) -> None:
        """The file was read again: what differs is replaced as one step that can be undone, the cursor stays."""
        start, removed, added = difference(self.text, text)
        if removed or added:
            patch = Patch(start, start + removed, text[start : start + added])
            self.apply(edit_of(self.text, [patch], self.selection))

    @property
    def text(self) -> str:
        """All of it."""
        return self.tracker.text

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self.tracker.selection_of(self.textCursor())

    def select(self, selection: Selection) -> None:
        """Select this, and make it visible."""
        self.setTextCursor(self.tracker.cursor_of(selection))
        self.ensureCursorVisible()

    def apply(self, edit: Edit) -> None:
        """Do it, as one step of undo of its own; nothing to a text that can only be read."""
        if self.isReadOnly():
            return
        if edit.removed or edit.added:
            place = self.tracker.cursor_of(Selection(anchor=edit.start, position=edit.start + edit.removed))
            place.beginEditBlock()
            place.insertText(edit.added + " ")
            place.deletePreviousChar()  # Qt adds what is typed next to an insertion, but not to a deletion
            place.endEditBlock()
        self.select(edit.selection)

    def replace_range(self, start: int, removed: int, added: str) -> None:
        """Replace a stretch; the cursor stays on the words it was on."""
        self.apply(edit_of(self.text, [Patch(start, start + removed, added)], self.selection))

    def go_to_line(self, line: int) -> None:
        """Put the cursor there, and light the line up for a moment."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        self.select(cursor(self.tracker.to_points(block.position())))
        self.centerCursor()
        self.backdrop.look_at(block)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        is_ours = source.hasFormat(QUOTE_FORMAT) or has_images(source) or bool(given_files(source))
        return is_ours or (source.hasText() and not _has_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasFormat(QUOTE_FORMAT):
            self.quote_dropped.emit(bytes(source.data(QUOTE_FORMAT).data()).decode())
        elif images := given_images(source):
            self.images_given.emit(images)
        elif files := given_files(source):
            self.files_given.emit(files)
        elif not self._linked(source.text()):
            # Qt calls this amid a change when text is moved by dragging: only its own cursor is right then.
            self.textCursor().insertText(cleaned(source.text()))
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        chosen = self.selection
        mime.setText(self.text[chosen.start : chosen.end])  # Qt would send HTML, and spaces for NBSPs
        return mime

    def paintEvent(self, event: QPaintEvent) -> None:
        self.backdrop.paint()
        super().paintEvent(event)
        if self.getPaintContext().cursorPosition >= 0 and self.hasFocus():
            caret = self.cursorRect()
            painter = QPainter(self.viewport())
            painter.fillRect(caret.left() - 1, caret.top(), _CARET, caret.height(), QColor(self._theme.accent))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_margins()
        # Not `event`: Qt tells a viewport that is not shown yet nothing of the size that the margins leave it.
        super().resizeEvent(QResizeEvent(self.viewport().size(), event.oldSize()))
        self._look_round()

    def viewportEvent(self, event: QEvent) -> bool:
        moved = self._snapped(event)
        if moved is None:
            return super().viewportEvent(event)
        done = super().viewportEvent(moved)
        event.setAccepted(moved.isAccepted())
        return done

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Text of the draft"))
        self.setPlaceholderText(self.tr("Write here."))
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(0)  # Qt's caret inverts what is below it: ours is painted
        self.set_appearance(self._theme, self._look)

    def _connect(self) -> None:
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.updateRequest.connect(self._on_update_request)
        self.verticalScrollBar().valueChanged.connect(self._look_round)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)

    def _on_cursor_moved(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line:
            self._line = line
            self.cursor_line_changed.emit(line)

    def _on_contents_change(self) -> None:
        self._is_changing = True

    def _on_contents_changed(self) -> None:
        self._is_changing = False
        self._look_round()

    def _on_update_request(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self.left_margin.update()
        else:
            self.left_margin.update(0, rect.y(), self.left_margin.width(), rect.height())

    def _look_round(self) -> None:
        """Tell the highlighter what can be seen; not amid a change, which Qt would tell a second time."""
        if self._is_changing:
            return
        first = self.firstVisibleBlock().blockNumber()
        seen = (first, self.blockCount(), self.viewport().height())
        if seen != self._seen:
            self._seen = seen
            self.highlighter.show_blocks(first, first + self.viewport().height() // self._look.pitch() + 1)

    def _place_margins(self) -> None:
        """Centre the column; the scroll bar's place is kept, so that nothing moves when it appears."""
        room = self.width() - _SCROLL_BAR
        column = min(self._look.column_width(), max(40, room - 2 * _LEAST_MARGIN))
        left = (room - column) // 2
        bar = _SCROLL_BAR if self.verticalScrollBar().isVisible() else 0
        right = max(0, self.width() - bar - left - column)
        now = self.viewportMargins()
        if (now.left(), now.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
        self.column_moved.emit(left, self.width() - left - column)
        self.left_margin.setGeometry(0, 0, left, self.height())
        self._right_margin.setGeometry(left + column, 0, right, self.height())

    def _snapped(self, event: QEvent) -> QEvent | None:
        """The same event at the middle of the line it is in."""
        if isinstance(event, QMouseEvent) and self.viewport().rect().contains(event.position().toPoint()):
            place: QPointF = self.sight.snapped(event.position())
            return QMouseEvent(
                event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
            )
        return None

    def _linked(self, text: str) -> bool:
        """Was it an address, pasted over words, which are a link now?"""
        from editor.text.links import is_address, pasted_address  # only what is pasted needs it

        chosen = self.textCursor().hasSelection() and is_address(text)
        edit = pasted_address(self.text, self.selection, text) if chosen else None
        if edit is not None:
            self.apply(edit)
        return edit is not None


def _has_files(mime: QMimeData) -> bool:
    """Drafts and folders: somebody else may want them."""
    return any(url.isLocalFile() for url in mime.urls())


def _palette(theme: Theme) -> QPalette:
    """What Qt paints with by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Base, theme.surface),
        (role.Text, theme.text),
        (role.Highlight, theme.selected),
        (role.HighlightedText, theme.text),
        (role.PlaceholderText, theme.dim),
    ):
        made.setColor(which, QColor(colour))
    return made
