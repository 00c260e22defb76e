"""An approval that comes by an address of our own scheme, from the approving page of a real WordPress."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from editor.blogs import handed
from editor.blogs.handed import HandedAnswer, WayBack, exchange, found_at, is_registered
from editor.clients.discovery import discover
from editor.clients.registry import open_client
from editor.clients.session import Session
from editor.clients.wordpress.rest import Rest
from editor.errors import LoginRefused
from editor.model.approval import APPLICATION, DESKTOP_ENTRY
from editor.model.blog import Blog, Credentials, Site
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.browser import Browser
from tests.support.desktop_tools import desktop_that_names
from tests.support.memory_blog import MemoryBlog
from tests.support.wordpress import WordPressServer

SITE = Site(name="Blog", url="https://blog.example/", api_url="https://blog.example/wp-json/", kind="wordpress")
GOOD = {"site_url": "https://blog.example", "user_login": "marta", "password": "abcd EFGH 1234 ijkl MNOP 5678"}


@pytest.fixture
def proxy(wordpress: WordPressServer) -> Iterator[FaultProxy]:
    """Stands before WordPress."""
    with FaultProxy(wordpress.port) as proxy:
        yield proxy


def asked(site: Site, name: str) -> Credentials | None:
    """What the page hands over when a person says yes or no."""
    heard: list[Credentials | None] = []
    answer = HandedAnswer(site, heard.append)
    told = {"app_name": "Rejoinder", "app_id": APPLICATION, "success_url": answer.address}
    with closing(Browser(f"{site.authorization_url}?{urlencode(told)}", "author")) as browser:
        assert answer.take(browser.run_scripts(name, browser.open()))
    return heard[0]


def approved(wordpress: WordPressServer, url: str = "") -> tuple[Site, Credentials]:
    site = discover(url or wordpress.url)
    credentials = asked(site, "approve")
    assert credentials is not None
    return site, credentials


def verify(site: Site, credentials: Credentials) -> str:
    blog = Blog(identity="x", name="x", url=site.url, api_url=site.api_url, kind=site.kind, user=credentials.user)
    return open_client(blog, credentials).verify().user_name


def names(wordpress: WordPressServer) -> int:
    """How many passwords the author has."""
    rest = Rest(Session(wordpress.users["author"]), f"{wordpress.url}wp-json/")
    return len(rest.page("wp/v2/users/me/application-passwords").records)


def test_password_that_others_may_have_read_is_exchanged(
    wordpress: WordPressServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = names(wordpress)
    site, seen = approved(wordpress)
    exchanged = exchange(site, seen)
    assert exchanged.why == ""
    assert (exchanged.credentials.user, exchanged.credentials.password == seen.password) == ("author", False)
    assert verify(site, exchanged.credentials) == "Author Person"
    with pytest.raises(LoginRefused):
        verify(site, seen)
    assert names(wordpress) == before + 1
    for secret in (seen.password, exchanged.credentials.password):
        assert secret not in caplog.text
        assert secret not in repr(exchanged)


def test_person_who_does_not_approve_is_heard(wordpress: WordPressServer) -> None:
    assert asked(discover(wordpress.url), "reject") is None


def test_first_password_is_kept_with_a_word_when_no_other_is_made(
    wordpress: WordPressServer, proxy: FaultProxy
) -> None:
    site, seen = approved(wordpress, proxy.url)
    proxy.rules = [Rule(Fault.STATUS, code=403, method="POST", path="application-passwords", body="No.")]
    exchanged = exchange(site, seen)
    assert exchanged.credentials == seen
    assert "made no other password" in exchanged.why
    assert "may have read it in a command line. Connect with it all the same, or revoke it" in exchanged.why
    assert verify(site, seen) == "Author Person"


def test_blog_that_makes_no_passwords_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def open_client(blog: Blog, credentials: Credentials) -> MemoryBlog:
        del blog, credentials
        return MemoryBlog()

    monkeypatch.setattr("editor.clients.registry.open_client", open_client)
    seen = Credentials(user="marta", password="abcd")
    exchanged = exchange(SITE, seen)
    assert exchanged.credentials == seen
    assert "It lets no program make one." in exchanged.why


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER, Fault.STATUS_AFTER])
def test_lost_answer_to_the_revoking_is_looked_up(wordpress: WordPressServer, proxy: FaultProxy, fault: Fault) -> None:
    site, seen = approved(wordpress, proxy.url)
    proxy.rules = [Rule(fault, code=502, method="DELETE")]
    exchanged = exchange(site, seen)
    assert exchanged.why == ""
    with pytest.raises(LoginRefused):
        verify(site, seen)
    assert verify(site, exchanged.credentials) == "Author Person"


@pytest.mark.parametrize(("fault", "asked"), [(Fault.RESET_BEFORE, 2), (Fault.STATUS, 1)])
def test_password_that_is_not_revoked_is_told(
    wordpress: WordPressServer, proxy: FaultProxy, fault: Fault, asked: int
) -> None:
    site, seen = approved(wordpress, proxy.url)
    proxy.rules = [Rule(fault, code=403, method="DELETE", body="No.")]
    exchanged = exchange(site, seen)
    assert len([entry for entry in proxy.log if entry.method == "DELETE"]) == asked
    assert exchanged.why.startswith("The password that came from the browser was replaced, but not revoked.")
    assert exchanged.why.endswith("Revoke it in your profile on the blog.")
    assert verify(site, exchanged.credentials) == verify(site, seen) == "Author Person"


CHANGES: dict[str, Callable[[str], str]] = {
    "other scheme": lambda address: address.replace("rejoinder:", "https:"),
    "guessed": lambda address: address.replace(urlsplit(address).path, "/guessed"),
    "no text": lambda address: address.replace(urlsplit(address).path, "/\udcff"),
    "no password": lambda address: address.replace("abcd", ""),
    "other blog": lambda address: address.replace("blog.example", "stranger.example"),
    "empty": lambda _: "rejoinder:",
    "no address": lambda _: "rejoinder://[",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_other_address_is_an_answer(change: Callable[[str], str]) -> None:
    heard: list[Credentials | None] = []
    answer = HandedAnswer(SITE, heard.append)
    right = f"{answer.address}?{urlencode(GOOD).replace('abcd+EFGH+1234+ijkl+MNOP+5678', 'abcd')}"
    assert not answer.take(change(right))
    assert heard == []
    assert answer.take(right)
    assert not answer.take(right)
    assert heard == [Credentials(user="marta", password="abcd")]


def test_each_time_has_its_own_address() -> None:
    one, other = HandedAnswer(SITE, print), HandedAnswer(SITE, print)
    assert len(urlsplit(one.address).path) == 44
    assert one.address != other.address


@pytest.mark.parametrize(("entry", "way"), [(DESKTOP_ENTRY, WayBack.SCHEME), ("other.desktop", WayBack.CLIPBOARD)])
def test_scheme_is_the_way_where_the_desktop_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxy: FaultProxy, entry: str, way: str
) -> None:
    monkeypatch.setenv("PATH", f"{desktop_that_names(entry, tmp_path)}:{os.environ['PATH']}")
    proxy.rules = [Rule(Fault.REWRITE, path="^/$", change=lambda body: body.replace(b"WordPress 7", b"WordPress 6"))]
    assert found_at(proxy.url).way == way
    proxy.rules = [Rule(Fault.REWRITE, path="^/$", change=lambda body: body.replace(b"WordPress 6", b"WordPress 7"))]
    assert found_at(proxy.url).way is WayBack.LISTENER


def test_desktop_that_cannot_say_it_knows_no_scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not is_registered()
    tool = desktop_that_names(DESKTOP_ENTRY, tmp_path) / "xdg-mime"
    assert is_registered()
    tool.write_text("no program")
    assert not is_registered()
    tool.write_text("#!/bin/sh\nexec /bin/sleep 30\n")
    monkeypatch.setattr(handed, "_PATIENCE", 0.2)
    assert not is_registered()
