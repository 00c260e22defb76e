"""A desktop that says what opens the program's addresses, in place of the one of this machine, which may have none."""

from __future__ import annotations

from pathlib import Path


def desktop_that_names(entry: str, folder: Path) -> Path:
    """A folder with an `xdg-mime` that names this entry, for whoever asks as `xdg-mime` is asked."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "xdg-mime"
    asked = "query default x-scheme-handler/rejoinder"
    script.write_text(f'#!/bin/sh\n[ "$*" = "{asked}" ] && echo "{entry}"\n', encoding="utf-8")
    script.chmod(0o755)
    return folder
