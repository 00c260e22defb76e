"""The bottom of the window: how long the draft is, what is being done, and what waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QWidget

from editor.model.work import Bytes
from editor.ui.parts.counted import counted
from editor.ui.parts.icons import icon
from editor.ui.parts.pieces import ElidedLabel, IconButton, button, label, row
from editor.ui.parts.theme import Theme

_PARTS = 1000
_MEGA = 1_000_000


class StatusLine(QWidget):
    """Work stands here with what and how far, and can be stopped; the window stays usable."""

    stop_wanted = Signal()
    outbox_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = label("", "muted")
        self._minutes = label("", "muted")
        self._place = label("", "muted")
        self._work = ElidedLabel(role="muted")
        self._bar = QProgressBar()
        self._stop = IconButton("close", self.tr("Stop"), theme, colour="muted", size=12)
        self._waiting = self._make_waiting()
        self._arrange()
        self._stop.clicked.connect(self.stop_wanted)
        self._waiting.clicked.connect(self.outbox_wanted)
        self.show_place(1)
        self.show_work("", 0, 0)
        self.show_waiting("")
        self.set_theme(theme)

    def show_length(self, words: int, minutes: int) -> None:
        """How long the draft is, and how long it takes to read."""
        self._words.setText(counted(words, self.tr("1 word"), self.tr("{n} words")))
        self._minutes.setText(self.tr("{minutes} min").format(minutes=minutes))

    def show_place(self, line: int) -> None:
        """Where the cursor stands, counted from 1."""
        self._place.setText(self.tr("Ln {line}").format(line=line))

    def show_work(self, what: str, done: int, total: int) -> None:
        """What is being done in the background; empty: nothing. `total` 0: nobody knows how much there is."""
        self._work.setText(f"{what} {self._far(done, total)}".strip())
        for part in (self._work, self._bar, self._stop):
            part.setVisible(bool(what))
        self._bar.setRange(0, _PARTS if total > 0 else 0)
        self._bar.setValue(done * _PARTS // total if total > 0 else 0)

    def _far(self, done: int, total: int) -> str:
        if isinstance(total, Bytes):
            return self.tr("{done} of {total} MB").format(done=f"{done / _MEGA:.1f}", total=f"{total / _MEGA:.1f}")
        return self.tr("{done} of {total}").format(done=done, total=total) if total > 1 else ""

    def show_waiting(self, sentence: str) -> None:
        """What waits in the outbox, and why; empty: nothing."""
        self._waiting.setText(sentence)
        self._waiting.setAccessibleName(sentence or self.tr("Outbox"))
        self._waiting.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        self._waiting.setIcon(icon("outbox", theme.warn, 16))

    def _make_waiting(self) -> QPushButton:
        made = button("", "status")
        made.setMinimumHeight(24)
        return made

    def _arrange(self) -> None:
        self._work.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._bar.setFixedWidth(96)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        length = row(self._words, 8, self._minutes, 8, self._place)
        work = row(self._work, self._bar, self._stop, self._waiting)
        self.setLayout(row(length, None, work, margins=(14, 0, 8, 0)))
        self.setFixedHeight(30)
