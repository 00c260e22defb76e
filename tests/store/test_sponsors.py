"""Sponsors are offered again."""

from editor.model.disclosure import Sponsor
from editor.store.database import Database
from editor.store.sponsors import remember_sponsor, sponsors


def test_sponsors_come_by_name(db: Database) -> None:
    for name in ("fjord lines", "Acme", "Zebra"):
        remember_sponsor(db, Sponsor(name=name, hosts=(f"{name[0]}.example",)))
    assert [sponsor.name for sponsor in sponsors(db)] == ["Acme", "fjord lines", "Zebra"]


def test_hosts_of_a_sponsor_are_gathered(db: Database) -> None:
    remember_sponsor(db, Sponsor(name="Acme", hosts=("acme.example", "acme.test")))
    remember_sponsor(db, Sponsor(name="Acme", hosts=("shop.example", "acme.example")))
    remember_sponsor(db, Sponsor(name="Acme"))
    assert sponsors(db) == (Sponsor(name="Acme", hosts=("acme.example", "acme.test", "shop.example")),)
