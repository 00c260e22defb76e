"""How the tests are spread over the workers of pytest-xdist."""

from __future__ import annotations

import pytest
from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs]  # typed, but not marked so
from xdist.scheduler import LoadScopeScheduling  # pyright: ignore[reportMissingTypeStubs]  # typed, but not marked so

LONG = ("tests/journeys/test_story.py", "tests/journeys/test_daily.py")
"""Files of long tests that have nothing to set up in common, the longest first."""
TOGETHER = "tests/blogs/"
"""Tests that use the same name in the keyring."""


class Spread(LoadScopeScheduling):
    """A file's tests stay in one worker, but for the long ones, which go one by one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith(TOGETHER):
            return TOGETHER
        return nodeid if file in LONG else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Spread:
    """Instead of those that xdist has."""
    return Spread(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones come first; the others fill up what is left of the time."""
    rank = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))
