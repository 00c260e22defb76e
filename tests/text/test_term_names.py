"""Names in a tree are short where they are clear, and whole paths where not."""

from __future__ import annotations

from editor.model.post import Term
from editor.text.term_names import in_tree, named, paths, shown_names

GARDEN = Term(id="2", name="Garden")
BEES = Term(id="7", name="Bees", parent="2")
CITY = Term(id="3", name="City & Größe 🐝")
CITY_BEES = Term(id="5", name="bees", parent="3")
LOST = Term(id="9", name="Lost", parent="88")
TREE = (GARDEN, BEES, CITY, CITY_BEES, LOST)


def test_path_goes_from_the_top_on() -> None:
    assert paths(TREE) == {
        "2": "Garden",
        "7": "Garden › Bees",  # noqa: RUF001 — the arrow of a path
        "3": "City & Größe 🐝",
        "5": "City & Größe 🐝 › bees",  # noqa: RUF001 — the arrow of a path
        "9": "Lost",
    }


def test_name_that_is_there_twice_is_shown_by_its_path() -> None:
    shown = shown_names(TREE)
    assert (shown["2"], shown["9"]) == ("Garden", "Lost")
    assert (shown["7"], shown["5"]) == (paths(TREE)["7"], paths(TREE)["5"])


def test_name_or_path_is_found_whatever_its_capitals() -> None:
    assert named(TREE, " garden ") == GARDEN
    assert named(TREE, paths(TREE)["5"].upper()) == CITY_BEES
    assert named(TREE, "Bees") == CITY_BEES  # the older one
    assert named((*TREE, Term(id="40", name="BEES")), "Bees") == Term(id="40", name="BEES")  # the one at the top
    assert named(TREE, "Wasps") is None
    assert named((Term(id="x", name="Odd"),), "odd") == Term(id="x", name="Odd")


def test_ring_is_gone_through_once() -> None:
    ring = (Term(id="1", name="A", parent="2"), Term(id="2", name="B", parent="1"))
    assert paths(ring) == {"1": "B › A", "2": "A › B"}  # noqa: RUF001 — the arrow of a path


def test_tree_stands_with_each_below_the_one_above_it() -> None:
    other = Term(id="11", name="Garden & more")
    ordered = [(term.name, depth) for term, depth in in_tree((BEES, other, CITY_BEES, GARDEN, CITY))]
    assert ordered == [("City & Größe 🐝", 0), ("bees", 1), ("Garden", 0), ("Bees", 1), ("Garden & more", 0)]
