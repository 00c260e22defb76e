"""Web addresses: their hosts, and where they may stand in Markdown."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_UNSAFE_IN_LINK = re.compile(r"[\s\\`<>\[\]\"'{}|^*\x00-\x1f]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def parts_of(url: str) -> SplitResult | None:
    """An address in its parts; None where it is none: a bracket without its pair (`http://[`)."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def host(url: str) -> str:
    """The host of a web address, in lower case, without port and `www.`; empty when it has none or is no address."""
    try:
        parts = urlsplit(url.strip())
        name = parts.hostname or ""
    except ValueError:  # a bracket without its pair: http://[
        return ""
    return name.rstrip(".").removeprefix("www.") if parts.scheme in {"http", "https", ""} else ""


def is_web_address(url: str) -> bool:
    """Is it an http or https address with a host?"""
    return url.strip().lower().startswith(("http://", "https://")) and bool(host(url))


def is_within(name: str, domain: str) -> bool:
    """Is the host `name` the domain, or below it? `shop.acme.example` is within `acme.example`."""
    return bool(domain) and (name == domain or name.endswith("." + domain))


def link_target(url: str) -> str:
    """The address as it may stand in Markdown's `[text](…)`: the same page, nothing in it that Markdown acts on."""
    bare = _UNSAFE_IN_LINK.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url.strip())
    if bare.count("(") != bare.count(")") or re.search(r"\)[^(]*\(", bare):
        bare = bare.replace("(", "%28").replace(")", "%29")
    return _ENTITY.sub("&amp;", bare)
