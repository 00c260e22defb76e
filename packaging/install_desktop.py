"""Puts Rejoinder into the menus of the current user: a desktop entry and icons; standard library only."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "io.github.rejoinder.Rejoinder"


def share(environ: dict[str, str]) -> Path:
    """The user's data folder, by the XDG base directory specification."""
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def install(command: Path, to: Path) -> list[Path]:
    """Write the desktop entry, which starts `command`, and the icons into the data folder `to`; what was written."""
    entry = (HERE / "linux" / f"{NAME}.desktop").read_text(encoding="utf-8")
    desktop = to / "applications" / f"{NAME}.desktop"
    desktop.parent.mkdir(parents=True, exist_ok=True)
    quoted = '"' + str(command).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
    desktop.write_text(entry.replace("Exec=rejoinder", f"Exec={quoted}"), encoding="utf-8")
    written = [desktop]
    for icon in sorted((HERE / "icons").rglob(f"{NAME}.*")):
        place = to / "icons" / "hicolor" / icon.parent.relative_to(HERE / "icons") / "apps" / icon.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(icon, place)
        written.append(place)
    return written


def main() -> int:
    """Install for the current user, and let the desktop know where it can be told."""
    to = share(dict(os.environ))
    for path in install(HERE.parent / ".venv" / "bin" / "rejoinder", to):
        print(path)
    if shutil.which("update-desktop-database"):
        subprocess.run(["update-desktop-database", str(to / "applications")], check=False)
    if shutil.which("xdg-mime"):  # an answer of a blog comes by an address of this scheme
        subprocess.run(["xdg-mime", "default", f"{NAME}.desktop", "x-scheme-handler/rejoinder"], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
