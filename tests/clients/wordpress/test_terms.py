"""Categories and tags whose names WordPress escapes, searches fuzzily, or has twice."""

from __future__ import annotations

import json

import pytest

from editor.clients.protocols import TermKind
from editor.errors import Cancelled, NotAllowed, RequestRefused
from editor.model.work import CancelToken
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer


@pytest.mark.parametrize(
    ("kind", "name", "seeded"),
    [
        (TermKind.CATEGORY, "trains & BOATS", "category_nested"),
        (TermKind.TAG, "Größe", "tag_umlaut"),
        (TermKind.TAG, "Reader's Choice", "tag_quote"),
        (TermKind.TAG, "harbour", "tag_plain"),
    ],
)
def test_term_is_found_however_its_name_is_kept(
    wordpress: WordPressServer, client_at: ClientAt, kind: TermKind, name: str, seeded: str
) -> None:
    found = client_at(wordpress.url).find_term(kind, name)
    assert found is not None
    assert found.id == str(wordpress.seed[seeded])


@pytest.mark.parametrize("name", ["C++", "你好", "☕ & 🍰", "C#"])
def test_term_without_a_word_to_search_is_found(wordpress: WordPressServer, client_at: ClientAt, name: str) -> None:
    client = client_at(wordpress.url)
    assert client.find_term(TermKind.TAG, name) is None
    made = client.create_term(TermKind.TAG, name)
    assert (made.name, client.find_term(TermKind.TAG, name)) == (name, made)


def test_nested_category_names_its_parent(wordpress: WordPressServer, client_at: ClientAt) -> None:
    terms = {term.name: term for term in client_at(wordpress.url).terms(TermKind.CATEGORY, CancelToken())}
    assert terms["Trains & Boats"].parent == terms["Travel"].id
    assert terms["Travel"].parent == ""


def test_all_terms_come_over_several_pages(wordpress: WordPressServer, client_at: ClientAt) -> None:
    assert len(client_at(wordpress.url).terms(TermKind.TAG, CancelToken())) == 113


def test_fetching_of_terms_can_be_stopped(wordpress: WordPressServer, client_at: ClientAt) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        client_at(wordpress.url).terms(TermKind.TAG, token)


def test_category_that_exists_in_another_case_is_adopted(wordpress: WordPressServer, client_at: ClientAt) -> None:
    made = client_at(wordpress.url).create_term(TermKind.CATEGORY, "TRAVEL")
    assert (made.id, made.name) == (str(wordpress.seed["category_travel"]), "Travel")


def test_author_makes_tags_but_no_categories(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url, "author")
    assert client.create_term(TermKind.TAG, "own").name == "own"
    with pytest.raises(NotAllowed):
        client.create_term(TermKind.CATEGORY, "own")


def test_term_that_exists_but_is_not_named_is_refused(proxy: FaultProxy, client_at: ClientAt) -> None:
    refusal = json.dumps({"code": "term_exists", "message": "It exists.", "data": {"status": 400}})
    proxy.rules = [Rule(Fault.STATUS, method="POST", code=400, body=refusal, type="application/json")]
    with pytest.raises(RequestRefused, match="It exists"):
        client_at(proxy.url).create_term(TermKind.TAG, "x")
