"""Sponsors are known by their hosts, and paid links by their shape."""

import pytest

from editor.disclosures.paid import is_affiliate, names_told, sponsor_of
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft

ACME, DOTTED = Sponsor(name="Acme", hosts=("acme.example",)), Sponsor(name="bolt.example")


@pytest.mark.parametrize(
    "url",
    [
        "https://amzn.to/x",
        "https://www.amazon.co.uk/dp/1?tag=me-21",
        "https://a.example/?aff=1",
        "https://go.mine.example/x",
    ],
)
def test_link_that_pays_is_seen(url: str) -> None:
    assert is_affiliate(url, ("mine.example",))


@pytest.mark.parametrize(
    "url", ["https://amazon.com/dp/1", "https://a.example/?ref=home", "#note", "mailto:a@b.example"]
)
def test_ordinary_link_is_not_suspected(url: str) -> None:
    assert not is_affiliate(url)


def test_sponsor_is_known_by_host_or_by_a_name_that_is_one() -> None:
    assert sponsor_of("https://shop.acme.example/x", (DOTTED, ACME)) is ACME
    assert sponsor_of("https://www.bolt.example", (ACME, DOTTED)) is DOTTED
    assert sponsor_of("https://else.example", (ACME, DOTTED, Sponsor(name="Nobody"))) is None
    assert sponsor_of("/about", (DOTTED,)) is None


def test_names_told_are_those_in_disclosures() -> None:
    told = Draft(disclosures=(Disclosure(template="employer", values=(("sponsor", "Acme"),)), Disclosure(template="x")))
    assert names_told(told) == {"acme"}
