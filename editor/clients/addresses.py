"""Web addresses as clients need them: whose they are, and what of them may be told."""

from __future__ import annotations

import ipaddress
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TELLING = frozenset({"_fields", "context", "include", "order", "orderby", "page", "per_page", "post", "rest_route"})
_TELLING_TOO = frozenset({"after", "author", "hide_empty", "slug", "status", "type"})


def site_of(url: str) -> str:
    """Host and port, as a person is told: `blog.example`, `127.0.0.1:8802`. Never a user name that stands before."""
    return urlsplit(url).netloc.rpartition("@")[2]


def origin(url: str) -> tuple[str, str]:
    """Scheme, and host with port: who is spoken to. A port that goes without saying is not said."""
    parts = urlsplit(url)
    usual = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return parts.scheme, site_of(url).lower().removesuffix(usual)


def is_loopback(url: str) -> bool:
    """Does it stay on this computer?"""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


def is_safe(url: str) -> bool:
    """May a password travel there? Encrypted, or on this computer only."""
    return urlsplit(url).scheme == "https" or is_loopback(url)


def redacted(url: str) -> str:
    """For the log: site, path and query, but of the query only values that tell nothing about anybody."""
    parts = urlsplit(url)
    known = _TELLING | _TELLING_TOO
    query = [(name, value if name in known else "*") for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    return urlunsplit(("", "", site_of(url) + parts.path, urlencode(query, safe="/,*:"), ""))
