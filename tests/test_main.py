"""The entry point hands on what the command line asks for."""

import gc
import sys
from pathlib import Path

import pytest

from editor.__main__ import main


def test_window_opens_on_the_file_that_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []

    def show(file: Path | None) -> int:
        opened.append(file)
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
