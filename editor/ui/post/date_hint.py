"""What a date means: by the blog's clock, in the night when clocks change, and when it is nearly now."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from editor.text.moments import Skipped, by_this_clock, comes_twice, shown_in

_AT_ONCE = timedelta(seconds=60)
"""WordPress publishes at once what is scheduled for less."""


def date_hint(
    value: str, zone: str, now: datetime, held: datetime | None = None, ahead: timedelta = timedelta()
) -> str:
    """Sentences under a date of this computer's clock (ISO form); empty for none.

    `zone` is the blog's, if it is known; `held` the moment that the draft holds: it may be the second of two; `ahead`
    how far the blog's clock is ahead of this computer's.
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
        clock_hint(ahead),
        _at_once(when, now, ahead),
    ]
    return " ".join(sentence for sentence in told if sentence)


def clock_hint(ahead: timedelta) -> str:
    """What it means that the blog's clock is not this computer's; empty where it is, but for a minute."""
    if abs(ahead) <= _AT_ONCE:
        return ""
    if ahead > timedelta():
        words = _tr("The blog's clock is {span} ahead of this computer's: it publishes that much earlier.")
    else:
        words = _tr("The blog's clock is {span} behind this computer's: it publishes that much later.")
    return words.format(span=_span(abs(ahead)))


def _span(time: timedelta) -> str:
    """In a unit that tells the size."""
    minutes = round(time / timedelta(minutes=1))
    if minutes == 1:
        return _tr("1 minute")
    if minutes < 120:
        return _tr("{n} minutes").format(n=minutes)
    hours = round(minutes / 60)
    return _tr("{n} hours").format(n=hours) if hours < 48 else _tr("{n} days").format(n=round(hours / 24))


def _at_once(when: datetime, now: datetime, ahead: timedelta) -> str:
    """To come by this computer's clock, and not by the blog's."""
    if not now < when < now + ahead + _AT_ONCE:
        return ""
    if when < now + _AT_ONCE:
        return _tr("That is within a minute: the blog publishes it at once.")
    if ahead <= _AT_ONCE:
        return ""
    return _tr("By its clock that is past, or within a minute: it publishes it at once.")


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
