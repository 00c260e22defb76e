"""Lines of the connection doctor that are the same for a WordPress however it is spoken to."""

from __future__ import annotations

from datetime import timedelta

from editor.clients.way import good, note
from editor.model.blog import Capabilities, Feature
from editor.model.draft import Status
from editor.model.examination import Finding, Subject, Verdict

_MUCH = timedelta(seconds=60)
"""What a post is scheduled within, WordPress publishes at once: a clock may be off by that much unnoticed."""
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))


def rights(able: Capabilities) -> Finding:
    """What the user may do, and what a person can ask for."""
    statuses = ", ".join(sorted(status.value for status in able.statuses))
    sentence = f"This user may write posts as: {statuses}."
    if Status.PUBLISHED in able.statuses:
        verdict = Verdict.GOOD
    else:
        verdict = Verdict.NOTE
        sentence += " To publish without review, ask the blog's administrator for the role of an author."
    return Finding(subject=Subject.RIGHTS, verdict=verdict, sentence=sentence, capabilities=able)


def uploads(able: Capabilities) -> Finding:
    """May images go there?"""
    if Feature.IMAGES in able.features:
        return good(
            Subject.UPLOADS,
            "This user may upload images. How large one may be, WordPress does not say before it is sent.",
        )
    return note(
        Subject.UPLOADS,
        "This user may not upload images, so posts with images are refused. Ask the blog's administrator for "
        "the role of an author.",
    )


def clock(ahead: timedelta | None, timezone: str) -> Finding:
    """Does it agree with this computer's?"""
    if ahead is None:
        return good(Subject.CLOCK, f"The blog's zone is {timezone}; it did not say what time it has.")
    if abs(ahead) <= _MUCH:
        return good(Subject.CLOCK, f"The blog's clock agrees with this computer's; its zone is {timezone}.")
    way = "ahead of" if ahead > timedelta() else "behind"
    return note(
        Subject.CLOCK,
        f"The blog's clock is {_long(abs(ahead))} {way} this computer's, and it is the one that scheduled posts "
        "go out by. Set this computer's clock by the network; if it is right, tell the blog's host.",
    )


def _long(ahead: timedelta) -> str:
    """In a unit that tells the size."""
    seconds = ahead.total_seconds()
    size, name = next(unit for unit in _UNITS if seconds >= unit[0])
    number = round(seconds / size)
    return f"{number} {name}{'' if number == 1 else 's'}"
