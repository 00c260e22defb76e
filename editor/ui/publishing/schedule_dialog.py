"""*Schedule*: when a post is to appear."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal

from editor.text.moments import Skipped, by_this_clock, shown_in
from editor.ui.parts.date_field import DateField
from editor.ui.parts.pieces import button
from editor.ui.parts.sheet_dialog import SheetDialog, Telling, field_label
from editor.ui.parts.theme import Theme
from editor.ui.post.date_hint import clock_hint

SOONEST = timedelta(minutes=2)
"""WordPress publishes at once what is scheduled for less than a minute from now."""


class ScheduleDialog(SheetDialog):
    """By this computer's clock; the blog's is shown beside it. `ahead`: how far it is ahead of this computer's."""

    chosen = Signal(object)  # datetime, aware

    def __init__(self, blog: str, zone: str, ahead: timedelta, value: datetime, theme: Theme) -> None:
        super().__init__(self.tr("Schedule"), theme, width=440)
        self._zone, self._ahead = zone, ahead
        self._when = DateField(self.tr("Appears"), self.tr("2026-05-14 09:00"), theme, has_time=True)
        self._telling = Telling(theme)
        hint = self.tr("By this computer's clock. {blog} publishes it then, whether Rejoinder runs or not.")
        self.body.addLayout(field_label(self.tr("Appears"), self._when, hint.format(blog=blog)))
        self.body.addWidget(self._telling)
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Schedule"), "primary"), is_default=True).clicked.connect(self._on_schedule)
        self._when.changed.connect(self._say_there)
        self._when.set_value(f"{value.astimezone():%Y-%m-%dT%H:%M}")
        self._say_there()

    def _say_there(self) -> None:
        """The same moment by the blog's clock."""
        try:
            there = shown_in(by_this_clock(self._when.value()), self._zone)
        except ValueError:
            self._telling.report("")
            return
        told = self.tr("On the blog's clock: {time}.").format(time=there)
        self._telling.report(f"{told} {clock_hint(self._ahead)}".strip())

    def _on_schedule(self) -> None:
        try:
            when = by_this_clock(self._when.value())
        except Skipped:
            self._telling.complain(self.tr("The clocks are put forward then: this time does not exist. Take another."))
            return
        except ValueError:
            self._telling.complain(self.tr("Type a day and a time, such as 2026-05-14 09:00."))
            return
        if when < datetime.now().astimezone() + SOONEST:
            self._telling.complain(self.tr("That is past, or nearly. Take a later time, or publish it now."))
            return
        if when < datetime.now().astimezone() + self._ahead + SOONEST:
            words = self.tr("By the blog's clock that is past, or nearly. Take a later time, or publish it now.")
            self._telling.complain(f"{words} {clock_hint(self._ahead)}".strip())
            return
        self.accept()
        self.chosen.emit(when)
