"""A server's certificate: for whom it is, who vouches for it, and until when."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlsplit

from editor.clients.addresses import site_of
from editor.clients.pinned import OnlyThis
from editor.clients.trouble import read_trouble
from editor.model.certificate import Certificate

_PATIENCE = 10.0
"""Seconds for a connection whose only purpose is to look."""
_Pairs = tuple[tuple[tuple[str, str], ...], ...]


def read_certificate(site: str, told: Mapping[str, object], der: bytes) -> Certificate:
    """From `SSLSocket.getpeercert()`, of a certificate that was verified."""
    issuer = dict(pair for part in cast("_Pairs", told.get("issuer", ())) for pair in part)
    names = cast("tuple[tuple[str, str], ...]", told.get("subjectAltName", ()))
    return Certificate(
        site=site,
        names=tuple(name for _, name in names),
        authority=issuer.get("organizationName") or issuer.get("commonName") or "an authority without a name",
        since=_moment(told["notBefore"]),
        until=_moment(told["notAfter"]),
        der=der,
    )


def _moment(told: object) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told)), UTC)


def presented(url: str) -> Certificate | None:
    """The one that a server shows, whoever vouches for it; None when it is not to be had, or expired.

    Python decodes verified certificates only: it is fetched first, and then taken for its own authority. Nothing but
    the handshake is sent.
    """
    with suppress(OSError):
        der = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(_place(url), timeout=_PATIENCE))
        context = OnlyThis(der)
        context.check_hostname = False
        return read_certificate(site_of(url), _handshake(url, context), der)
    return None


def fits(url: str, certificate: Certificate) -> None:
    """Is it one for this address, as its server shows it? Raises TlsProblem, or Unreachable."""
    try:
        _handshake(url, OnlyThis(certificate.der))
    except OSError as error:
        raise read_trouble(error, url, is_pinned=True) from error


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or 443


def _handshake(url: str, context: ssl.SSLContext) -> Mapping[str, object]:
    """What the certificate says that is shown; nothing else is sent."""
    host, port = _place(url)
    with (
        socket.create_connection((host, port), timeout=_PATIENCE) as plain,
        context.wrap_socket(plain, server_hostname=host) as encrypted,
    ):
        return encrypted.getpeercert() or {}
