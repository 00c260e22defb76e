"""*Merge*: a draft and its post put together; what was changed on both sides is decided place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from editor.text.merging import Origin, Part, Take, joined
from editor.ui.merging.merge_card import MergeCard
from editor.ui.parts.counted import counted
from editor.ui.parts.pieces import button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import GROUP, Theme

if TYPE_CHECKING:
    from editor.publish.merging import Merging
    from editor.publish.merging_fields import FieldChange

_TINT = 36  # of 255
_LINES = 12


class MergeDialog(SheetDialog):
    """Nothing is taken before all is decided: what is not yet gets the keyboard."""

    taken = Signal(object, object)
    """A Take for each overlap of the text, and the names of the fields that stay as they are here."""

    def __init__(self, merging: Merging, blog: str, theme: Theme) -> None:
        super().__init__(self.tr("Merge with {blog}").format(blog=blog), theme, width=940)
        self._merging, self._blog, self._theme = merging, blog, theme
        self._fields = [self._field_card(field) for field in merging.fields]
        overlaps = [part for part in merging.parts if part.origin is Origin.OVERLAP]
        self._texts = [self._text_card(place, len(overlaps), part) for place, part in enumerate(overlaps, 1)]
        self._whole = QPlainTextEdit()
        self._count = label("", "muted")
        self._take = button(self.tr("Put it into the draft"), "primary")
        self._arrange()
        self._connect()
        self._show()

    @property
    def _cards(self) -> list[MergeCard]:
        return [*self._fields, *self._texts]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first(self._cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            self.area.ensureWidgetVisible(watched, 0, 4 * GROUP)
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------------------------------------ making it
    def _field_card(self, field: FieldChange) -> MergeCard:
        takes = (Take.MINE, Take.THEIRS)
        card = MergeCard(field.word.capitalize(), (field.mine, field.theirs), self._blog, takes, self._theme)
        card.say({None: field.note})
        if not field.is_overlap:
            card.choose(Take.THEIRS)
        return card

    def _text_card(self, place: int, count: int, part: Part) -> MergeCard:
        what = self.tr("Text") if count == 1 else self.tr("Text, {n} of {all}").format(n=place, all=count)
        card = MergeCard(what, (part.mine_text, part.theirs_text), self._blog, tuple(Take), self._theme)
        shifted = self.tr(
            "Taken so, it runs into what stands beside it, and reads otherwise: look at it in the preview."
        )
        card.say(dict.fromkeys(part.shifts, shifted))
        return card

    def _arrange(self) -> None:
        self.body.addWidget(label(self._about(), wraps=True))
        for card in self._cards:
            self.body.addWidget(card)
        if any(part.origin is not Origin.SAME for part in self._merging.parts):
            about = self.tr("Lines with + come from {blog}, lines with - were taken out there.").format(blog=self._blog)
            self.body.addWidget(label(self.tr("The merged text"), "strong"))
            self.body.addWidget(label(about, "muted", wraps=True))
            self.body.addWidget(self._text_frame(), 1)
        if self._cards:
            below = QWidget()
            below.setLayout(row(self._count, None, label(self.tr("M takes mine, T theirs, B both"), "muted")))
            self.add_below(below)
        self.add_button(button(self.tr("Not now"))).clicked.connect(self.reject)
        self.add_button(self._take, is_default=True)

    def _connect(self) -> None:
        self._take.clicked.connect(self._on_take)
        for card in self._cards:
            card.decided.connect(self._show)
            card.decided_by_key.connect(partial(self._go_on, card))
            for made in card.buttons():
                made.installEventFilter(self)

    def _text_frame(self) -> QFrame:
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setProperty("kind", "bare")
        self._whole.setAccessibleName(self.tr("The merged text"))
        card = QFrame()
        lines = _LINES if self._cards else 2 * _LINES
        card.setMinimumHeight(lines * self._whole.fontMetrics().lineSpacing())
        card.setProperty("role", "card")
        card.setLayout(row(self._whole, margins=(8, 8, 4, 8)))
        return card

    def _about(self) -> str:
        overlaps = self._merging.overlaps
        if overlaps:
            return counted(
                overlaps,
                self.tr("One place was changed here and on the blog: say whose is taken. All else fits together."),
                self.tr("{n} places were changed here and on the blog: say whose is taken. All else fits together."),
            )
        return self.tr("What was changed here and what was changed on the blog fits together. Nothing was sent.")

    # ------------------------------------------------------------------------------------------------ deciding
    def _go_on(self, card: MergeCard) -> None:
        """To the next that is not decided, from this one on."""
        place = self._cards.index(card)
        self._focus_first((*self._cards[place + 1 :], *self._cards[:place]))

    def _focus_first(self, cards: Sequence[MergeCard]) -> None:
        """The keyboard to the first of these that is not decided; to the button, if all are."""
        waiting = next((card for card in cards if card.take is None), None)
        if waiting is not None:
            waiting.focus()
        else:
            self._take.setFocus()

    def _show(self) -> None:
        """How far it is, and what comes of it."""
        done = sum(card.take is not None for card in self._cards)
        self._count.setText(self.tr("{n} of {all} decided").format(n=done, all=len(self._cards)))
        place = self._whole.verticalScrollBar().value()
        self._whole.clear()
        cursor = QTextCursor(self._whole.document())
        for number, (mark, line) in enumerate(self._lines()):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._ground(mark))
            words = QTextCharFormat()
            words.setForeground(QColor({"-": self._theme.muted, "?": self._theme.muted}.get(mark, self._theme.text)))
            cursor.setCharFormat(words)
            cursor.insertText(f"{mark} {line}")
        self._whole.verticalScrollBar().setValue(place)

    def _lines(self) -> Iterator[tuple[str, str]]:
        """The merged text line by line, as far as it is decided, and the mark of each."""
        cards = iter(self._texts)
        for number, part in enumerate(self._merging.parts):
            if number:
                yield " ", ""
            take = next(cards).take if part.origin is Origin.OVERLAP else Take.MINE
            if take is None:
                yield "?", self.tr("This place is not decided yet.")
                continue
            if part.origin is Origin.THEIRS:
                yield from (("-", line) for line in part.mine_text.splitlines())
                yield from (("+", line) for line in part.theirs_text.splitlines())
                continue
            mark = "+" if part.origin is Origin.OVERLAP and take is Take.THEIRS else " "
            yield from ((mark, line) for line in joined(part.written(take)).strip("\n").splitlines())

    def _ground(self, mark: str) -> QTextBlockFormat:
        made = QTextBlockFormat()
        colour = {"+": self._theme.good, "-": self._theme.bad, "?": self._theme.warn}.get(mark)
        if colour:
            tint = QColor(colour)
            tint.setAlpha(_TINT)
            made.setBackground(tint)
        return made

    def _on_take(self) -> None:
        """First what is not decided yet; all of it decided, it is taken."""
        if any(card.take is None for card in self._cards):
            self._focus_first(self._cards)
            return
        takes = [card.take for card in self._texts]
        fields = zip(self._merging.fields, self._fields, strict=True)
        mine = frozenset(field.name for field, card in fields if card.take is Take.MINE)
        self.accept()
        self.taken.emit(takes, mine)
