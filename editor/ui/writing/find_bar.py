"""Find and replace, below the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.text.editing import Selection
from editor.text.finding import Match, Search, matches, next_match, previous_match, replaced
from editor.ui.parts.pieces import CONTROLS, IconButton, button, label, restyle, row
from editor.ui.parts.theme import Theme
from editor.ui.writing.editor_view import EditorView

_PAUSE_MS = 120  # after an edit of the text, until the places are looked for again


class FindBar(QWidget):
    """Looks for words in a view while it is open."""

    def __init__(self, view: EditorView, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(CONTROLS)
        self._view = view
        self._found: tuple[Match, ...] = ()
        self._words = _field(self.tr("Find"))
        self._count = label("", "muted")
        self._previous = IconButton("chevron-up", self.tr("Find previous"), theme)
        self._next = IconButton("chevron-down", self.tr("Find next"), theme)
        self._case = _choice(self.tr("Match case"), "Aa")
        self._whole = _choice(self.tr("Whole words"), self.tr("Words"))
        self._close = IconButton("close", self.tr("Close find"), theme, colour="muted")
        self._replacement = _field(self.tr("Replace with"))
        self._replace = button(self.tr("Replace"))
        self._replace_all = button(self.tr("Replace all"))
        self._second = QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._arrange()
        self._connect()
        self.hide()

    def open(self, *, replacing: bool = False) -> None:
        """Open with what is selected, if that is within a line."""
        chosen = self._view.selection
        words = self._view.text[chosen.start : chosen.end]
        if words and "\n" not in words:
            self._words.setText(words)
        self._second.setVisible(replacing and not self._view.isReadOnly())
        self.show()
        self._look()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def close_bar(self) -> None:
        """Back to the text, what was found stays selected."""
        self.hide()
        self._found = ()
        self._view.backdrop.show_found(())
        self._view.setFocus()

    def find_next(self) -> None:
        """Select the next place, from the top again behind the last."""
        if self.isHidden():
            self.open()
        self._look()
        self._select(next_match(self._found, self._view.selection.end))

    def find_previous(self) -> None:
        """Select the place before."""
        if self.isHidden():
            self.open()
        self._look()
        self._select(previous_match(self._found, self._view.selection.start))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._words.hasFocus():
            self.find_previous() if is_back else self.find_next()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._replacement.hasFocus():
            self._on_replace()
        else:
            super().keyPressEvent(event)

    def _search(self) -> Search:
        return Search(words=self._words.text(), match_case=self._case.isChecked(), whole_words=self._whole.isChecked())

    def _look(self) -> None:
        """Find all places, and show them."""
        self._timer.stop()
        self._found = matches(self._view.text, self._search())
        self._view.backdrop.show_found(self._found)
        self._say()

    def _say(self) -> None:
        """How many there are, and which is selected."""
        chosen = self._view.selection
        place = (chosen.start, chosen.end)
        if not self._words.text():
            said = ""
        elif not self._found:
            said = self.tr("Not found")
        elif place in self._found:
            said = self.tr("{number} of {count}").format(number=self._found.index(place) + 1, count=len(self._found))
        else:
            said = self.tr("{count} found").format(count=len(self._found))
        self._count.setText(said)
        restyle(self._count, role="warn" if self._words.text() and not self._found else "muted")
        buttons = (self._previous, self._next, self._replace, self._replace_all)
        if not self._found and any(each.hasFocus() for each in buttons):
            self._words.setFocus()  # a button that can do nothing would hand the keyboard on to the preview
        for each in buttons:
            each.setEnabled(bool(self._found))

    def _select(self, number: int | None) -> None:
        if number is not None:
            start, end = self._found[number]
            self._view.select(Selection(anchor=start, position=end))
        self._say()

    def _on_words_edited(self) -> None:
        """While words are typed, the first place from the cursor on is shown."""
        self._look()
        self._select(next_match(self._found, self._view.selection.start))

    def _on_text_edited(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _on_replace(self) -> None:
        """Replace the place that is selected, and go to the next."""
        self._look()
        chosen = self._view.selection
        place = (chosen.start, chosen.end)
        if place in self._found:
            self._view.apply(replaced(self._view.text, [place], self._replacement.text(), chosen))
            end = place[0] + len(self._replacement.text())
            self._view.select(Selection(anchor=end, position=end))
        self.find_next()

    def _on_replace_all(self) -> None:
        """All of them, as one step of undo."""
        self._look()
        if self._found:
            count = len(self._found)
            self._view.apply(replaced(self._view.text, self._found, self._replacement.text(), self._view.selection))
            self._look()
            self._count.setText(self.tr("{count} replaced").format(count=count))
            restyle(self._count, role="muted")

    def _connect(self) -> None:
        self._words.textEdited.connect(self._on_words_edited)
        self._case.toggled.connect(self._look)
        self._whole.toggled.connect(self._look)
        self._next.clicked.connect(self.find_next)
        self._previous.clicked.connect(self.find_previous)
        self._close.clicked.connect(self.close_bar)
        self._replace.clicked.connect(self._on_replace)
        self._replace_all.clicked.connect(self._on_replace_all)
        self._view.tracker.edited.connect(self._on_text_edited)
        self._timer.timeout.connect(self._look)

    def _arrange(self) -> None:
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        first = row(self._words, self._count, self._previous, self._next, self._case, self._whole, self._close)
        first.setStretch(0, 1)
        second = row(self._replacement, self._replace, self._replace_all)
        second.setStretch(0, 1)
        self._second.setLayout(second)
        self._count.setMinimumWidth(72)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(self._second)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMinimumWidth(96)
    return made


def _choice(name: str, words: str) -> QPushButton:
    made = button(words, "chip", name=name)
    made.setCheckable(True)
    made.setToolTip(name)
    return made
