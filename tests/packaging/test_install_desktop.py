"""Menu entries and icons are put where the desktop looks for them."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "install_desktop.py"
NAME = "io.github.rejoinder.Rejoinder"


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install_desktop", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def registering(folder: Path) -> Path:
    """A desktop that is told what opens an address, and writes it down."""
    tools = folder / "tools"
    tools.mkdir()
    script = tools / "xdg-mime"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/asked"\n', encoding="utf-8")
    script.chmod(0o755)
    return tools


def test_entry_starts_this_program_even_from_a_path_with_spaces(tmp_path: Path) -> None:
    loaded().install(Path("/opt/my blogs/rejoinder"), tmp_path)
    entry = (tmp_path / "applications" / f"{NAME}.desktop").read_text(encoding="utf-8")
    assert '\nExec="/opt/my blogs/rejoinder" %u\n' in entry
    assert f"\nIcon={NAME}\n" in entry
    assert "x-scheme-handler/rejoinder;" in entry


def test_icons_stand_in_the_theme_that_every_desktop_falls_back_on(tmp_path: Path) -> None:
    loaded().install(Path("/opt/rejoinder"), tmp_path)
    assert (tmp_path / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg").is_file()
    assert (tmp_path / "icons" / "hicolor" / "48x48" / "apps" / f"{NAME}.png").is_file()


def test_script_installs_for_the_current_user_alone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", str(SCRIPT)],
        env={"XDG_DATA_HOME": str(tmp_path), "PATH": f"{registering(tmp_path)}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path / "applications" / f"{NAME}.desktop") in done.stdout
    assert all(line.startswith(str(tmp_path)) for line in done.stdout.splitlines())
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked == f"default {NAME}.desktop x-scheme-handler/rejoinder\n"
