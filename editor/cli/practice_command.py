"""`rejoinder practice`: the practice blog in the foreground."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from editor.cli.parsers import Commands
from editor.errors import PracticeFailed

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms


def add_to(commands: Commands) -> None:
    """The parser of this command."""
    practice = commands.add_parser("practice", help="a blog on this computer to try things on; its address is printed")
    practice.add_argument("--port", metavar="P", type=port_number, default=0)
    practice.set_defaults(run=serve_practice)


def serve_practice(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Serve until SIGTERM or Ctrl+C."""
    from editor.practice.server import serve

    home = rooms.paths.state / "practice"
    try:
        return serve(home, wanted.port, lifeline=False)
    except OSError as error:
        raise PracticeFailed(
            f"The practice blog cannot use {home}: {error.strerror}. Let yourself write there."
        ) from error


def port_number(text: str) -> int:
    """A TCP port, 0 for the one it had before. Raises ValueError."""
    number = int(text)
    if not 0 <= number <= 65_535:
        raise ValueError(text)
    return number
