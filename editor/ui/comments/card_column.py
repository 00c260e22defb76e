"""A column of cards of which only those in sight exist: thousands of comments scroll like ten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from editor.ui.comments.card_heights import CardHeights
from editor.ui.comments.comment_card import CommentCard
from editor.ui.comments.comment_threads import PlacedComment

_SPARE = 300  # pixels above and below what is seen, made ready


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """Which comment is at the top, and how many pixels of it are scrolled out."""

    place: int
    key: tuple[str, str]
    out: int
    is_scrolled: bool
    """Is it there because somebody scrolled?"""


class CardColumn(QAbstractScrollArea):
    """Cards are made as they come into sight; until then their height is a guess."""

    moved = Signal()
    settled = Signal(object)  # CommentCard: its selection stands

    def __init__(self, make: Callable[[PlacedComment], CommentCard]) -> None:
        super().__init__()
        self._make = make
        self._items: tuple[PlacedComment, ...] = ()
        self._heights = CardHeights()
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
        kept, top = self._items[self._current].key if self._items else None, self._at_top()
        had_focus = self.has_focus()
        self._drop_all()
        self._items = items
        self._heights.guess(items, self.viewport().width())
        keys = {item.key: place for place, item in enumerate(items)}
        self._current = keys.get(kept, 0) if kept else 0
        if top is not None and top.is_scrolled and top.key in keys:
            self._place(keys[top.key], top.out)
        else:
            self._place(0, 0)
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
            bar, top, height = self.verticalScrollBar(), self._heights.tops()[place], self._heights.of(place)
            if top < bar.value() or height >= self.viewport().height():
                self._place(place, 0)
            elif top + height > bar.value() + self.viewport().height():
                self._place(place, height - self.viewport().height())

    # ------------------------------------------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_grown()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        if self._is_placing:
            return
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        self._scroll_to(bar.value())
        for _ in range(3):  # what was guessed to be the end is not, as a rule
            if is_at_end and bar.value() < bar.maximum():
                self._scroll_to(bar.maximum())

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
    def _scroll_to(self, wanted: int) -> None:
        """Let the top be at `wanted` pixels, by what is known of the heights."""
        self._place(*self._heights.at(wanted))

    def _place(self, anchor: int, out: int) -> None:
        """Let this card stand at the top, so many pixels of it scrolled out; make what is seen, drop the rest."""
        if self._is_placing:
            return
        self._is_placing = True
        width = self.viewport().width()
        seen = self._fill(anchor, out)
        if width != self.viewport().width():  # the scroll bar came or went
            self._heights.doubt()
            seen = self._fill(anchor, out)
        for place in set(self._cards) - set(seen) - {self._current}:
            self._cards.pop(place).deleteLater()
        self._is_placing = False
        self._tab_order()
        self.moved.emit()

    def _fill(self, anchor: int, out: int) -> range:
        """Measure what is seen, and a little above and below, then place it; which cards those are."""
        first = self._first_above(anchor, out)
        end, room = anchor, self.viewport().height() + out + _SPARE
        while end < len(self._items) and room > 0:
            room -= self._measure(end)
            end += 1
        tops = self._heights.tops()
        self._set_range(tops[-1], tops[anchor] + out)
        short = tops[anchor] + out - self.verticalScrollBar().value()
        if short > 0:  # the end is nearer than the cards below would fill: more is seen above
            first = self._first_above(anchor, out - short)
            tops = self._heights.tops()
            self._set_range(tops[-1], tops[-1])
        self._set_places(tops, range(first, end))
        return range(first, end)

    def _first_above(self, anchor: int, out: int) -> int:
        """The first card to be made when so many pixels of the anchor are scrolled out (negative: it stands lower)."""
        while anchor > 0 and out < _SPARE:
            anchor -= 1
            out += self._measure(anchor)
        return anchor

    def _set_range(self, total: int, wanted: int) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(total - self.viewport().height(), 0))
        bar.setValue(wanted)

    def _set_places(self, tops: list[int], seen: range) -> None:
        above = self.verticalScrollBar().value()
        for place, card in self._cards.items():
            card.setGeometry(0, tops[place] - above, self.viewport().width(), self._heights.of(place))
            card.setVisible(place in seen or place == self._current)

    def _measure(self, place: int) -> int:
        """The card's height in pixels."""
        card = self.card(place)
        if not self._heights.is_measured(place):
            self._heights.measure(place, card.height_for(self.viewport().width()))
        return self._heights.of(place)

    def _at_top(self) -> _Top | None:
        if not self._items:
            return None
        above = self.verticalScrollBar().value()
        place, out = self._heights.at(above)
        return _Top(place=place, key=self._items[place].key, out=out, is_scrolled=above > 0)

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
        out = self.verticalScrollBar().value() - self._heights.tops()[place]
        self._current = place
        for changed in (before, place):
            self.card(changed).set_current(is_current=changed == place)
            self._heights.measure(changed, self.card(changed).height_for(self.viewport().width()))
        self._place(place, out)

    def _on_chosen(self, card: CommentCard) -> None:
        for place, known in self._cards.items():
            if known is card:
                self._choose(place)
                return

    def _on_grown(self) -> None:
        """A card wants another height, such as when it was unfolded."""
        top = self._at_top()
        if top is not None and not self._is_placing:
            self._heights.doubt()
            self._place(top.place, top.out)
