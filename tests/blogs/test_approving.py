"""The approving page of a real WordPress sends its answer to this computer; nobody else's answer is taken."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from editor.blogs.approving import ApprovalListener
from editor.clients.discovery import discover
from editor.clients.registry import open_client
from editor.model.blog import Blog, Credentials, Site
from tests.support.browser import Browser
from tests.support.wordpress import WordPressServer

SITE = Site(name="Blog", url="https://blog.example/", api_url="https://blog.example/wp-json/", kind="wordpress")
GOOD = {"site_url": "https://blog.example", "user_login": "marta", "password": "abcd EFGH 1234 ijkl MNOP 5678"}


class Heard:
    """A listener, and what it heard."""

    def __init__(self, site: Site) -> None:
        self.answers: list[Credentials | None] = []
        self.listener = ApprovalListener(site, self.answers.append)

    def send(self, told: dict[str, str], path: str = "", host: str = "") -> requests.Response:
        """As a browser does."""
        parts = urlsplit(self.listener.address)
        address = f"{parts.scheme}://{parts.netloc}{path or parts.path}?{urlencode(told)}"
        return requests.get(address, headers={"Host": host} if host else {}, timeout=10)


@pytest.fixture
def heard() -> Iterator[Heard]:
    made = Heard(SITE)
    yield made
    made.listener.stop()


@pytest.mark.parametrize("name", ["approve", "reject"])
def test_wordpress_sends_its_answer_here(wordpress: WordPressServer, name: str) -> None:
    """This one takes any address, as those from 7.0 on take this one."""
    site = discover(wordpress.url)
    made = Heard(site)
    asked = {"app_name": "Rejoinder", "app_id": "6a9ae5ad-6d7b-4c2a-9d58-2f0c4c1c8d3e"}
    page = f"{site.authorization_url}?{urlencode(asked | {'success_url': made.listener.address})}"
    with closing(Browser(page, "editor")) as browser:
        answer = browser.press(name, browser.open())
        assert answer.status_code == 302, answer.text
        shown = browser.follow(answer)
    made.listener.stop()
    assert (shown.status_code, shown.headers["Referrer-Policy"]) == (200, "no-referrer")
    assert shown.headers["Cache-Control"] == "no-store"
    if name == "reject":
        assert made.answers == [None]
        assert "You did not approve" in shown.text
        return
    (credentials,) = made.answers
    assert credentials is not None
    assert credentials.user == "editor"
    assert credentials.password not in shown.text
    assert parse_qs(urlsplit(answer.headers["Location"]).query)["password"] == [credentials.password]
    blog = Blog(identity="x", name="x", url=site.url, api_url=site.api_url, kind=site.kind, user=credentials.user)
    assert open_client(blog, credentials).verify().user_name == "Editor Person"


def test_answer_is_taken_once_and_then_nothing_listens(heard: Heard) -> None:
    assert "Approved" in heard.send(GOOD).text
    assert heard.send(GOOD).status_code == 404
    assert heard.send({"success": "false"}).status_code == 404
    assert heard.answers == [Credentials(user="marta", password="abcd EFGH 1234 ijkl MNOP 5678")]
    address = heard.listener.address
    heard.listener.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=10)


@pytest.mark.parametrize(
    ("path", "host", "changed"),
    [
        ("/", "", {}),
        ("/guessed", "", {}),
        ("", "blog.example", {}),  # a name that was made to lead here
        ("", "", {"site_url": "https://stranger.example"}),
        ("", "", {"site_url": ""}),
        ("", "", {"user_login": ""}),
        ("", "", {"password": ""}),
        ("", "", {"password": "x" * 201}),
    ],
)
def test_strangers_page_pushes_no_account_in(heard: Heard, path: str, host: str, changed: dict[str, str]) -> None:
    assert heard.send(GOOD | changed, path, host).status_code == 404
    assert heard.answers == []
    assert heard.send(GOOD).status_code == 200  # the right one is heard all the same


def test_nothing_of_an_answer_is_logged(
    heard: Heard, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="editor")
    heard.send(GOOD)
    heard.send(GOOD, "/elsewhere")
    assert capsys.readouterr().err == ""
    assert "abcd" not in caplog.text
    assert "abcd" not in repr(heard.answers)


def test_each_time_has_its_own_address(heard: Heard) -> None:
    other = Heard(SITE)
    other.listener.stop()
    assert len(urlsplit(heard.listener.address).path) == 44
    assert urlsplit(heard.listener.address).path != urlsplit(other.listener.address).path
