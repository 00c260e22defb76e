"""A field for several words or names: each is a chip, the next one is typed behind them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QSizePolicy, QWidget

from editor.ui.parts.flow_layout import FlowLayout
from editor.ui.parts.pieces import ElidedLabel, IconButton, restyle, row
from editor.ui.parts.theme import Theme

_LEAST = 90  # pixels for the next word
_INDENT = "\u2003"
_WORD = Qt.ItemDataRole.UserRole


class _Chip(QFrame):
    """A word with a button that takes it away."""

    removed = Signal(str)

    def __init__(self, word: str, theme: Theme) -> None:
        super().__init__()
        self.word = word
        self.setProperty("role", "chip")
        words = ElidedLabel(word)
        words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.remove = IconButton("close", self.tr("Remove {word}").format(word=word), theme, colour="muted", size=12)
        self.setFixedHeight(24)
        layout = row(words, self.remove, margins=(8, 0, 0, 0))
        layout.setSpacing(0)
        self.setLayout(layout)
        self.remove.clicked.connect(lambda: self.removed.emit(word))


class TagField(QFrame):
    """Enter or a comma adds what was typed; Backspace in the empty field takes the last one away."""

    changed = Signal(object)  # tuple[str, ...]
    entered = Signal()  # Enter, with nothing typed

    def __init__(self, name: str, prompt: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._prompt = prompt
        self._only_known = False
        self._chips: list[_Chip] = []
        self._known: dict[str, str] = {}
        self._offered = QStandardItemModel(self)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(prompt)
        self.edit.setProperty("kind", "bare")
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._completer = QCompleter(self._offered, self)
        self._flow = FlowLayout(4, last_fills=_LEAST)
        self._arrange()
        self._connect()

    def words(self) -> tuple[str, ...]:
        """What is in it."""
        return tuple(chip.word for chip in self._chips)

    def set_words(self, words: Sequence[str]) -> None:
        """Show these; nothing is emitted."""
        if tuple(words) == self.words():
            return
        for chip in self._chips:
            self._drop(chip)
        self._chips.clear()
        self._show_prompt()
        for word in words:
            self._insert(word)

    def set_known(self, words: Sequence[str], depths: Sequence[int] = ()) -> None:
        """What is offered while typing, or with the key for down in the empty field; `depths`: indented by so much."""
        if list(words) == list(self._known.values()):
            return
        self._known = {word.casefold(): word for word in words}
        self._offered.clear()
        for word, depth in zip(words, depths or [0] * len(words), strict=True):
            item = QStandardItem(_INDENT * depth + word)
            item.setData(word, _WORD)
            self._offered.appendRow(item)

    def set_only_known(self, only: bool) -> None:
        """Take only words that are known; as long as none is known, take all."""
        self._only_known = only

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def finish(self) -> None:
        """Take what was typed and not yet added."""
        for word in self.edit.text().split(","):
            self._add(word)
        self.edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(event):
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            restyle(self, focused=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Is this key meant for the chips?"""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.edit.text().strip():
                    self.finish()
                else:
                    self.entered.emit()
                return True
            case Qt.Key.Key_Comma:
                self.finish()
                return True
            case Qt.Key.Key_Down if not self.edit.text() and self._known:
                self._completer.setCompletionPrefix("")
                self._completer.complete()
                return True
            case Qt.Key.Key_Backspace if not self.edit.text() and self._chips:
                self._remove(self._chips[-1].word)
                return True
            case _:
                return False

    def _arrange(self) -> None:
        self.setProperty("role", "field")
        self.setFocusProxy(self.edit)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionRole(_WORD)
        self._completer.setMaxVisibleItems(12)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.edit.setCompleter(self._completer)
        self._flow.setContentsMargins(6, 3, 6, 3)
        self._flow.addWidget(self.edit)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self._completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)

    def _add(self, word: str) -> None:
        word = self._as_known(" ".join(word.split()))
        if word and word.casefold() not in {known.casefold() for known in self.words()}:
            self._insert(word)
            self.changed.emit(self.words())

    def _as_known(self, word: str) -> str:
        """As it is written where it is known; empty for one that may not be taken."""
        return self._known.get(word.casefold(), "" if self._known and self._only_known else word)

    def _insert(self, word: str) -> None:
        chip = _Chip(word, self._theme)
        chip.removed.connect(self._remove)
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        before = self.edit.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, chip.remove)
        self._show_prompt()

    def _remove(self, word: str) -> None:
        for chip in [chip for chip in self._chips if chip.word == word]:
            self._chips.remove(chip)
            self._drop(chip)
        self._show_prompt()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.words())

    def _show_prompt(self) -> None:
        self.edit.setPlaceholderText(self.tr("add…") if self._chips else self._prompt)

    def _drop(self, chip: _Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _on_editing_finished(self) -> None:
        popup = self._completer.popup()
        if self.edit.text().strip() and not (popup and popup.isVisible()):
            self.finish()

    def _on_completed(self, word: str) -> None:
        self.edit.clear()
        self._add(word)
