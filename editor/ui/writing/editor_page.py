"""The middle of the window: title and text of a draft, and what belongs to writing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor.errors import RejoinderError
from editor.text.blocks import block_inserted
from editor.text.editing import cursor
from editor.text.long_text import for_display
from editor.ui.commands import Do
from editor.ui.parts.theme import Theme
from editor.ui.writing.alt_field import AltField
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_view import EditorView
from editor.ui.writing.file_links import FileLinks
from editor.ui.writing.find_bar import FindBar
from editor.ui.writing.image_drop import ImageDrop, KeepImage
from editor.ui.writing.marks import Mark
from editor.ui.writing.raw_view import RawView
from editor.ui.writing.read_only_bar import ReadOnlyBar
from editor.ui.writing.smart_keys import SmartKeys
from editor.ui.writing.title_field import TitleField

_ABOVE_TITLE, _BELOW_TITLE = 28, 12


class EditorPage(QWidget):
    """Places are code points of the text, lines count from 1 in it (not in the file, whose head is not shown)."""

    title_edited = Signal(str)
    edited = Signal(int, int, str)
    """Code points removed from the text at a place, and what was put there. Change nothing while you hear it."""
    cursor_line_changed = Signal(int)
    quote_dropped = Signal(str)
    """What was dragged here from the comments; the cursor is where it was dropped."""
    mark_pressed = Signal(int, QPoint)
    """The line of a mark beside the text, and where on the screen it is."""
    image_refused = Signal(RejoinderError)
    files_wanted = Signal(tuple, QTextCursor)
    """Paths of files to be kept beside the draft and linked to, and the place for `link_files`."""
    raw_applied = Signal(str)
    raw_cancelled = Signal()

    def __init__(self, theme: Theme, look: EditorLook, keep_image: KeepImage) -> None:
        super().__init__()
        self._theme = theme
        self._title = TitleField()
        self._view = EditorView(theme, look)
        self._read_only = ReadOnlyBar(theme)
        self._find = FindBar(self._view, theme)
        self._alt = AltField(self._view, theme)
        self.raw = RawView(theme)
        """What was typed into it and not applied is told by itself."""
        self._keys = SmartKeys(self._view)
        self._images = ImageDrop(self._view, self._alt, keep_image)
        self._files = FileLinks(self._view)
        self._arrange()
        self._connect()

    @property
    def title(self) -> str:
        """The title as it stands there."""
        return self._title.title

    @property
    def text(self) -> str:
        """The Markdown as it stands there."""
        return self._view.text

    def show_draft(self, title: str, text: str, *, read_only: str = "") -> None:
        """Another draft, the cursor in its text; `read_only` is the reason why it cannot be edited.

        A text that can only be read is shown as far as that takes no time: never save what `text` returns then.
        """
        self._read_only.say(read_only)
        self._view.set_read_only(read_only=bool(read_only))
        self._title.setReadOnly(bool(read_only))
        self._title.set_title(title)
        self._view.set_text(for_display(text) if read_only else text)
        self._view.left_margin.set_marks({})
        self._alt.hide()
        self._stack.setCurrentIndex(0)

    def reload(self, title: str, text: str) -> None:
        """The same draft, read again: what differs is replaced as one step that can be undone."""
        self._title.set_title(title)
        self._view.replace_all(text)

    def set_title(self, title: str) -> None:
        """Another title, told nobody."""
        self._title.set_title(title)

    def set_look(self, look: EditorLook) -> None:
        """Another face, size or column."""
        self._view.set_appearance(self._theme, look)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme  # the widgets in here are handed it too

    def handlers(self) -> Mapping[Do, Callable[[], None]]:
        """What the commands of the Edit and Format menus do here, but for undo and the clipboard's."""
        from editor.ui.writing.markdown_commands import MarkdownCommands  # they wait for the rest of the program

        return {
            **MarkdownCommands(self._view, QGuiApplication.clipboard()).handlers(),
            Do.FIND: self._find.open,
            Do.REPLACE: lambda: self._find.open(replacing=True),
            Do.IMAGE: self._images.choose,
            Do.FILE: self._files.choose,
            Do.TEXT: self.focus_text,
        }

    def insert_quote(self, markdown: str) -> None:
        """Put quotes in as blocks of their own, the cursor into the first empty answer."""
        from editor.quotes.found import empty_answers  # 5 ms that the first paint does without

        place = self._view.selection.position
        edit = block_inserted(self._view.text, place, markdown, answer=True)
        self._view.apply(edit)
        end = edit.start + len(edit.added)
        first = next((place for place in empty_answers(self._view.text) if edit.start < place <= end), None)
        if first is not None:
            self._view.select(cursor(first))
        self.focus_text()

    def insert_image(self, markdown: str) -> None:
        """Put an image in at the cursor, and ask for its words if it has none."""
        self.focus_text()
        self._images.insert_marks([markdown])

    def link_files(self, place: QTextCursor, files: Sequence[tuple[str, str]]) -> None:
        """Put in links to files, by their names and their paths beside the draft."""
        self._files.insert(place, files)

    def replace_range(self, start: int, removed: int, added: str) -> None:
        """Mend a stretch, as one step of undo; the cursor stays on the words it was on."""
        self._view.replace_range(start, removed, added)

    def go_to_line(self, line: int) -> None:
        """Put the cursor there, and light the line up for a moment."""
        self._view.go_to_line(line)
        self.focus_text()

    def describe_image(self, line: int) -> None:
        """Ask for the words of the image without any on this line."""
        self._view.go_to_line(line)
        self._images.describe(line)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show these marks beside their lines, and no others; they move with the lines."""
        self._view.left_margin.set_marks(marks)

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_title(self) -> None:
        """Put the keyboard into the title."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_raw(self, head: str, problem: str = "", line: int = 0) -> None:
        """The file's head as text; `problem` says why it cannot be read, `line` of it where."""
        self._stack.setCurrentIndex(1)
        self.raw.open(head, problem, line)

    def settle(self) -> None:
        """Take over what was typed into small fields beside the text."""
        self._alt.settle()

    def close_raw(self) -> None:
        """Back to the title and the text."""
        self._stack.setCurrentIndex(0)
        self.focus_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._find.isVisible():
            self._find.close_bar()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        writing = QWidget()
        self._title_row = QVBoxLayout()
        self._title_row.addWidget(self._title)
        self._move_title(0, 0)
        layout = QVBoxLayout(writing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._read_only)
        layout.addLayout(self._title_row)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._find)
        self._stack = QStackedWidget()
        self._stack.addWidget(writing)
        self._stack.addWidget(self.raw)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._view.column_moved.connect(self._move_title)
        self._view.tracker.edited.connect(self.edited)
        self._view.cursor_line_changed.connect(self.cursor_line_changed)
        self._view.quote_dropped.connect(self.quote_dropped, Qt.ConnectionType.QueuedConnection)
        self._view.left_margin.mark_pressed.connect(self.mark_pressed)
        self._title.title_edited.connect(self.title_edited)
        self._title.left_downwards.connect(self.focus_text)
        self._images.refused.connect(self.image_refused)
        self._files.wanted.connect(self.files_wanted)
        self.raw.applied.connect(self.raw_applied)
        self.raw.cancelled.connect(self._on_raw_cancelled)
        self._shortcut(QKeySequence.StandardKey.FindNext, self._find.find_next)
        self._shortcut(QKeySequence.StandardKey.FindPrevious, self._find.find_previous)

    def _shortcut(self, keys: QKeySequence.StandardKey, act: Callable[[], None]) -> None:
        made = QShortcut(keys, self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)

    def _move_title(self, left: int, right: int) -> None:
        """The title stands over the column."""
        self._title_row.setContentsMargins(left, _ABOVE_TITLE, right, _BELOW_TITLE)

    def _on_raw_cancelled(self) -> None:
        self.close_raw()
        self.raw_cancelled.emit()
