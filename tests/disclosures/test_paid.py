"""Sponsors are known by their hosts, and paid links by their shape."""

import pytest

from editor.disclosures.paid import is_affiliate, is_told, sponsor_of
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft

ACME, DOTTED = Sponsor(name="Acme", hosts=("acme.example",)), Sponsor(name="bolt.example")


@pytest.mark.parametrize(
    "url",
    [
        "https://amzn.to/x",
        "https://www.amazon.co.uk/dp/1?tag=me-21",
        "https://a.example/?aff=1",
        "https://shop.example/bees?ref=mine",
        "https://go.mine.example/x",
    ],
)
def test_link_that_pays_is_seen(url: str) -> None:
    assert is_affiliate(url, ("mine.example",))


@pytest.mark.parametrize(
    "url",
    [
        "https://amazon.com/dp/1",
        "https://a.example/?ref=",
        "https://github.com/a/b?ref=main",
        "https://a.example/preferred?href=x",
        "#note",
        "mailto:a@b.example",
    ],
)
def test_ordinary_link_is_not_suspected(url: str) -> None:
    assert not is_affiliate(url)


def test_sponsor_is_known_by_host_or_by_a_name_that_is_one() -> None:
    assert sponsor_of("https://shop.acme.example/x", (DOTTED, ACME)) is ACME
    assert sponsor_of("https://www.bolt.example", (ACME, DOTTED)) is DOTTED
    assert sponsor_of("https://else.example", (ACME, DOTTED, Sponsor(name="Nobody"))) is None
    assert sponsor_of("/about", (DOTTED,)) is None


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Seedling Co.", "https://www.seedling.example/x"),
        ("Seedling Co.", "https://seedling-co.example"),
        ("Garden Week Bristol", "https://tickets.gardenweekbristol.example"),
    ],
)
def test_sponsor_without_known_hosts_is_looked_for_by_name(name: str, url: str) -> None:
    assert sponsor_of(url, (Sponsor(name=name),)) == Sponsor(name=name)


@pytest.mark.parametrize("name", ["Seed", "AB", "!", "", "example"])
def test_name_that_is_not_the_hosts_is_none(name: str) -> None:
    assert sponsor_of("https://seedling.ab.example", (Sponsor(name=name),)) is None


def test_hosts_are_compared_without_www_and_case() -> None:
    assert sponsor_of("https://acme.example", (Sponsor(name="A", hosts=("WWW.Acme.example",)),)) is not None


def test_sponsor_is_told_by_value_or_by_wording() -> None:
    told = Draft(disclosures=(Disclosure(template="employer", values=(("sponsor", "acme"),)),))
    worded = Draft(disclosures=(Disclosure(template="employer", text="I work for ACME and like it."),))
    both = Draft(disclosures=(Disclosure(template="x", values=(("sponsor", ("Bolt", "Acme")),)),))
    assert all(is_told(draft, ACME) for draft in (told, worded, both))
    assert not is_told(Draft(), ACME)
    assert not is_told(told, Sponsor(name="Bolt"))
