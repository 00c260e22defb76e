"""Terms over XML-RPC: what the contract does not show."""

from __future__ import annotations

import pytest

from editor.clients.protocols import TermKind
from editor.clients.xmlrpc import terms
from editor.clients.xmlrpc.terms import Terms
from editor.errors import Cancelled, NotAllowed, RequestRefused
from editor.model.work import CancelToken
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt, fault
from tests.support.wordpress import WordPressServer


def test_terms_come_page_by_page_to_the_end(xmlrpc_at: XmlRpcAt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "_PER_PAGE", 50)
    names = [term.name for term in xmlrpc_at().terms(TermKind.TAG, CancelToken())]
    assert len(names) == len(set(names)) == 113
    assert {"Größe", "shelf 110"} <= set(names)


def test_category_below_another_one_is_found_by_its_typed_name(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    found = xmlrpc_at().find_term(TermKind.CATEGORY, "trains & boats")
    assert found is not None
    assert (found.id, found.name) == (str(wordpress.seed["category_nested"]), "Trains & Boats")
    assert found.parent == str(wordpress.seed["category_travel"])
    assert xmlrpc_at().find_term(TermKind.TAG, "größe") is not None
    assert xmlrpc_at().find_term(TermKind.TAG, "…") is None


def test_stopping_is_looked_at(xmlrpc_at: XmlRpcAt) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        xmlrpc_at().terms(TermKind.TAG, cancel)


def test_author_makes_no_tag_over_xmlrpc(xmlrpc_at: XmlRpcAt) -> None:
    with pytest.raises(NotAllowed, match="not allowed to create terms"):
        xmlrpc_at(user="author").create_term(TermKind.TAG, "new")


def test_term_that_is_refused_and_not_there_is_told(answers: Scripted) -> None:
    with pytest.raises(RequestRefused, match="refused: The disk is full"):
        Terms(answers(fault(500, "The disk is full."), [])).create(TermKind.TAG, "new")


def test_pages_are_listed_for_who_may_edit_them_and_none_for_others(
    wordpress: WordPressServer, xmlrpc_at: XmlRpcAt
) -> None:
    assert {page.id for page in xmlrpc_at().pages(CancelToken())}
    assert xmlrpc_at(user="author").pages(CancelToken()) == ()
