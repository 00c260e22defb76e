"""The entry point hands on what the command line asks for."""

import gc
import sys
from pathlib import Path

import pytest

from editor.__main__ import main


def test_window_opens_on_the_file_that_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []

    def show(file: Path | None, *, came_late: bool) -> int:
        opened.append(file)
        assert not came_late
        assert not gc.isenabled()
        gc.enable()  # as the window does when it is painted
        return 7

    monkeypatch.setattr("editor.ui.app.show", show)
    monkeypatch.setattr(sys, "argv", ["rejoinder", "post.md"])
    assert main() == 7
    assert opened == [Path("post.md").absolute()]


def test_command_ends_with_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["rejoinder", "publish"])
    assert main() == 2


def test_browsers_answer_is_passed_on_and_opens_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[str] = []

    def pass_on(answer: str) -> int:
        passed.append(answer)
        return 5

    monkeypatch.setattr("editor.ui.passing_on.pass_on", pass_on)
    monkeypatch.setattr(sys, "argv", ["rejoinder", "rejoinder://approved/x?password=abcd"])
    assert main() == 5
    assert passed == ["rejoinder://approved/x?password=abcd"]


def test_answer_that_nobody_waited_for_is_told_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[Path | None, bool]] = []

    def show(file: Path | None, *, came_late: bool) -> int:
        told.append((file, came_late))
        gc.enable()
        return 0

    monkeypatch.setattr("editor.ui.app.show", show)
    monkeypatch.setattr(sys, "argv", ["rejoinder", "rejoinder:"])
    assert main() == 0
    assert told == [(None, True)]
