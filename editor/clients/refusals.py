"""Answers without the data that was asked for, whatever the web API: pauses, failures, and pages of somebody else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from editor.clients.session import Answer
from editor.clients.strangers import is_page, who
from editor.clients.trouble import lost_answer
from editor.errors import (
    AnswerBroken,
    BlogError,
    Intercepted,
    NotABlog,
    OutcomeUnknown,
    RequestRefused,
    ServerFailed,
    TryLater,
)

_PAUSE = 30.0
"""Seconds, when the site names none."""
_LONGEST_PAUSE = 86_400.0
"""Seconds that are believed: a day."""


def raise_for_pause(answer: Answer, *, wrote: bool) -> None:
    """Raise TryLater when the site asks for a pause.

    A gateway's 503 without a Retry-After may follow work that was done, so after a write it says nothing.
    """
    told = answer.headers.get("Retry-After", "")
    if answer.status == 429 or (answer.status == 503 and (told or not wrote)):
        seconds = _seconds(told)
        raise TryLater(
            f"{answer.site} is busy or being updated and asks to be left alone for {seconds:.0f} seconds. "
            "Try again after that.",
            seconds,
        )


def _seconds(told: str) -> float:
    """Of a Retry-After header, which holds a number or a date (RFC 9110, 10.2.3); one without zone is UTC."""
    seconds = _PAUSE
    with suppress(ValueError):
        until = parsedate_to_datetime(told)
        seconds = (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    with suppress(ValueError):
        seconds = int(told)
    return float(min(max(0, seconds), _LONGEST_PAUSE))


def not_data(answer: Answer, *, wrote: bool) -> BlogError:
    """What it means that no data came: the site failed, or somebody stands in between."""
    if answer.status == 413:
        return RequestRefused(f"{answer.site} takes no file or post as large as this one.", "too_large")
    if answer.status >= 500:
        return failed(answer, wrote=wrote)
    if answer.status == 404:
        return NotABlog(
            f"{answer.site} has no web API at this address any more. Was the blog moved, or were its permalinks "
            "changed? Remove it and add it again."
        )
    if answer.status >= 400 or (is_page(answer) and not wrote):
        return _stopped(answer)
    return _unclear(answer, wrote=wrote)


def failed(answer: Answer, *, wrote: bool) -> BlogError:
    """A 5xx, after which the outcome of a write is unknown: gateways send it when the work took them too long."""
    if wrote:
        return OutcomeUnknown(
            f"{answer.site} failed ({answer.status}) after something was sent, so it may or may not have arrived. "
            "It is looked up before anything is sent again."
        )
    return ServerFailed(f"{answer.site} failed ({answer.status}). Try again later, or ask its host.")


def _stopped(answer: Answer) -> BlogError:
    if answer.headers.get("WWW-Authenticate"):
        return Intercepted(
            f"{answer.site} asks for a password of its own before the blog is reached. "
            "Ask its host to let programs through to its web API."
        )
    return Intercepted(
        f"Not the blog but {who(answer)} answered at {answer.site} ({answer.status}). A firewall, proxy or plugin "
        "stands in between: ask its host to let programs through to its web API."
    )


def _unclear(answer: Answer, *, wrote: bool) -> BlogError:
    if not wrote:
        return AnswerBroken(f"{answer.site} answered with something that is not data. Nothing was changed; try again.")
    if not is_page(answer):
        return lost_answer(answer.url)
    return OutcomeUnknown(
        f"Something was sent to {answer.site}, but {who(answer)} answered in its place, so it may or may not have "
        "arrived. It is looked up before anything is sent again."
    )
