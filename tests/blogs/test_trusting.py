"""A certificate is looked at, and trusted for one blog; it is kept with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.blogs.adding import add
from editor.blogs.opening import client_for
from editor.blogs.trusting import shown_at
from editor.errors import CertificateUnknown, TlsProblem
from editor.practice.child import RunningPractice
from editor.store.blogs import blog_with, set_trusted
from editor.store.database import Database
from tests.blogs.conftest import LOGIN
from tests.servers.certificates import Certificate, make_authority
from tests.servers.fault_proxy import Fault, FaultProxy, Rule


@pytest.fixture
def proxy(running: RunningPractice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultProxy]:
    """Before a blog, with a certificate that nobody vouches for."""
    authority = make_authority(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    port = int(running.url.rstrip("/").rpartition(":")[2])
    with FaultProxy(port, authority, Certificate.SELF_SIGNED) as made:
        yield made


def test_trusted_for_a_blog_it_is_kept_until_a_person_ends_that(db: Database, proxy: FaultProxy) -> None:
    with pytest.raises(CertificateUnknown) as unknown:
        add(db, proxy.url, LOGIN)
    shown = shown_at(unknown.value.url)
    assert not shown.is_known
    blog = add(db, proxy.url, LOGIN, trusted=shown.to_trust)
    assert blog_with(db, blog.identity) == blog
    assert blog.trusted == shown.certificate
    assert client_for(db, blog, {}).verify() == blog.capabilities
    set_trusted(db, blog.identity, None)
    with pytest.raises(CertificateUnknown):
        client_for(db, blog, {}).verify()


def test_changed_certificate_is_asked_about_anew(db: Database, proxy: FaultProxy) -> None:
    blog = add(db, proxy.url, LOGIN, trusted=shown_at(proxy.url).to_trust)
    proxy.show(Certificate.UNTRUSTED)
    with pytest.raises(CertificateUnknown, match="another certificate than the one that you trust"):
        client_for(db, blog, {}).verify()
    set_trusted(db, blog.identity, shown_at(proxy.url).to_trust)
    assert client_for(db, blog, {}).verify().user_name == "You"


def test_certificate_that_this_computer_knows_need_not_be_trusted_by_anybody(db: Database, proxy: FaultProxy) -> None:
    blog = add(db, proxy.url, LOGIN, trusted=shown_at(proxy.url).to_trust)
    proxy.show(Certificate.GOOD)
    shown = shown_at(proxy.url)
    assert (shown.is_known, shown.to_trust) == (True, None)
    set_trusted(db, blog.identity, shown.to_trust)
    assert client_for(db, blog, {}).verify().user_name == "You"


def test_known_certificate_of_a_server_that_fails_is_known(proxy: FaultProxy) -> None:
    proxy.show(Certificate.GOOD)
    proxy.rules = [Rule(Fault.STATUS, code=301, headers={"Location": "http://127.0.0.1:9/"})]
    assert shown_at(proxy.url).is_known


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        (Certificate.UNTRUSTED_WRONG_NAME, "belongs to another name"),
        (Certificate.EXPIRED, "cannot be looked at: try again, or ask its host"),
    ],
)
def test_certificate_that_does_not_fit_is_not_offered(proxy: FaultProxy, certificate: Certificate, words: str) -> None:
    proxy.show(certificate)
    with pytest.raises(TlsProblem, match=words):
        shown_at(proxy.url)


def test_certificate_behind_a_proxy_is_asked_for_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the proxy finds the blog."""

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(TlsProblem, match=r"blog\.example cannot be looked at through the proxy .* in the preferences"):
        shown_at("https://blog.example/")
