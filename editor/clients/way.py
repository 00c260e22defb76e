"""The way to a site, looked at piece by piece: its address, its name, its encryption, and where it leads on."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from requests.utils import get_environ_proxies, select_proxy

from editor.clients.addresses import is_loopback, is_safe, site_of
from editor.clients.certificate import presented
from editor.clients.session import Answer
from editor.clients.trouble import moved, plain_http, read_trouble
from editor.errors import (
    AddressMoved,
    BlogError,
    CertificateUnknown,
    LoginBarred,
    LoginRefused,
    NotEncrypted,
    TlsProblem,
    Unreachable,
)
from editor.model.certificate import Certificate
from editor.model.examination import Finding, Remedy, Subject, Verdict

SOON = timedelta(days=14)
"""A certificate that ends so soon was not renewed in time: programs do that a month before."""

_REMEDIES = {
    LoginBarred: Remedy.NONE,
    LoginRefused: Remedy.LOG_IN,
    AddressMoved: Remedy.FOLLOW,
    CertificateUnknown: Remedy.TRUST,
}
"""The first that fits."""

Step = Callable[[], Iterator[Finding]]


def until_stopped(steps: Iterable[Step]) -> Iterator[Finding]:
    """Line by line, up to the first that stops: what comes after could not be seen."""
    for step in steps:
        for finding in step():
            yield finding
            if finding.verdict is Verdict.STOP:
                return


def good(subject: Subject, sentence: str) -> Finding:
    """As it should be."""
    return Finding(subject=subject, verdict=Verdict.GOOD, sentence=sentence)


def note(subject: Subject, sentence: str) -> Finding:
    """Works, but should be mended."""
    return Finding(subject=subject, verdict=Verdict.NOTE, sentence=sentence)


def stop(subject: Subject, error: BlogError, more: str = "") -> Finding:
    """Nothing goes further: the error's own sentence says why, and what to do; and `more`."""
    remedy = next((remedy for kind, remedy in _REMEDIES.items() if isinstance(error, kind)), Remedy.NONE)
    return Finding(subject=subject, verdict=Verdict.STOP, sentence=f"{error} {more}".rstrip(), remedy=remedy)


def address_and_name(url: str) -> Iterator[Finding]:
    """Is it safe to send a password there, and does the name lead anywhere?"""
    if not is_safe(url):
        yield stop(Subject.ADDRESS, plain_http(url))
        return
    yield good(Subject.ADDRESS, f"The blog is asked at {plainly(url)}")
    yield _name(url)


def _name(url: str) -> Finding:
    host = urlsplit(url).hostname or ""
    if is_proxied(url):
        return good(Subject.NAME, f"The proxy that this computer is set to looks {host} up.")
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # UnicodeError: a part of the name is too long
        return stop(Subject.NAME, read_trouble(error, url))
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return good(Subject.NAME, f"{host} was found: {', '.join(addresses)}.")


def is_proxied(url: str) -> bool:
    """Is it reached through a proxy, as this computer or Rejoinder is set?"""
    return not is_loopback(url) and bool(select_proxy(url, get_environ_proxies(url)))


def no_answer(error: BlogError, url: str) -> Finding:
    """Why nothing came back, under what it is a matter of."""
    if isinstance(error, TlsProblem):
        shown = None if isinstance(error, NotEncrypted) else presented(url)
        return stop(Subject.ENCRYPTION, error, _introduced(shown) if shown else "")
    return stop(Subject.CONNECTION if isinstance(error, Unreachable) else Subject.WEB_API, error)


def _introduced(shown: Certificate) -> str:
    return (
        f"The certificate names {', '.join(shown.names) or 'nobody'} and comes from “{shown.authority}”. If you know "
        "that authority, let it be trusted: name the file of its certificate in the preferences, or in "
        "REQUESTS_CA_BUNDLE."
    )


def encryption(answer: Answer, trusted: Certificate | None = None) -> Finding:
    """How the answer travelled: it did, so its certificate was trusted; `trusted`: by a person, at its site."""
    if urlsplit(answer.url).scheme == "http":
        return good(Subject.ENCRYPTION, "None, and none is needed: nothing leaves this computer.")
    shown = presented(answer.url)
    if shown is None:
        return good(Subject.ENCRYPTION, "The certificate is trusted; a proxy on the way hides what it says.")
    until = f"{shown.until:%Y-%m-%d}"
    if shown.until - datetime.now(UTC) < SOON:
        sentence = f"The certificate of {answer.site} ends on {until}. Ask its host to renew it before that day."
        return note(Subject.ENCRYPTION, sentence)
    if trusted and trusted.der == shown.der:
        return good(Subject.ENCRYPTION, f"The certificate is the one that you trust for this blog, until {until}.")
    names = f"{', '.join(shown.names[:3])}{' …' if len(shown.names) > 3 else ''}"
    return good(
        Subject.ENCRYPTION, f"The certificate is for {names}, comes from “{shown.authority}”, and lasts until {until}."
    )


def redirects(asked: str, answer: Answer) -> Finding:
    """Did the site itself answer, where it was asked? What is written follows no redirect."""
    if plainly(asked) != plainly(answer.url):
        return stop(Subject.REDIRECTS, moved(asked, answer.url))
    return good(Subject.REDIRECTS, f"{site_of(asked)} answers itself and leads nowhere else.")


def plainly(url: str) -> str:
    """The address without its query."""
    return urlunsplit(urlsplit(url)._replace(query=""))
