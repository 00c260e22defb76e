"""The window closes when it is told to, early or late, and the program ends well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def closed_after(milliseconds: int, home: Path) -> subprocess.CompletedProcess[str]:
    """The program, and how it ended."""
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.support.closing_program", str(milliseconds)],
        env=os.environ | {"REJOINDER_HOME": str(home), "REJOINDER_THEME": "light"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("milliseconds", [0, 50, 2500])
def test_program_ends_with_0_when_its_window_is_closed(tmp_path: Path, milliseconds: int) -> None:
    done = closed_after(milliseconds, tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Release of profile" not in done.stderr
    (welcome,) = (tmp_path / "home" / "drafts").glob("*.md")
    assert "Answer a reader" in welcome.read_text(encoding="utf-8")


def test_cache_that_cannot_be_opened_ends_the_program_in_words_and_the_draft_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    done = closed_after(2500, home)
    assert done.returncode == 1, done.stderr
    assert "cache" in done.stderr
    assert "Traceback" not in done.stderr
    (welcome,) = (home / "drafts").glob("*.md")
    assert "Answer a reader" in welcome.read_text(encoding="utf-8")
