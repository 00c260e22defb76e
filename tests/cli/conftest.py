"""The command line in this process: a home of its own, and what it said."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from editor.cli.main import run
from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice, start

TITLE = "Bees on balconies"
"""Of the posts that these tests publish."""


@dataclass
class Line:
    """A terminal without a person: commands, their exit status, and what they wrote."""

    folder: Path
    captured: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    said: str = ""
    result: str = ""
    environ: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, *arguments: str, stdin: str = "", terminal: bool = False) -> int:
        """Run a command; its exit status."""
        typed = io.StringIO(stdin)
        self.patch.setattr(typed, "isatty", lambda: terminal)
        self.patch.setattr(sys, "stdin", typed)
        self.captured.readouterr()
        outcome = run(arguments, self.environ)
        assert outcome.window is None
        self.result, self.said = self.captured.readouterr()
        return outcome.status

    def json(self, *arguments: str) -> Any:  # noqa: ANN401 # JSON is what it is
        """The result of a command that succeeded, as JSON."""
        assert self.run(*arguments) in {0, 1}, self.said
        return json.loads(self.result)

    def draft(self, text: str, name: str = "post.md") -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def add(self, blog: RunningPractice, name: str = "Plot") -> None:
        stdin = f"{PRACTICE_PASSWORD}\n"
        status = self.run(
            "blog", "add", blog.url, "--user", PRACTICE_USER, "--password-stdin", "--name", name, stdin=stdin
        )
        assert status == 0, self.said


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path, capsys, monkeypatch, environ={"REJOINDER_HOME": str(tmp_path / "home")})


@pytest.fixture(scope="module")
def running_blog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPractice]:
    """A second practice blog, added by its address as any other."""
    running = start(tmp_path_factory.mktemp("blog"))
    yield running
    running.stop()


@pytest.fixture
def blog(running_blog: RunningPractice) -> RunningPractice:
    """That blog without the posts of earlier tests: one of the same name would be asked about."""
    login = (PRACTICE_USER, PRACTICE_PASSWORD)
    route = f"{running_blog.url.rstrip('/')}/wp-json/wp/v2/posts"
    found = requests.get(f"{route}?search=balconies&status=any&context=edit&per_page=100", auth=login, timeout=10)
    for post in found.json():
        if post["title"]["raw"] == TITLE:
            requests.delete(f"{route}/{post['id']}?force=true", auth=login, timeout=10).raise_for_status()
    return running_blog
