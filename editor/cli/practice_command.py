"""`rejoinder practice`: the practice blog in the foreground."""

from __future__ import annotations

import argparse

from editor.cli.parsers import Commands
from editor.cli.rooms import Rooms


def add_to(commands: Commands) -> None:
    """The parser of this command."""
    practice = commands.add_parser("practice", help="a blog on this computer to try things on; its address is printed")
    practice.add_argument("--port", metavar="P", type=int, default=0)
    practice.set_defaults(run=serve_practice)


def serve_practice(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Serve until SIGTERM or Ctrl+C."""
    from editor.practice.server import serve

    return serve(rooms.paths.state / "practice", wanted.port, lifeline=False)
