"""What waits to go out: each job with its reason, Retry and Cancel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.ui.parts.flow_layout import FlowLayout
from editor.ui.parts.pieces import ElidedLabel, IconButton, button, label, row
from editor.ui.parts.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A job: `state` is words (Waiting for the network…), `reason` what happened at the last try."""

    job: str
    title: str
    blog: str
    state: str
    reason: str = ""
    is_bad: bool = False
    yes: str = ""
    no: str = ""
    """The words of its buttons; empty: Retry and Cancel."""


class OutboxList(QScrollArea):
    """Empty, it says what will appear here."""

    retry_wanted = Signal(str)  # job
    cancel_wanted = Signal(str)
    conversation_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_rows(())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def set_rows(self, rows: tuple[OutboxRow, ...]) -> None:
        """Show these jobs."""
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for job in rows:
            layout.addWidget(self._card(job))
        if not rows:
            words = self.tr("Nothing waits. A post that cannot go out, because you are offline, waits here.")
            layout.addLayout(row(label(words, "muted", wraps=True), margins=(8, 0, 8, 0)))
        layout.addStretch(1)
        self.setWidget(inside)

    def _card(self, job: OutboxRow) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(ElidedLabel(job.title or self.tr("Untitled"), "strong"))
        layout.addWidget(ElidedLabel(f"{job.state} · {job.blog}", "bad" if job.is_bad else "muted"))
        if job.reason:
            layout.addWidget(label(job.reason, "muted", wraps=True))
        layout.addLayout(self._buttons(job))
        return card

    def _buttons(self, job: OutboxRow) -> FlowLayout:
        yes, no = job.yes or self.tr("Retry"), job.no or self.tr("Cancel")
        retry, cancel = button(yes, name=f"{yes} {job.title}"), button(no, "quiet", name=f"{no} {job.title}")
        talk = IconButton(
            "list", self.tr("Show the conversation about {title}").format(title=job.title), self._theme, size=16
        )
        talk.clicked.connect(lambda: self.conversation_wanted.emit(job.job))
        retry.clicked.connect(lambda: self.retry_wanted.emit(job.job))
        cancel.clicked.connect(lambda: self.cancel_wanted.emit(job.job))
        layout = FlowLayout(4)  # the words of an offer may be long for the column
        for part in (retry, cancel, talk):
            layout.addWidget(part)
        return layout
