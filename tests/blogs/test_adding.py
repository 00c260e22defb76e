"""A blog is found, logged in to, and only then kept."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
import secretstorage

from editor.blogs.adding import add
from editor.blogs.opening import client_for
from editor.errors import (
    BlogNotAdded,
    LoginRefused,
    NoKeyring,
    NotEncrypted,
    Unreachable,
)
from editor.model.blog import Blog, Credentials, Feature
from editor.practice.child import RunningPractice
from editor.store.blogs import all_blogs, put_blog
from editor.store.database import Database
from editor.store.secrets import SERVICE, read_secret
from tests.blogs.conftest import LOGIN
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.keyrings import Forgetful, choose

NOBODY = "http://127.0.0.1:9/"
"""An address where nothing answers."""


def nothing(*_: object) -> None:
    """Takes whatever comes."""


def secrets_kept() -> int:
    """How many passwords of Rejoinder's the keyring has."""
    connection = secretstorage.dbus_init()
    try:
        return len(list(secretstorage.get_default_collection(connection).search_items({"service": SERVICE})))
    finally:
        connection.close()


def port_of(running: RunningPractice | FaultProxy) -> int:
    return int(running.url.rstrip("/").rpartition(":")[2])


def not_yet(db: Database, name: str) -> Blog | None:
    """What another process that adds a blog at the same time sees."""
    del db, name


def test_added_blog_is_kept_with_what_it_can_take_and_its_password(db: Database, running: RunningPractice) -> None:
    blog = add(db, running.url, LOGIN, "  Allotment\n Notes ")
    assert all_blogs(db) == (blog,)
    assert (blog.name, blog.url, blog.kind, blog.user) == ("Allotment Notes", f"{running.url}/", "wordpress", "you")
    assert Feature.COMMENTS in blog.capabilities.features
    assert read_secret(blog.identity) == LOGIN.password
    assert client_for(db, blog, {}).verify() == blog.capabilities


def test_blog_without_a_name_is_called_as_it_calls_itself(db: Database, running: RunningPractice) -> None:
    assert add(db, running.url, LOGIN).name == "Plot 14 · practice blog"
    with pytest.raises(BlogNotAdded, match=r"“Plot 14 · practice blog” is here already, as you at http"):
        add(db, running.url, Credentials(user="You", password=LOGIN.password))


def test_blog_that_has_no_name_is_called_by_its_host(db: Database, running: RunningPractice) -> None:
    with FaultProxy(port_of(running)) as proxy:
        index = b'{"name": "", "namespaces": ["wp/v2"], "home": "", "url": ""}'
        proxy.rules = [Rule(Fault.REPLACE_BODY, path=r"^/wp-json/\?", body=index, type="application/json")]
        assert add(db, proxy.url, LOGIN).name == f"127.0.0.1:{port_of(proxy)}"


def test_wrong_password_is_said_and_nothing_is_kept(db: Database, running: RunningPractice) -> None:
    before = secrets_kept()
    with pytest.raises(LoginRefused):
        add(db, running.url, Credentials(user="you", password="wrong"), "Allotment")
    assert (all_blogs(db), secrets_kept()) == ((), before)


@pytest.mark.parametrize("name", ["Quay", "quay", " quay "])
def test_name_that_is_taken_is_refused_before_anything_is_asked(db: Database, blog: Blog, name: str) -> None:
    put_blog(db, replace(blog, name="Quay"))
    with pytest.raises(BlogNotAdded, match=r"There is a blog called “Quay” already, at .*\. Choose another name\."):
        add(db, NOBODY, LOGIN, name)


def test_name_of_the_practice_blog_is_reserved(db: Database) -> None:
    with pytest.raises(BlogNotAdded, match=r"“practice” is the name of the practice blog. Choose another name"):
        add(db, NOBODY, LOGIN, "Practice")


def test_address_where_nothing_answers_is_said(db: Database) -> None:
    with pytest.raises(Unreachable, match=r"127.0.0.1:9"):
        add(db, NOBODY, LOGIN, "Quay")
    assert all_blogs(db) == ()


def test_plain_http_is_refused(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(NotEncrypted, match=r"blog\.example is not encrypted \(http\)"):
        add(db, "http://blog.example/", LOGIN, "Quay")
    assert all_blogs(db) == ()


def test_without_a_keyring_nothing_is_kept(db: Database, running: RunningPractice) -> None:
    choose(Forgetful())
    with pytest.raises(NoKeyring):
        add(db, running.url, LOGIN, "Allotment")
    assert all_blogs(db) == ()


def test_password_for_this_run_needs_no_keyring(db: Database, running: RunningPractice) -> None:
    choose(Forgetful())
    blog = add(db, running.url, LOGIN, "Allotment", remember=False)
    assert all_blogs(db) == (blog,)
    assert client_for(db, blog, {blog.identity: LOGIN.password}).verify() == blog.capabilities


@pytest.mark.parametrize("remember", [True, False])
def test_name_that_is_taken_meanwhile_leaves_no_password_behind(
    db: Database, running: RunningPractice, blog: Blog, monkeypatch: pytest.MonkeyPatch, remember: bool
) -> None:
    before = secrets_kept()
    put_blog(db, blog)
    monkeypatch.setattr("editor.blogs.adding.check_name", nothing)  # as it was a moment ago
    with pytest.raises(BlogNotAdded, match="“Allotment”"):
        add(db, running.url, LOGIN, "Allotment", remember=remember)
    assert (all_blogs(db), secrets_kept()) == ((blog,), before)
