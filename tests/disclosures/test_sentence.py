"""A disclosure writes itself, in one breath: who gave what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.disclosures.sentence import filled, listed, replaced, sentence, unfilled, with_text
from editor.disclosures.templates import template, templates
from editor.errors import NoSuchTemplate, WrongValue
from editor.model.disclosure import Disclosure, VariableKind

TRIP = [("sponsor", "Seedling Co."), ("items", "train fare"), ("items", "hotel"), ("event", "the Bristol garden week")]


def test_trip_reads_as_a_person_would_say_it() -> None:
    disclosure = filled("paid-travel", [*TRIP, ("saw", "no")], "en")
    assert sentence(disclosure, "en") == (
        "Seedling Co. paid my train fare and hotel for the Bristol garden week. "
        "Nobody there saw this post before you did."
    )


def test_what_is_not_filled_in_is_left_out() -> None:
    assert sentence(filled("paid-travel", TRIP[:2], "en"), "en") == "Seedling Co. paid my train fare."


def test_day_is_written_out() -> None:
    values = [("sponsor", "Acme"), ("product", "a spade"), ("until", "2026-05-14")]
    assert sentence(filled("free-product", values, "en"), "en") == (
        "Acme gave me a spade for free. It goes back on 14 May 2026."
    )


@pytest.mark.parametrize("each", templates("en"), ids=lambda each: each.id)
def test_every_template_makes_a_sentence_of_its_required_values_alone(each: object) -> None:
    chosen = template(getattr(each, "id"), "en")  # noqa: B009 # the parameter's type is not told to pytest
    values = {VariableKind.LIST: "hotel", VariableKind.DATE: "2026-05-14"}
    needed = [(v.name, values.get(v.kind, "Acme")) for v in chosen.variables if v.required]
    said = sentence(filled(chosen.id, needed, "en"), "en")
    assert "{" not in said
    assert said.endswith(".") or chosen.id == "other-connection"
    assert chosen.label
    assert chosen.relationship
    assert chosen.source
    assert chosen.reviewed


def test_the_six_are_there_and_the_trip_is_first() -> None:
    ids = [each.id for each in templates("en")]
    assert ids == ["paid-travel", "free-product", "paid-post", "affiliate-links", "employer", "other-connection"]


@pytest.mark.parametrize("lang", ["en-GB", "", "xx", "../en", "EN"])
def test_language_without_templates_gets_english_ones(lang: str) -> None:
    assert {each.language for each in templates(lang)} == {"en"}


@pytest.mark.parametrize(
    ("template_id", "values", "said"),
    [
        ("paid-travel", TRIP[1:], "needs sponsor. Set it with --set sponsor="),
        ("paid-travel", [("sponsor", "Acme"), ("items", " ")], "needs items"),
        ("paid-travel", [("who", "Acme")], "has no “who”. It has: sponsor, items"),
        ("paid-travel", [*TRIP, ("saw", "perhaps")], "one of no, read, changed, not “perhaps”"),
        ("free-product", [("until", "soon")], "is a day such as 2026-05-14"),
    ],
)
def test_wrong_value_is_told(template_id: str, values: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(WrongValue, match=said):
        filled(template_id, values, "en")


def test_unknown_template_is_told_with_the_list() -> None:
    with pytest.raises(NoSuchTemplate, match="There are: paid-travel, free-product"):
        filled("bribe", [], "en")


def test_blank_that_must_be_filled_stays_visible() -> None:
    disclosure = Disclosure(template="paid-travel", values=(("sponsor", "Acme"),))
    assert sentence(disclosure, "en") == "Acme paid my {items}."
    assert unfilled(disclosure, "en") == ("items",)


def test_value_that_is_no_choice_or_day_is_said_as_it_is() -> None:
    odd = Disclosure(
        template="free-product", values=(("sponsor", "A"), ("product", "b"), ("kept", "c"), ("until", "d"))
    )
    assert sentence(odd, "en") == "A gave me b for free. c It goes back on d."


def test_authors_wording_wins_and_needs_no_values() -> None:
    disclosure = Disclosure(template="paid-travel", text="Acme flew me in.")
    assert sentence(disclosure, "en") == "Acme flew me in."
    assert unfilled(disclosure, "en") == ()


def test_wording_that_is_the_templates_own_is_not_kept() -> None:
    plain = filled("employer", [("sponsor", "Acme")], "en")
    assert with_text(plain, " I work for Acme. ", "en") == plain
    assert with_text(plain, "Acme pays my rent.", "en") == replace(plain, text="Acme pays my rent.")


def test_same_template_replaces_and_another_is_added() -> None:
    first, second = (filled("employer", [("sponsor", name)], "en") for name in ("Acme", "Bolt"))
    trip = filled("paid-travel", TRIP, "en")
    assert replaced((first, trip), second) == (second, trip)
    assert replaced((first,), trip) == (first, trip)


def test_list_is_joined() -> None:
    assert [listed(("a", "b", "c")[:n], "and") for n in range(4)] == ["", "a", "a and b", "a, b and c"]
