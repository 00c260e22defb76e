"""A practice blog in a child process, and one in this process for what is awkward over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.practice.blog_file import BlogFile
from editor.practice.child import RunningPractice, start
from editor.practice.samples import fill


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPractice]:
    """A practice blog as its own process, with the posts it begins with."""
    practice = start(tmp_path_factory.mktemp("practice"))
    yield practice
    practice.stop()


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[BlogFile]:
    """A practice blog's file at half past nine on 1 June 2026, with the posts it begins with."""
    blog = BlogFile(tmp_path / "practice.db", clock=lambda: "2026-06-01T09:30:00")
    fill(blog)
    yield blog
    blog.close()
