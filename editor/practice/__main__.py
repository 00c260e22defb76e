"""`python -m editor.practice --port P --home DIR`: the practice blog as a program of its own."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path

from editor.practice.server import serve


def main() -> int:
    """Run the practice blog; 1 when it cannot begin, with the reason on stderr."""
    parser = argparse.ArgumentParser(prog="editor.practice", description="A blog on this computer to try things on.")
    parser.add_argument("--home", type=Path, required=True, help="the folder it keeps its posts in")
    parser.add_argument("--port", type=int, default=0, help="0: the one it had before, or any that is free")
    parser.add_argument("--lifeline", action="store_true", help="end when stdin does")
    wanted = parser.parse_args()
    try:
        return serve(wanted.home, wanted.port, lifeline=wanted.lifeline)
    except (OSError, sqlite3.Error) as error:
        print(f"The practice blog cannot begin in {wanted.home}: {error}", file=sys.stderr)  # noqa: T201 # to its log
        return 1


sys.exit(main())
