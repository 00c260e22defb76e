"""Numbers and moments as people say them."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def _tr(words: str) -> str:
    return QCoreApplication.translate("counted", words)


def counted(number: int, one: str, many: str) -> str:
    """`one` for 1, else `many` with its {n} filled in: 1,204 words."""
    return one if number == 1 else many.format(n=QLocale().toString(number))


def moment(when: datetime, now: datetime) -> str:
    """When something happened, seen from now: Just now, 12 min ago, 09:12, Yesterday, Sunday, 12 May, 12 May 2025.

    Both are aware; what is said is in `now`'s zone.
    """
    local = when.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    minutes = (now - local) // timedelta(minutes=1)
    day = QDate(local.year, local.month, local.day)
    if minutes < 1:
        return _tr("Just now")
    if minutes < 60:
        return _tr("{n} min ago").format(n=minutes)
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return _tr("Yesterday")
    if days < 7:
        return QLocale().dayName(day.dayOfWeek())
    return QLocale().toString(day, "d MMMM" if local.year == now.year else "d MMMM yyyy")
