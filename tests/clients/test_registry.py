"""Clients are found by their kind; strangers' are read only when they are needed."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.clients.registry import open_client, strangers
from editor.clients.wordpress.client import WordPressClient
from editor.errors import NotABlog
from editor.model.blog import Blog, Credentials

STRANGER = """
    from editor.clients.kinds import ClientKind

    CLIENT = ClientKind(kind="{name}", label="Pigeon", recognise=lambda *_: None, open=lambda _, login: login)
    OTHER = "no client"
"""

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install another package's client: its module's name, and what its entry point names."""

    def stranger(name: str, attribute: str) -> None:
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(STRANGER.format(name=name)))
        described = tmp_path / f"{name}-1.0.dist-info"
        described.mkdir()
        (described / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (described / "entry_points.txt").write_text(f"[rejoinder.blog_clients]\n{name} = {name}:{attribute}\n")
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    return stranger


def blog(kind: str) -> Blog:
    """Somebody's."""
    url = "https://blog.example/"
    return Blog(identity="1", name="mine", url=url, api_url=f"{url}wp-json/", kind=kind, user="marta")


LOGIN = Credentials(user="marta", password="secret")


def test_client_of_ours_is_opened_by_its_kind() -> None:
    assert isinstance(open_client(blog("wordpress"), LOGIN), WordPressClient)


def test_client_of_another_package_is_opened_by_its_kind(install: Install) -> None:
    install("pigeon_post", "CLIENT")
    assert [kind.label for kind in strangers()] == ["Pigeon"]
    assert open_client(blog("pigeon_post"), LOGIN) is LOGIN


def test_client_that_cannot_be_used_is_left_out_and_logged(install: Install, caplog: pytest.LogCaptureFixture) -> None:
    install("pigeon_lost", "MISSING")
    install("pigeon_fake", "OTHER")
    assert strangers() == ()
    assert "The blog client pigeon_lost cannot be used" in caplog.text
    assert "The blog client pigeon_fake cannot be used: it is no ClientKind" in caplog.text


def test_kind_that_nobody_knows_any_more_is_told() -> None:
    with pytest.raises(NotABlog, match="“mine” needs the client “pigeon”, which is not installed"):
        open_client(blog("pigeon"), LOGIN)
