"""A column of cards of which only those in sight exist: thousands of comments scroll like ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from editor.ui.comment_card import CommentCard
from editor.ui.comment_threads import PlacedComment

_SPARE = 300  # pixels above and below what is seen, made ready
_HEAD = 64  # pixels of a card besides its words
_LINE = 20


class CardColumn(QAbstractScrollArea):
    """Cards are made as they come into sight; until then their height is a guess."""

    moved = Signal()
    settled = Signal(object)  # CommentCard: its selection stands

    def __init__(self, make: Callable[[PlacedComment], CommentCard]) -> None:
        super().__init__()
        self._make = make
        self._items: tuple[PlacedComment, ...] = ()
        self._heights: list[int] = []
        self._measured: set[int] = set()
        self._cards: dict[int, CommentCard] = {}
        self._current = 0
        self._is_placing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # ------------------------------------------------------------------------------------------------ what it shows
    def show_items(self, items: tuple[PlacedComment, ...]) -> None:
        """Show these; what was current and at the top stays there if it is among them."""
        kept, top = self._key(self._current), self._at_top()
        had_focus = self.has_focus()
        self._drop_all()
        self._items = items
        self._guess()
        keys = {item.key: place for place, item in enumerate(items)}
        self._current = keys.get(kept, 0) if kept else 0
        stays = top is not None and top[0] in keys and top[2] > 0
        self._place(self._tops()[keys[top[0]]] + top[1] if top is not None and stays else 0)
        if had_focus and items:
            self.card(self._current).text.setFocus(Qt.FocusReason.OtherFocusReason)

    def cards(self) -> tuple[CommentCard, ...]:
        """Those that exist, from the top."""
        return tuple(card for _, card in sorted(self._cards.items()))

    def card(self, place: int) -> CommentCard:
        """The card of this place, made if need be."""
        if place not in self._cards:
            made = self._make(self._items[place])
            made.setParent(self.viewport())
            made.chosen.connect(self._on_chosen)
            made.step_wanted.connect(self.step)
            made.settled.connect(self.settled)
            made.grown.connect(self._on_grown)
            made.set_current(is_current=place == self._current)
            self._cards[place] = made
        return self._cards[place]

    @property
    def current(self) -> CommentCard | None:
        """The card that stands out."""
        return self.card(self._current) if self._items else None

    def has_focus(self) -> bool:
        """Is the focus in one of the cards?"""
        return any(stop.hasFocus() for card in self._cards.values() for stop in card.stops())

    def step(self, places: int) -> None:
        """So many comments further down; the card there gets the focus and is scrolled into sight."""
        if self._items:
            self._choose(min(max(self._current + places, 0), len(self._items) - 1))
            self.reveal(self._current)
            self.card(self._current).text.setFocus(Qt.FocusReason.TabFocusReason)

    def reveal(self, place: int) -> None:
        """Scroll until this card is in sight, its beginning first."""
        for _ in range(2):  # the first time cards may have been guessed
            bar, top, height = self.verticalScrollBar(), self._tops()[place], self._heights[place]
            if top < bar.value() or height >= self.viewport().height():
                self._place(top)
            elif top + height > bar.value() + self.viewport().height():
                self._place(top + height - self.viewport().height())

    # ------------------------------------------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self._at_top()
        self._measured.clear()
        keys = {item.key: place for place, item in enumerate(self._items)}
        self._place(self._tops()[keys[top[0]]] + top[1] if top else 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if not self._is_placing:
            self._place(self.verticalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + self.viewport().height() - 60)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - self.viewport().height() + 60)
            case _:
                event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._on_grown()
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(380, 400)

    # ------------------------------------------------------------------------------------------------ placing
    def _place(self, wanted: int) -> None:
        """Make and place the cards that are seen when the top is at `wanted`, and drop the others."""
        if self._is_placing:
            return
        self._is_placing = True
        width = self.viewport().width()
        seen = self._fill(wanted)
        if width != self.viewport().width():  # the scroll bar came or went
            self._measured.clear()
            seen = self._fill(wanted)
        for place in set(self._cards) - seen - {self._current}:
            self._cards.pop(place).deleteLater()
        self._is_placing = False
        self._tab_order()
        self.moved.emit()

    def _fill(self, wanted: int) -> set[int]:
        """Measure from above what is seen to below it, then place; which they are."""
        width, height = self.viewport().width(), self.viewport().height()
        tops = self._tops()
        first = max(bisect_right(tops, max(wanted - _SPARE, 0)) - 1, 0)
        place = first
        while place < len(self._items) and tops[first] + sum(self._heights[first:place]) < wanted + height + _SPARE:
            before = self._heights[place]
            self._measure(place, width)
            if tops[place] + before <= wanted:  # what grows above the top must not push down what is read
                wanted += self._heights[place] - before
            place += 1
            tops = self._tops()
        self._set_range(sum(self._heights), wanted)
        self._set_places(first, place)
        return set(range(first, place))

    def _set_range(self, total: int, wanted: int) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(total - self.viewport().height(), 0))
        bar.setValue(wanted)

    def _set_places(self, first: int, end: int) -> None:
        tops, above = self._tops(), self.verticalScrollBar().value()
        for place, card in self._cards.items():
            card.setGeometry(0, tops[place] - above, self.viewport().width(), self._heights[place])
            card.setVisible(first <= place < end or place == self._current)

    def _measure(self, place: int, width: int) -> None:
        card = self.card(place)
        if place not in self._measured:
            card.ensurePolished()
            layout = card.layout()
            self._heights[place] = layout.totalHeightForWidth(width) if layout else card.sizeHint().height()
            self._measured.add(place)

    def _guess(self) -> None:
        across = max(self.viewport().width() // 7, 20)
        self._heights = [_HEAD + _LINE * (1 + min(len(item.comment.html), 480) // across) for item in self._items]
        self._measured.clear()

    def _tops(self) -> list[int]:
        """Where each card begins, and where the last one ends."""
        return list(accumulate(self._heights, initial=0))

    def _at_top(self) -> tuple[tuple[str, str], int, int] | None:
        """Which comment is at the top, how far it is scrolled out, and where the scroll bar stands."""
        if not self._items:
            return None
        above, tops = self.verticalScrollBar().value(), self._tops()
        place = min(max(bisect_right(tops, above) - 1, 0), len(self._items) - 1)
        return self._items[place].key, above - tops[place], above

    def _key(self, place: int) -> tuple[str, str] | None:
        return self._items[place].key if place < len(self._items) else None

    def _drop_all(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards.clear()

    def _tab_order(self) -> None:
        """Tab goes through the current card, wherever among the others it was made."""
        if not self._items:
            return
        before: QWidget = self
        for stop in self.card(self._current).stops():
            QWidget.setTabOrder(before, stop)
            before = stop

    # ------------------------------------------------------------------------------------------------ current
    def _choose(self, place: int) -> None:
        """Make another card the current one, without moving it on the screen where that can be."""
        before = self._current
        if place == before:
            return
        on_screen = self._tops()[place] - self.verticalScrollBar().value()
        self._current = place
        for changed in (before, place):
            self.card(changed).set_current(is_current=changed == place)
            self._measured.discard(changed)
            self._measure(changed, self.viewport().width())
        self._place(max(self._tops()[place] - on_screen, 0))

    def _on_chosen(self, card: CommentCard) -> None:
        for place, known in self._cards.items():
            if known is card:
                self._choose(place)
                return

    def _on_grown(self) -> None:
        """A card wants another height, such as when it was unfolded."""
        if not self._is_placing:
            self._measured.clear()
            self._place(self.verticalScrollBar().value())
