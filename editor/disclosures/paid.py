"""Who is a sponsor, and which links pay."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft
from editor.text.slug import slugify
from editor.text.urls import host, is_within

AFFILIATE_HOSTS = ("amzn.to", "awin1.com", "shareasale.com", "rstyle.me", "go.skimresources.com", "linksynergy.com")
"""Hosts that exist to count who sent a buyer (DISCLOSURES: lint, `disclosure-missing`)."""
AFFILIATE_PARAMETERS = ("aff", "affid", "affiliate", "aff_id", "ref")
REF_IS_A_BRANCH = ("github.com", "gitlab.com")
"""Where `ref` in an address names a version of a file."""

COMPANY_FORMS = frozenset(
    {"ab", "ag", "bv", "co", "corp", "gmbh", "inc", "limited", "llc", "ltd", "oy", "plc", "sa", "srl"}
)


def is_affiliate(url: str, own: tuple[str, ...] = ()) -> bool:
    """Does this link look as if it paid? `own` are the person's own affiliate hosts."""
    name = host(url)
    if any(is_within(name, domain) for domain in (*AFFILIATE_HOSTS, *own)):
        return True
    query = parse_qs(urlsplit(url).query) if name else {}
    if any(is_within(name, domain) for domain in REF_IS_A_BRANCH):
        query.pop("ref", None)
    return ("amazon" in name.split(".") and "tag" in query) or any(word in query for word in AFFILIATE_PARAMETERS)


def sponsor_of(url: str, sponsors: tuple[Sponsor, ...]) -> Sponsor | None:
    """The sponsor whose site a link leads to: by the hosts that are known, or by a name that is the host's.

    Without a known host, `Seedling Co.` is looked for at `seedling.example`, `seedling-co.example` and below these.
    """
    name = host(url)
    return next((sponsor for sponsor in sponsors if name and _is_site_of(name, sponsor)), None)


def _is_site_of(name: str, sponsor: Sponsor) -> bool:
    if sponsor.hosts:
        return any(is_within(name, host(f"https://{domain.lower()}")) for domain in sponsor.hosts)
    if "." in sponsor.name.strip(".") and is_within(name, host(f"https://{sponsor.name.lower()}")):
        return True
    return any(label.replace("-", "") in _labels(sponsor.name) for label in name.split(".")[:-1])


def _labels(name: str) -> frozenset[str]:
    """What a host of this name may be called: the whole name, or without its `Co.`; three letters at least."""
    words = [word for word in slugify(name).split("-") if word]
    whole = "".join(words)
    short = "".join(words[:-1]) if words and words[-1] in COMPANY_FORMS else whole
    return frozenset(label for label in (whole, short) if len(label) > 2)


def is_told(draft: Draft, sponsor: Sponsor) -> bool:
    """Does a disclosure of the draft name this sponsor: in its values, or in its author's own wording?"""
    name = sponsor.name.casefold()
    return any(name in told for disclosure in draft.disclosures for told in _names(disclosure))


def _names(disclosure: Disclosure) -> Iterator[str]:
    yield disclosure.text.casefold()
    value = dict(disclosure.values).get("sponsor", "")
    yield from (word.casefold() for word in ((value,) if isinstance(value, str) else value))
