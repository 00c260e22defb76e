"""Who is a sponsor, and which links pay."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from editor.model.disclosure import Sponsor
from editor.model.draft import Draft
from editor.text.urls import host, is_within

AFFILIATE_HOSTS = ("amzn.to", "awin1.com", "shareasale.com", "rstyle.me", "go.skimresources.com", "linksynergy.com")
"""Hosts that exist to count who sent a buyer (DISCLOSURES: lint, `disclosure-missing`)."""
AFFILIATE_PARAMETERS = ("aff", "affid", "affiliate", "aff_id")


def is_affiliate(url: str, own: tuple[str, ...] = ()) -> bool:
    """Does this link look as if it paid? `own` are the person's own affiliate hosts."""
    name = host(url)
    if any(is_within(name, domain) for domain in (*AFFILIATE_HOSTS, *own)):
        return True
    query = parse_qs(urlsplit(url).query) if name else {}
    return ("amazon" in name.split(".") and "tag" in query) or any(word in query for word in AFFILIATE_PARAMETERS)


def sponsor_of(url: str, sponsors: tuple[Sponsor, ...]) -> Sponsor | None:
    """The sponsor whose site a link leads to: by the hosts that are known, or by a name that is the host's."""
    name = host(url)
    return next(
        (sponsor for sponsor in sponsors if name and any(is_within(name, domain) for domain in _hosts(sponsor))), None
    )


def _hosts(sponsor: Sponsor) -> tuple[str, ...]:
    return sponsor.hosts or ((host(f"https://{sponsor.name}"),) if "." in sponsor.name.strip(".") else ())


def names_told(draft: Draft) -> frozenset[str]:
    """The sponsors that the draft's disclosures name, case-folded."""
    values = (dict(disclosure.values).get("sponsor", "") for disclosure in draft.disclosures)
    return frozenset(value.casefold() for value in values if isinstance(value, str) and value)
