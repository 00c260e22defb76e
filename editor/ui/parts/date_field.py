"""A field for a day, or a day and a time: typed, or picked from a calendar."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from editor.ui.parts.pieces import IconButton, restyle
from editor.ui.parts.theme import Theme

_MORNING = "09:00"  # the time of a day that is picked from the calendar


class DateField(QLineEdit):
    """ISO form, such as 2026-05-14 or 2026-05-14 09:12; empty: no date."""

    changed = Signal(str)  # a day or moment in ISO form, or empty; nothing is told of what is no date

    def __init__(self, name: str, prompt: str, theme: Theme, *, has_time: bool = False) -> None:
        super().__init__()
        self._has_time = has_time
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setTextMargins(*((0, 0, 24, 0) if self.isLeftToRight() else (24, 0, 0, 0)))
        self.setMinimumHeight(30)
        self._open = IconButton(
            "calendar", self.tr("Pick the day: {name}").format(name=name), theme, colour="muted", size=16
        )
        self._open.setParent(self)
        self._open.setFixedSize(26, 26)
        self._menu = QMenu(self)
        self._calendar = QCalendarWidget()
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(self._calendar)
        self._menu.addAction(action)
        self._open.clicked.connect(self._on_open)
        self._calendar.clicked.connect(self._on_picked)
        self._calendar.activated.connect(self._on_picked)
        self.textEdited.connect(self._on_edited)

    def value(self) -> str:
        """What is in it, in ISO form; empty when it is no date."""
        return self._read() or ""

    def set_value(self, value: str) -> None:
        """Show this; nothing is emitted."""
        if value != self.value() or not value:
            self.setText(value.replace("T", " "))
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._open.move(self.width() - 29 if self.isLeftToRight() else 3, (self.height() - 26) // 2)

    def _read(self) -> str | None:
        """The date in ISO form, empty for none, None for what is no date."""
        text = self.text().strip()
        try:
            if not text:
                return ""
            if self._has_time:
                return datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M")
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return None

    def _mark(self) -> None:
        restyle(self, tone="bad" if self._read() is None else "")

    def _on_edited(self) -> None:
        self._mark()
        value = self._read()
        if value is not None:
            self.changed.emit(value)

    def _on_open(self) -> None:
        day = QDate.fromString(self.value()[:10], Qt.DateFormat.ISODate)
        self._calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_picked(self, day: QDate) -> None:
        time = self.value()[11:] or _MORNING
        self.setText(day.toString(Qt.DateFormat.ISODate) + (f" {time}" if self._has_time else ""))
        self._menu.close()
        self._on_edited()
