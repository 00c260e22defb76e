"""A quiet sentence at the bottom of the window, with the next things to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.ui.parts.pieces import CONTROLS, IconButton, IconLabel, button, label, restyle
from editor.ui.parts.said import Choice, Said, icon_of
from editor.ui.parts.theme import Theme

_ABOVE_EDGE = 46  # the status line and 16 pixels
_GAP_ABOVE_CONTROLS = 8
_WIDEST = 640
_NARROW = 440
_ONE_LINE = 44


class Toast(QFrame):
    """Lies over the window; goes by itself, but never while the mouse or the focus is on it.

    `room` tells where: a part of what it lies over, in its coordinates.
    """

    gone = Signal()
    left = Signal()
    """It had the keyboard, which has to go elsewhere."""

    def __init__(self, theme: Theme, over: QWidget, room: Callable[[], QRect] | None = None) -> None:
        super().__init__(over)
        self._over = over
        self._room = room or over.rect
        self._theme = theme
        self._said = Said(text="")
        self.setProperty("role", "toast")
        self._icon = IconLabel("info", theme)
        self._text = label("", wraps=True)
        self._detail = label("", "muted", wraps=True)
        self._buttons = QHBoxLayout()
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._close = IconButton("close", self.tr("Dismiss"), theme, colour="muted", size=16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_over)
        self._close.clicked.connect(self.dismiss)
        self._arrange()
        over.installEventFilter(self)
        self.hide()

    def say(self, said: Said) -> None:
        """Show this instead of what stands there."""
        self._said = said
        name, colour = icon_of(said.tone)
        self._icon.show_icon(name, colour, self._theme)
        self._text.setText(said.text)
        self._detail.setText(said.detail)
        self._detail.setVisible(bool(said.detail))
        self._offer(said.choices)
        self.setAccessibleName(said.text)
        self.setAccessibleDescription(said.detail)
        restyle(self, tone=said.tone.value)
        self.show()
        self._fit()
        self.raise_()
        self._timer.start(round(said.seconds * 1000))

    def change(self, text: str) -> None:
        """The same, in other words: a countdown."""
        self._text.setText(text)

    def withdraw(self, subject: str) -> None:
        """Take it away if this is what it is about."""
        if self._said.subject == subject:
            self.dismiss()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        focus = self.window().focusWidget()
        if focus and self.isAncestorOf(focus):
            self.left.emit()
        self.hide()
        self.gone.emit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._stand()  # and no more: to fit is another such request, and would never end
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._said.subject != "countdown":
            self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._timer.isActive() and self.isVisible():
            self._timer.start(3000)

    def _on_time_over(self) -> None:
        focus = self.window().focusWidget()
        if focus and self.isAncestorOf(focus):
            self._timer.start(3000)
        else:
            self.dismiss()

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for choice in choices:
            made = button(choice.word, "link")
            made.clicked.connect(self.dismiss)
            made.clicked.connect(choice.act)
            self._buttons.addWidget(made)
            made.show()  # before that a layout takes it for nothing when asked how wide it is

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        self._inside.addLayout(words, 1)
        self._inside.addLayout(self._buttons)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(self._inside, 1)
        layout.addWidget(self._close)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)

    def _fit(self) -> None:
        room = self._room()
        width = min(self._natural_width(), room.width() - 32, _WIDEST)
        self._stack_buttons(is_narrow=width < self._natural_width() and width < _NARROW)
        self._layout.activate()  # what its parts keep of their former words is not asked
        height = max(_ONE_LINE, self._layout.totalHeightForWidth(width))
        edge = Qt.AlignmentFlag.AlignTop if height > _ONE_LINE else Qt.AlignmentFlag.AlignVCenter
        for end in (self._icon, self._close):
            self._layout.setAlignment(end, edge)
        self.resize(width, height)
        self._stand()

    def _stand(self) -> None:
        """In the middle of its room, as low as covers no row of buttons of what is open."""
        room, place = self._room(), self.rect()
        left = room.left() + (room.width() - place.width()) // 2
        place.moveTo(left, self._over.height() - place.height() - _ABOVE_EDGE)
        for controls in self._over.findChildren(QWidget, CONTROLS):
            area = QRect(controls.mapTo(self._over, QPoint()), controls.size())
            if controls.isVisible() and area.intersects(place):
                place.moveBottom(area.top() - _GAP_ABOVE_CONTROLS)
        self.move(place.topLeft())

    def _stack_buttons(self, *, is_narrow: bool) -> None:
        """Below the words, at the end, where there is little room beside them."""
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._inside.direction() is not direction:
            self._inside.setDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if is_narrow else Qt.AlignmentFlag.AlignVCenter
        self._inside.setAlignment(self._buttons, side)
        self._inside.setSpacing(4 if is_narrow else 12)

    def _natural_width(self) -> int:
        def across(words: QLabel) -> int:
            return words.fontMetrics().horizontalAdvance(words.text())

        return max(across(self._text), across(self._detail)) + self._buttons.sizeHint().width() + 120
