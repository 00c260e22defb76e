"""Fixtures of the clients' tests: servers that misbehave, and a client whose patience is short."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from editor.clients.session import Limits, Session
from editor.clients.wordpress.client import WordPressClient
from editor.clients.wordpress.rest import Rest
from editor.clients.wordpress.xmlrpc import XmlRpc
from editor.model.blog import Credentials
from tests.servers.certificates import Authority, Certificate, make_authority
from tests.servers.fault_proxy import FaultProxy
from tests.support.wordpress import WordPressServer

SHORT = Limits(connect=2.0, read=1.5, whole=3.0, size=3_000_000)
"""For servers that do not answer."""

ClientAt = Callable[..., WordPressClient]


def xmlrpc_at(url: str, credentials: Credentials) -> XmlRpc:
    """Beside the REST API of a blog at this address."""
    return XmlRpc(url=f"{url}xmlrpc.php", credentials=credentials)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine is set up with."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this computer trusts, as an administrator sets it up."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    return authority


@pytest.fixture
def scripted() -> Iterator[FaultProxy]:
    """A server that answers what its rules say."""
    with FaultProxy(upstream_port=9) as proxy:
        yield proxy


@pytest.fixture
def proxy(wordpress: WordPressServer) -> Iterator[FaultProxy]:
    """Stands before WordPress."""
    with FaultProxy(wordpress.port) as proxy:
        yield proxy


@pytest.fixture
def tls_proxy(wordpress: WordPressServer, trusted: Authority) -> Iterator[FaultProxy]:
    """Stands before WordPress, and encrypts."""
    with FaultProxy(wordpress.port, trusted, Certificate.GOOD) as proxy:
        yield proxy


@pytest.fixture
def client_at(wordpress: WordPressServer) -> ClientAt:
    """A client for the blog at an address (a proxy's), as one of its users."""

    def client(url: str, user: str = "editor", limits: Limits | None = None) -> WordPressClient:
        rest = Rest(Session(wordpress.users[user], limits), f"{url}wp-json/")
        return WordPressClient(rest, xmlrpc_at(url, wordpress.users[user]), str(wordpress.user_ids[user]))

    return client


@pytest.fixture
def login() -> Credentials:
    """Of somebody, somewhere."""
    return Credentials(user="märta", password="secret secret")


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Host names and where they lead; every other one but loopback is unknown. Nothing asks the real network."""
    known: dict[str, str] = {}
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **more: object) -> object:
        if host in ("127.0.0.1", "::1", "localhost"):
            return real(host, *rest, **more)  # pyright: ignore[reportArgumentType]  # as it was called
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(known[host], *rest, **more)  # pyright: ignore[reportArgumentType]  # as it was called

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's password for this host, which nobody asked for."""
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login root password toor\n")
    monkeypatch.setenv("NETRC", str(path))


@pytest.fixture
def closed_port() -> int:
    """Where nobody listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def full_server() -> Iterator[str]:
    """A server whose queue is full: no further connection comes about."""
    with closing(socket.socket()) as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        for each in waiting:
            each.close()
