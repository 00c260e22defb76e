"""A state and a cache of one test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.paths import Paths, paths_from
from editor.store.state import open_state


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders inside the test's own."""
    return paths_from({"REJOINDER_HOME": str(tmp_path)})


@pytest.fixture
def db(paths: Paths) -> Iterator[Database]:
    """An empty state."""
    state = open_state(paths)
    yield state
    state.close()


@pytest.fixture
def cache(paths: Paths) -> Iterator[Database]:
    """An empty cache."""
    opened = open_cache(paths)
    yield opened
    opened.close()
