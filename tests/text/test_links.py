"""Links made of words and addresses, and taken away."""

import pytest

from editor.text.links import is_address, link_target, linked, pasted_address
from tests.support.marked import drawn, shown


def after(marked: str, address: str = "") -> str:
    text, selection = drawn(marked)
    return shown(text, linked(text, selection, address))


@pytest.mark.parametrize(
    ("before", "address", "expected"),
    [
        ("see «this» now", "", "see [this](«https://») now"),
        ("see «this» now", "https://a.example/x_(y)", "see [this](https://a.example/x_%28y%29)| now"),
        ("see th|is now", "", "see [this](«https://») now"),
        ("see | now", "", "see [|](https://) now"),
        ("see | now", "https://a.example", "see [|](https://a.example) now"),
        ("see «https://a.example» now", "", "see [|](https://a.example) now"),
        ("«one\n\ntwo»", "", "«one\n\ntwo»"),
        ("see [th|is](https://a.example) now", "", "see [this](«https://a.example») now"),
        ("see [this](«https://a.example») now", "", "see «this» now"),
        ("see [«this»](https://a.example) now", "", "see «this» now"),
        ("see «[this](https://a.example)» now", "", "see «this» now"),
        ("see [«th»is](https://a.example) now", "", "see [this](«https://a.example») now"),
        ("[a](b)| c", "", "[a](b)[|](https://) c"),
        ("![a«b»c](d)", "", "![a[b](«https://»)c](d)"),
    ],
)
def test_link_command(before: str, address: str, expected: str) -> None:
    assert after(before, address) == expected


def test_address_pasted_over_words_links_them() -> None:
    text, selection = drawn("see «this» now")
    edit = pasted_address(text, selection, "https://a.example")
    assert edit
    assert shown(text, edit) == "see [this](https://a.example)| now"


@pytest.mark.parametrize("marked", ["a | b", "a « » b", "«one\ntwo»", "«https://b.example»", "[a](«b»)"])
def test_address_is_pasted_as_it_is_where_no_link_can_come_of_it(marked: str) -> None:
    text, selection = drawn(marked)
    assert pasted_address(text, selection, "https://a.example") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/b?c=d#e", True),
        (" http://a.example \n", True),
        ("mailto:a@b.example", True),
        ("HTTPS://A.EXAMPLE", True),
        ("see https://a.example", False),
        ("https://a.example\nhttps://b.example", False),
        ("javascript:alert(1)", False),
        ("a.example", False),
    ],
)
def test_what_counts_as_an_address(text: str, expected: bool) -> None:
    assert is_address(text) is expected


def test_target_of_a_link_has_no_spaces_or_parentheses() -> None:
    assert link_target(" https://a.example/a b(c) ") == "https://a.example/a%20b%28c%29"
