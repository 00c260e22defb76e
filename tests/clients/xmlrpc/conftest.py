"""Fixtures of the XML-RPC client's tests: the client at an address, and a server whose answers are scripted."""

from __future__ import annotations

import xmlrpc.client
from collections.abc import Callable
from typing import Any

import pytest

from editor.clients.session import Session
from editor.clients.xmlrpc.client import XmlRpcClient
from editor.clients.xmlrpc.rpc import Rpc
from editor.model.blog import Credentials
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

XmlRpcAt = Callable[..., XmlRpcClient]
Scripted = Callable[..., Rpc]


def says(value: Any, nth: int = 1) -> Rule:  # noqa: ANN401  # whatever can be marshalled
    """The answer to the next call."""
    text = xmlrpc.client.dumps(value if isinstance(value, xmlrpc.client.Fault) else (value,), methodresponse=True)
    return raw(text, nth)


def raw(body: str | bytes, nth: int = 1, code: int = 200, later: str = "") -> Rule:
    """Any answer to the next call."""
    return Rule(
        Fault.STATUS, nth=nth, code=code, body=body, type="text/xml", headers={"Retry-After": later} if later else {}
    )


def fault(code: object, words: str = "No.") -> xmlrpc.client.Fault:
    """A refusal."""
    return xmlrpc.client.Fault(code, words)  # pyright: ignore[reportArgumentType]  # servers that lie send texts


@pytest.fixture
def xmlrpc_at(wordpress: WordPressServer) -> XmlRpcAt:
    """A client for the blog at an address (a proxy's), as one of its users."""

    def client(url: str = wordpress.url, user: str = "editor", session: Session | None = None) -> XmlRpcClient:
        rpc = Rpc(session or Session(), f"{url}xmlrpc.php", wordpress.users[user])
        return XmlRpcClient(rpc, str(wordpress.user_ids[user]), "+02:00")

    return client


@pytest.fixture
def answers(scripted: FaultProxy, login: Credentials) -> Scripted:
    """A server that says these values one after the other."""

    def server(*values: object) -> Rpc:
        scripted.rules = [value if isinstance(value, Rule) else says(value) for value in values]
        return Rpc(Session(), f"{scripted.url}xmlrpc.php", login)

    return server
