"""A proxy, and certificates that are trusted besides the usual ones, go before what the environment says."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from editor.clients.network import Network
from editor.clients.session import Session
from editor.errors import BlogError, NetworkUnusable, TlsProblem
from tests.servers.certificates import Authority
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.raw_server import raw_server


def test_what_is_sent_to_a_blog_goes_through_the_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("https_proxy", raising=False)
    asked: list[bytes] = []

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        del ends
        asked.append(connection.recv(4096).splitlines()[0])
        connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    network = Network(os.environ, tmp_path)
    with raw_server(speak) as url:
        network.use(url.removeprefix("http://").rstrip("/"), None)
        with pytest.raises(BlogError):
            Session().get("https://blog.example/")
    network.use("", None)
    assert "https_proxy" not in os.environ
    assert set(asked) == {b"CONNECT blog.example:443 HTTP/1.0"} or set(asked) == {b"CONNECT blog.example:443 HTTP/1.1"}


def test_certificate_of_ones_own_authority_is_trusted_besides_the_usual(
    tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    network = Network(os.environ, tmp_path / "cache")
    with FaultProxy(9, authority) as proxy:
        with pytest.raises(TlsProblem):
            Session().get(proxy.url)
        network.use("", authority.ca_file)
        proxy.rules = [Rule(Fault.STATUS, code=204, body="")]
        assert Session().get(proxy.url).status == 204
        bundle = Path(os.environ["REQUESTS_CA_BUNDLE"])
        assert bundle.read_bytes().count(b"BEGIN CERTIFICATE") > 50
        network.use("", None)
        with pytest.raises(TlsProblem):
            Session().get(proxy.url)
    assert [file.name for file in bundle.parent.iterdir()] == ["trusted.pem"]


def test_environment_stands_where_nothing_is_chosen(tmp_path: Path, authority: Authority) -> None:
    first = {"HTTPS_PROXY": "http://there:1", "REQUESTS_CA_BUNDLE": str(authority.ca_file), "HOME": "/home"}
    environ = dict(first)
    network = Network(environ, tmp_path)
    network.use("http://here:2", authority.ca_file)
    assert environ["HTTPS_PROXY"] == environ["https_proxy"] == "http://here:2"
    assert Path(environ["REQUESTS_CA_BUNDLE"]).read_bytes().count(b"BEGIN CERTIFICATE") == 2
    network.use("", None)
    assert environ == first


@pytest.mark.parametrize(
    ("proxy", "sentence"),
    [
        ("socks5://here:1", "is no address of a proxy"),
        ("here:x", "is no address of a proxy"),
        ("here:0", "is no address of a proxy"),
        (" ", "is no address of a proxy"),
        ("the office", "is no address of a proxy"),
        ("http://me:secret@here:1", r"A proxy's password is not kept here\. Set HTTPS_PROXY"),
    ],
)
def test_proxy_that_cannot_be_used_is_said_and_nothing_changes(tmp_path: Path, proxy: str, sentence: str) -> None:
    environ = {"https_proxy": "http://there:1"}
    with pytest.raises(NetworkUnusable, match=sentence) as told:
        Network(environ, tmp_path).use(proxy, None)
    assert "secret" not in str(told.value)
    assert environ == {"https_proxy": "http://there:1"}


@pytest.mark.parametrize("words", ["no certificate", None])
def test_file_without_certificates_is_said_and_nothing_changes(tmp_path: Path, words: str | None) -> None:
    file, environ = tmp_path / "own.pem", dict[str, str]()
    if words:
        file.write_text(words)
    with pytest.raises(NetworkUnusable, match=r"own\.pem cannot be used: .*\. Choose a file of certificates in PEM"):
        Network(environ, tmp_path).use("", file)
    assert environ == {}
