"""One certificate that a person trusts, at one site."""

from __future__ import annotations

import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from editor.clients.certificate import fits, presented
from editor.clients.discovery import discover
from editor.clients.sent_body import SentBody
from editor.clients.session import Session
from editor.clients.wordpress.client import open_wordpress
from editor.errors import CertificateUnknown, TlsProblem, Unreachable
from editor.model.blog import Blog, Credentials
from editor.model.certificate import Certificate
from editor.model.examination import Finding, Subject, Verdict
from tests.servers.certificates import Authority
from tests.servers.certificates import Certificate as Kind
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

UNKNOWN = r"comes from an authority that this computer does not know"
ANOTHER = r"shows another certificate than the one that you trust for it.*Ask its host whether it was changed\."


@pytest.fixture(params=[Kind.UNTRUSTED, Kind.SELF_SIGNED])
def server(request: pytest.FixtureRequest, trusted: Authority) -> Iterator[FaultProxy]:
    """For which nobody vouches whom this computer knows."""
    with FaultProxy(9, trusted, request.param) as proxy:
        proxy.rules = [Rule(Fault.STATUS, code=200, body="{}", type="application/json")]
        yield proxy


def shown(proxy: FaultProxy) -> Certificate:
    """As a person looked at it."""
    certificate = presented(proxy.url)
    assert certificate is not None
    return certificate


def test_certificate_is_told_before_it_is_trusted(server: FaultProxy) -> None:
    certificate = shown(server)
    assert certificate.site == server.url.split("/")[2]
    assert "127.0.0.1" in certificate.names
    assert len(certificate.fingerprint) == 95
    assert certificate.fingerprint.count(":") == 31
    assert certificate.since < certificate.until
    assert server.log == []


def test_trusted_certificate_lets_in_and_it_only_does_there(server: FaultProxy, login: Credentials) -> None:
    with pytest.raises(CertificateUnknown, match=UNKNOWN) as unknown:
        Session(login).get(server.url)
    assert unknown.value.url == server.url
    session = Session(login, trusted=shown(server))
    assert session.get(server.url).body == b"{}"
    assert session.write("POST", server.url, SentBody(b"x")).status == 200
    assert session.as_nobody().get(server.url).status == 200
    assert "Authorization" not in server.log[-1].headers
    with pytest.raises(CertificateUnknown, match=UNKNOWN):
        session.as_nobody().get(server.url.replace("127.0.0.1", "localhost"))


def test_changed_certificate_is_refused_before_anything_is_sent(trusted: Authority, login: Credentials) -> None:
    with FaultProxy(9, trusted, Kind.SELF_SIGNED) as proxy:
        proxy.rules = [Rule(Fault.STATUS, code=200, body="{}")]
        first = shown(proxy)
        for changed in (Kind.UNTRUSTED, Kind.GOOD, Kind.BY_SELF_SIGNED):  # vouched for by whomever
            proxy.show(changed)
            with pytest.raises(CertificateUnknown, match=ANOTHER):
                Session(login, trusted=first).get(proxy.url)
            with pytest.raises(CertificateUnknown, match=ANOTHER):
                Session(login, trusted=first).write("POST", proxy.url, SentBody(b"x"))
            with pytest.raises(CertificateUnknown, match=ANOTHER):
                fits(proxy.url, first)
        assert proxy.log == []


def test_name_is_verified_all_the_same(trusted: Authority) -> None:
    with FaultProxy(9, trusted, Kind.UNTRUSTED_WRONG_NAME) as proxy:
        certificate = shown(proxy)
        with pytest.raises(TlsProblem, match="belongs to another name") as told:
            Session(trusted=certificate).get(proxy.url)
        with pytest.raises(TlsProblem, match="belongs to another name"):
            fits(proxy.url, certificate)
        assert not isinstance(told.value, CertificateUnknown)
        assert proxy.log == []


@pytest.mark.parametrize("certificate", [Kind.EXPIRED, Kind.WRONG_NAME, Kind.NOT_YET])
def test_nobody_is_asked_to_trust_what_is_wrong_otherwise(trusted: Authority, certificate: Kind) -> None:
    with FaultProxy(9, trusted, certificate) as proxy, pytest.raises(TlsProblem) as told:
        Session().get(proxy.url)
    assert not isinstance(told.value, CertificateUnknown)


def test_nobody_answers_there_any_more(server: FaultProxy, closed_port: int) -> None:
    with pytest.raises(Unreachable):
        fits(f"https://127.0.0.1:{closed_port}/", shown(server))


def test_certificate_is_trusted_through_a_proxy_too(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        FaultProxy(9, trusted, Kind.UNTRUSTED_WRONG_NAME) as proxy,
        tunnel_to(int(proxy.url.split(":")[2].strip("/"))) as tunnel,
    ):
        proxy.rules = [Rule(Fault.STATUS, code=200, body="{}")]
        certificate = replace(shown(proxy), site="blog.example")
        monkeypatch.setenv("https_proxy", tunnel)
        with pytest.raises(CertificateUnknown):
            Session().get("https://blog.example/")
        assert Session(trusted=certificate).get("https://blog.example/").body == b"{}"
        proxy.show(Kind.UNTRUSTED)
        with pytest.raises(CertificateUnknown, match=ANOTHER):
            Session(trusted=certificate).get("https://blog.example/")


@contextmanager
def tunnel_to(port: int) -> Generator[str]:
    """A proxy that leads to one port of this computer, whatever it is asked for; its address."""

    class Tunnel(StreamRequestHandler):
        def handle(self) -> None:
            while self.rfile.readline().strip():
                pass
            with socket.create_connection(("127.0.0.1", port)) as there:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
                back = Thread(target=pass_on, args=(there, self.connection))
                back.start()
                pass_on(self.connection, there)
                back.join()

    with ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        serving.join()


def pass_on(here: socket.socket, there: socket.socket) -> None:
    """Until one of them ends."""
    with suppress(OSError):
        while sent := here.recv(65536):
            there.sendall(sent)
    with suppress(OSError):
        there.shutdown(socket.SHUT_WR)


def examined(proxy: FaultProxy, login: Credentials, trusted: Certificate | None) -> list[Finding]:
    """By the doctor."""
    blog = Blog(
        identity="x",
        name="Blog",
        url=proxy.url,
        api_url=f"{proxy.url}wp-json/",
        kind="wordpress",
        user=login.user,
        trusted=trusted,
    )
    return list(open_wordpress(blog, login).examine())


def test_whole_wordpress_behind_a_trusted_certificate(wordpress: WordPressServer, trusted: Authority) -> None:
    login = wordpress.users["editor"]
    with FaultProxy(wordpress.port, trusted, Kind.SELF_SIGNED) as proxy:
        certificate = shown(proxy)
        with pytest.raises(CertificateUnknown):
            discover(proxy.url)
        site = discover(proxy.url, trusted=certificate)
        assert site.url == proxy.url
        assert examined(proxy, login, None)[-1].verdict is Verdict.STOP
        findings = examined(proxy, login, certificate)
        wrong = examined(proxy, Credentials(user="editor", password="wrong"), certificate)
    assert {finding.verdict for finding in findings} == {Verdict.GOOD}
    (encryption,) = (finding.sentence for finding in findings if finding.subject is Subject.ENCRYPTION)
    assert encryption.startswith("The certificate is the one that you trust for this blog, until ")
    assert "it knows no such pair" in wrong[-1].sentence  # which XML-RPC told, behind the same certificate
