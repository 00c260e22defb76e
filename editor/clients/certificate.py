"""A server's certificate: for whom it is, who vouches for it, and until when."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlsplit

_PATIENCE = 10.0
"""Seconds for a connection whose only purpose is to look."""
_Pairs = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is told of it."""

    names: tuple[str, ...]
    authority: str
    """Who vouches for it, as it calls itself."""
    until: datetime


def read_certificate(told: Mapping[str, object]) -> Certificate:
    """From `SSLSocket.getpeercert()`, of a certificate that was verified."""
    issuer = dict(pair for part in cast("_Pairs", told.get("issuer", ())) for pair in part)
    names = cast("tuple[tuple[str, str], ...]", told.get("subjectAltName", ()))
    return Certificate(
        names=tuple(name for _, name in names),
        authority=issuer.get("organizationName") or issuer.get("commonName") or "an authority without a name",
        until=datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC),
    )


def presented(url: str) -> Certificate | None:
    """The one that a server shows, whoever vouches for it; None when it is not to be had, or expired.

    Python decodes verified certificates only: it is fetched first, and then taken for its own authority. Nothing but
    the handshake is sent.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    with suppress(OSError):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(cadata=ssl.get_server_certificate((host, port), timeout=_PATIENCE))
        with (
            socket.create_connection((host, port), timeout=_PATIENCE) as plain,
            context.wrap_socket(plain, server_hostname=host) as encrypted,
        ):
            return read_certificate(encrypted.getpeercert() or {})
    return None
