"""The client meets every protocol that WordPress can, and finds out who it is when nobody said so."""

from __future__ import annotations

from editor.clients.protocols import CommentSource, Examinable, MediaLibrary, PostBin, TermSource
from editor.clients.session import Session
from editor.clients.wordpress.client import WordPressClient
from editor.clients.wordpress.rest import Rest
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.conftest import xmlrpc_at
from tests.support.wordpress import WordPressServer


def test_client_meets_the_protocols(wordpress: WordPressServer) -> None:
    login = wordpress.users["editor"]
    client = WordPressClient(Rest(Session(login), f"{wordpress.url}wp-json/"), xmlrpc_at(wordpress.url, login))
    for protocol in (CommentSource, Examinable, MediaLibrary, PostBin, TermSource):
        assert isinstance(client, protocol)


def test_client_that_does_not_know_its_user_asks_once(wordpress: WordPressServer) -> None:
    login = wordpress.users["editor"]
    client = WordPressClient(Rest(Session(login), f"{wordpress.url}wp-json/"), xmlrpc_at(wordpress.url, login))
    post = client.create(PostFields(title="Ferry", slug="ferry", status=Status.DRAFT))
    assert client.find("ferry") == (post,)
    assert client.find("ferry") == (post,)
