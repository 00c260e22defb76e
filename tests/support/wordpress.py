"""Fixtures: one real WordPress for the whole test run, put back to its seeded state before each test that uses it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

from editor.model.blog import Credentials
from tests.servers.block_editor import BlockEditor, block_editor
from tests.servers.wordpress.seed import reset
from tests.support.fetching import fetch

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressServer:
    """A running WordPress; `seed` names what `tests/servers/wordpress/php/seed.php` put into it (name → id)."""

    url: str
    """Ends in a slash."""
    version: str
    instance: Path
    seed: dict[str, int]
    users: dict[str, Credentials]
    """admin, editor, author, contributor, subscriber."""
    user_ids: dict[str, int]
    seed_folder: Path

    @property
    def port(self) -> int:
        """Where it listens, for a proxy in front of it."""
        return int(self.url.rstrip("/").rpartition(":")[2])

    def reset(self) -> None:
        """Back to the seeded state; application passwords stay valid."""
        reset(self.seed_folder, self.instance)

    def vary(self, *words: str) -> None:
        """Behave as other people's WordPress does, from the next request on: see `php/variants.php`."""
        (self.instance / "variant.txt").write_text(" ".join(words))

    def page(self, address: str = "") -> str:
        """What an anonymous reader is served."""
        return fetch(urljoin(self.url, address)).text


def start_wordpress(*options: str) -> Generator[WordPressServer]:
    """Run a WordPress until the generator is closed, or until this process is gone."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.wordpress", *options],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl+C ends the tests, and their end ends it
    )
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            pytest.fail("WordPress did not start; it said why on standard error.", pytrace=False)
        yield _server(json.loads(line))
        process.send_signal(signal.SIGTERM)


def _server(told: dict[str, object]) -> WordPressServer:
    users: dict[str, dict[str, str | int]] = told["users"]  # pyright: ignore[reportAssignmentType]  # our own JSON
    return WordPressServer(
        url=str(told["url"]),
        version=str(told["version"]),
        instance=Path(str(told["instance"])),
        seed=told["seed"],  # pyright: ignore[reportArgumentType]  # our own JSON
        users={name: Credentials(user=name, password=str(user["app_password"])) for name, user in users.items()},
        user_ids={name: int(user["id"]) for name, user in users.items()},
        seed_folder=Path(str(told["seed_folder"])),
    )


@pytest.fixture(scope="session")
def wordpress_server() -> Iterator[WordPressServer]:
    """The one WordPress of this test run, in whatever state the last test left it."""
    yield from start_wordpress("--suite", suite())


def suite() -> str:
    """The Debian suite that the WordPress under test comes from."""
    return os.environ.get("REJOINDER_WORDPRESS", "trixie")


@pytest.fixture(scope="session")
def wordpress_editor() -> Iterator[BlockEditor]:
    """The block editor of the WordPress under test."""
    with block_editor(suite()) as editor:
        yield editor


@pytest.fixture
def wordpress(wordpress_server: WordPressServer) -> WordPressServer:
    """The WordPress of this test run, as seeded."""
    wordpress_server.reset()
    return wordpress_server
