"""The window closes when it is told to, early or late, and the program ends well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("milliseconds", [50, 2500])
def test_program_ends_with_0_when_its_window_is_closed(tmp_path: Path, milliseconds: int) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.support.closing_program", str(milliseconds)],
        env=os.environ | {"REJOINDER_HOME": str(tmp_path / "home"), "REJOINDER_THEME": "light"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Release of profile" not in done.stderr
    (welcome,) = (tmp_path / "home" / "drafts").glob("*.md")
    assert "Answer a reader" in welcome.read_text(encoding="utf-8")
