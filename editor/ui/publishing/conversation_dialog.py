"""*The conversation*: what was asked of a blog for a post, and what it answered, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.conversation import Exchange
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import IconLabel, button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme

_CLOCK = 64  # pixels: hours, minutes and seconds
_PAGE = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class ConversationDialog(SheetDialog):
    """The last line is in sight: it says how it ended."""

    copy_wanted = Signal()

    def __init__(self, title: str, blog: str, exchanges: Sequence[Exchange], theme: Theme) -> None:
        super().__init__(self.tr("The conversation with {blog}").format(blog=blog), theme, width=720)
        self.body.addWidget(label(self._about(title, exchanges), "muted", wraps=True))
        self.body.addLayout(_lines(exchanges, theme))
        self.body.addStretch(1)
        if exchanges:
            self.add_button(button(self.tr("Copy"))).clicked.connect(self.copy_wanted)
        done = self.add_button(button(self.tr("Done"), "primary"), is_default=True)
        done.clicked.connect(self.accept)
        done.setFocus()
        self.area.verticalScrollBar().rangeChanged.connect(self._on_longer)

    def _on_longer(self, least: int, most: int) -> None:
        del least
        self.area.verticalScrollBar().setValue(most)

    def _about(self, title: str, exchanges: Sequence[Exchange]) -> str:
        if not exchanges:
            return self.tr("Nothing was asked for “{title}” yet.").format(title=title)
        words = self.tr("What was asked for “{title}”, and answered. No passwords, and nothing of what was written.")
        return words.format(title=title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = _PAGE.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


def _lines(exchanges: Sequence[Exchange], theme: Theme) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(10)
    for exchange in exchanges:
        layout.addWidget(_Line(exchange, theme))
    return layout


class _Line(QWidget):
    """When, what was asked, and under it what came back."""

    def __init__(self, exchange: Exchange, theme: Theme) -> None:
        super().__init__()
        name, colour = _icon(exchange.status)
        clock = label(f"{exchange.when.astimezone():%H:%M:%S}", "muted")
        clock.setFixedWidth(_CLOCK)
        parts = (IconLabel(name, theme, colour=colour), clock)
        layout = row(*parts, self._words(exchange))
        for part in parts:
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _words(self, exchange: Exchange) -> QVBoxLayout:
        asked = " ".join(part for part in (exchange.method, exchange.call, exchange.address) if part)
        answer = self._answer(exchange)
        layout = QVBoxLayout()
        layout.setSpacing(2)
        layout.addWidget(label(breakable(asked), wraps=True))
        layout.addWidget(label(answer, "muted", wraps=True))
        if exchange.words:
            layout.addWidget(label(breakable(exchange.words), "muted", wraps=True))
        self.setAccessibleName(f"{asked}: {answer} {exchange.words}".strip())
        return layout

    def _answer(self, exchange: Exchange) -> str:
        told = str(exchange.status) if exchange.status else self.tr("no answer")
        parts = [told, self.tr("{n} ms").format(n=f"{exchange.milliseconds:n}")]
        if exchange.sent:
            parts.append(self.tr("{size} sent").format(size=_size(exchange.sent)))
        if exchange.received:
            parts.append(self.tr("{size} received").format(size=_size(exchange.received)))
        return " · ".join(parts)


def _icon(status: int) -> tuple[str, str]:
    if 200 <= status < 300:
        return "check", "good"
    return ("warning", "warn") if 300 <= status < 500 else ("error", "bad")


def _size(count: int) -> str:
    """Bytes as people read them."""
    if count < 1_000:
        return f"{count} B"
    return f"{count / 1_000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
