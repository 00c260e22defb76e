"""A state, a cache, and a practice blog that stands for a blog on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest

from editor.model.blog import Blog, Credentials
from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER
from editor.practice.child import RunningPractice, start
from editor.store.blogs import all_blogs
from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.paths import paths_from
from editor.store.secrets import forget_secret
from editor.store.state import open_state

LOGIN = Credentials(user=PRACTICE_USER, password=PRACTICE_PASSWORD)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPractice]:
    """A real server that speaks WordPress's API."""
    practice = start(tmp_path_factory.mktemp("practice"))
    yield practice
    practice.stop()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty state. Passwords of blogs that a test added are removed from the keyring."""
    own = keyring.get_keyring()
    state = open_state(paths_from({"REJOINDER_HOME": str(tmp_path)}))
    with closing(state):
        yield state
        keyring.set_keyring(own)
        for blog in all_blogs(state):
            forget_secret(blog.identity)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    """An empty cache."""
    opened = open_cache(paths_from({"REJOINDER_HOME": str(tmp_path)}))
    yield opened
    opened.close()


@pytest.fixture
def blog(running: RunningPractice) -> Blog:
    """The blog as it would be kept after it was added."""
    return Blog(
        identity="of-the-tests",
        name="Allotment",
        url=running.url,
        api_url=f"{running.url.rstrip('/')}/wp-json/",
        kind="wordpress",
        user=PRACTICE_USER,
    )
