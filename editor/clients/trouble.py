"""What went wrong below HTTP, as sentences: which host, what happened, and what to do now."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import requests
import urllib3.exceptions

from editor.clients.addresses import site_of
from editor.clients.pinned import UNKNOWN_AUTHORITY
from editor.errors import (
    AddressMoved,
    AnswerBroken,
    BlogError,
    CertificateUnknown,
    Intercepted,
    NotEncrypted,
    OutcomeUnknown,
    TlsProblem,
    Unreachable,
)

_NAME_DIFFERS = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH (OpenSSL, x509_vfy.h)
_DROPPED = (ConnectionResetError, BrokenPipeError, ssl.SSLEOFError, urllib3.exceptions.ProtocolError)
_CUT_OFF = (urllib3.exceptions.IncompleteRead, urllib3.exceptions.DecodeError)
_EXPIRED = 10
_NOT_YET = 9


def never_arrived(error: Exception) -> bool:
    """Did the connection never stand, so that the blog cannot have received anything?"""
    early = (
        requests.exceptions.ConnectTimeout,
        requests.exceptions.ProxyError,
        requests.exceptions.InvalidURL,
        urllib3.exceptions.NewConnectionError,
        ssl.SSLCertVerificationError,
    )
    return any(isinstance(cause, early) for cause in _causes(error))


def broke_off(error: Exception) -> bool:
    """Did a connection that stood end without a whole answer? That may pass; a GET is worth a second try."""
    return not never_arrived(error) and any(isinstance(cause, (*_DROPPED, *_CUT_OFF)) for cause in _causes(error))


def read_trouble(error: Exception, url: str, *, is_pinned: bool = False) -> BlogError:
    """Nothing was changed on the blog: what a person is told. `is_pinned`: one certificate is trusted there."""
    causes = tuple(_causes(error))
    site = site_of(url)
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate_trouble(cause, url, is_pinned=is_pinned)
    for kind, trouble in _SENTENCES:
        if any(isinstance(cause, kind) for cause in causes):
            return trouble(site)
    return Unreachable(f"{site} could not be reached. Check its address and your internet connection, then try again.")


def lost_answer(url: str) -> OutcomeUnknown:
    """It left this computer, and nobody knows what became of it."""
    return OutcomeUnknown(
        f"Something was sent to {site_of(url)}, but its answer was lost, so it may or may not have arrived. "
        "It is looked up before anything is sent again."
    )


def moved(url: str, target: str) -> AddressMoved | Intercepted:
    """A redirect where none is followed; nothing was written."""
    parts = urlsplit(target)
    if is_login(target):
        return login_wall(url)
    address = urlunsplit((parts.scheme, site_of(target), parts.path, "", ""))
    return AddressMoved(
        f"{site_of(url)} has moved to {address}. Nothing was sent there: follow it in the "
        "window, or remove the blog and add it again under its new address.",
        address,
    )


def is_login(url: str) -> bool:
    """Is it the address of a login page?"""
    return "login" in urlsplit(url).path


def login_wall(url: str) -> Intercepted:
    """Nobody is let in without a browser."""
    return Intercepted(
        f"{site_of(url)} sends programs to its login page. A plugin may keep visitors out: "
        "let it pass what goes to the REST API, then try again."
    )


def plain_http(url: str) -> NotEncrypted:
    """Everybody on the way could read the password."""
    site = site_of(url)
    return NotEncrypted(
        f"{site} is not encrypted (http), so others could read your password on the way. "
        f"Use https://{site}/ instead; if that does not work, ask its host to switch on https."
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and all that it wraps: as reason, as argument, or as what it was raised from."""
    waiting, seen = [error], set[int]()
    while waiting:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (getattr(cause, "reason", None), cause.__cause__, cause.__context__, *cause.args)
        waiting += [each for each in inner if isinstance(each, BaseException)]


def _certificate_trouble(error: ssl.SSLCertVerificationError, url: str, *, is_pinned: bool) -> TlsProblem:
    site, nothing = site_of(url), "Nothing was sent."
    if error.verify_code in _NAME_DIFFERS:
        return TlsProblem(
            f"The certificate of {site} belongs to another name, so it may not be {site} that answers. {nothing} "
            "Check the address, or ask its host."
        )
    if error.verify_code == _EXPIRED:
        return TlsProblem(f"The certificate of {site} has expired. {nothing} Ask its host to renew it, then try again.")
    if error.verify_code == _NOT_YET:
        return TlsProblem(f"The certificate of {site} is not valid yet. {nothing} Is this computer's clock right?")
    if is_pinned:
        return CertificateUnknown(
            f"{site} shows another certificate than the one that you trust for it, so it may not be {site} that "
            f"answers. {nothing} Ask its host whether it was changed.",
            url,
        )
    sentence = (
        f"The certificate of {site} comes from an authority that this computer does not know, so it may not be "
        f"{site} that answers. {nothing} Ask its host, or your network's administrator."
    )
    return CertificateUnknown(sentence, url) if error.verify_code in UNKNOWN_AUTHORITY else TlsProblem(sentence)


def _not_found(site: str) -> BlogError:
    return Unreachable(f"{site} was not found. Check the address and your internet connection, then try again.")


def _refused(site: str) -> BlogError:
    return Unreachable(f"{site} refuses the connection; its server may be down. Check the address, or try again later.")


def _too_slow(site: str) -> BlogError:
    return Unreachable(f"{site} did not answer in time. Check your internet connection, or try again later.")


def _proxy(site: str) -> BlogError:
    return Unreachable(f"The proxy on the way to {site} does not answer. Check the proxy settings of this computer.")


def _bad_address(site: str) -> BlogError:
    return Unreachable(f"“{site}” is not an address that can be asked. Check how it is written.")


def _no_tls(site: str) -> BlogError:
    return NotEncrypted(
        f"{site} and this computer did not agree on encryption. Nothing was sent. Check the address; "
        "if it is right, ask its host about https."
    )


def _cut_off(site: str) -> BlogError:
    return AnswerBroken(f"The answer of {site} was cut off. Nothing was changed; try again.")


def _dropped(site: str) -> BlogError:
    return Unreachable(f"{site} broke off the connection before it answered. Try again in a moment.")


_SENTENCES = (
    (requests.exceptions.ProxyError, _proxy),
    (requests.exceptions.InvalidURL, _bad_address),
    ((urllib3.exceptions.NameResolutionError, socket.gaierror), _not_found),
    (ConnectionRefusedError, _refused),
    ((requests.exceptions.Timeout, urllib3.exceptions.ReadTimeoutError), _too_slow),
    (_CUT_OFF, _cut_off),
    (_DROPPED, _dropped),
    (ssl.SSLError, _no_tls),
)
