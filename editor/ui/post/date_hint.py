"""What a date means: by the blog's clock, in the night when clocks change, and when it is nearly now."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from editor.text.moments import Skipped, by_this_clock, comes_twice, shown_in

_AT_ONCE = timedelta(seconds=60)
"""WordPress publishes at once what is scheduled for less."""


def date_hint(value: str, zone: str, now: datetime, held: datetime | None = None) -> str:
    """Sentences under a date of this computer's clock (ISO form); empty for none.

    `zone` is the blog's, if it is known; `held` the moment that the draft holds: it may be the second of two.
    """
    try:
        is_held = held is not None and f"{held.astimezone():%Y-%m-%dT%H:%M}" == value
        when = held if held and is_held else by_this_clock(value)
    except Skipped:
        return _tr("The clocks are put forward then: this time does not exist. Take another.")
    except ValueError:
        return ""
    told = [
        _tr("That hour comes twice: {time} is meant.").format(time=f"{when.astimezone():%H:%M %Z}")
        if comes_twice(when)
        else "",
        _there(when, zone),
        _tr("That is within a minute: the blog publishes it at once.") if now < when < now + _AT_ONCE else "",
    ]
    return " ".join(sentence for sentence in told if sentence)


def _there(when: datetime, zone: str) -> str:
    """By the blog's clock, where that is another."""
    try:
        there = shown_in(when, zone) if zone else ""
    except ValueError:
        return ""
    same = there[:16] == f"{when.astimezone():%Y-%m-%d %H:%M}"
    return "" if same or not there else _tr("On the blog's clock: {time}.").format(time=there)


def _tr(words: str) -> str:
    return QCoreApplication.translate("dates", words)
