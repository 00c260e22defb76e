"""A desk of one test's own, and a folder of drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.store.paths import paths_from
from editor.store.state import open_state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty state and no journals."""
    paths = paths_from({"REJOINDER_HOME": str(tmp_path / "home")})
    state = open_state(paths)
    yield Desk(journals=paths.state / "journals", state=state)
    state.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where drafts are."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder
