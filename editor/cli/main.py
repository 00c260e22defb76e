"""The command line: what is wanted, and the one place where an error becomes a sentence and an exit status."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from editor import __version__
from editor.cli.outcome import REFUSED, USAGE, Outcome, WindowRequest
from editor.cli.output import say, show_json
from editor.errors import RejoinderError, UsageError
from editor.model.approval import NO_ANSWER

if TYPE_CHECKING:
    import argparse

COMMANDS = ("blog", "comments", "quote", "disclose", "render", "check", "publish", "outbox", "practice")
LOG = "command-line.log"


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> Outcome:
    """Do what the arguments ask for, or say that the window is wanted."""
    if not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-")):
        return _window(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from editor.cli.parsers import options_first

    try:
        wanted = _parser().parse_args(options_first(arguments, "--set"))
    except SystemExit as ended:  # argparse has said what it had to say
        return Outcome(status=ended.code if isinstance(ended.code, int) else USAGE)
    return Outcome(status=_in_words(wanted, environ))


def _window(arguments: Sequence[str]) -> Outcome:
    if len(arguments) > 1:
        say(f"One file at a time, please. Commands are: {', '.join(COMMANDS)}.")
        return Outcome(status=USAGE)
    given = arguments[0] if arguments else ""
    if given.startswith(NO_ANSWER):
        return Outcome(window=WindowRequest(answer=given))
    return Outcome(window=WindowRequest(file=_path(given).absolute() if given else None))


def _path(given: str) -> Path:
    """Of a file, which a desktop may name by its address."""
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(given).path)) if given.startswith("file:///") else given)


def _in_words(wanted: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Run a command; its status. No traceback ever comes before the person: that goes to the log."""
    from editor.cli.rooms import Rooms
    from editor.store.log import logging_to
    from editor.store.paths import paths_from

    paths = paths_from(environ)
    try:
        with logging_to(paths.log, LOG), ExitStack() as stack:
            return _logged(wanted, Rooms(paths, stack), paths.log / LOG)
    except UsageError as error:
        say(str(error))
        return USAGE
    except RejoinderError as error:
        say(str(error))
        if getattr(wanted, "json", False):
            show_json([])  # what reads it gets a list whatever happens
        return REFUSED


def _logged(wanted: argparse.Namespace, rooms: object, log: Path) -> int:
    try:
        status: int = wanted.run(wanted, rooms)
        sys.stdout.flush()
    except RejoinderError:
        raise
    except BrokenPipeError:  # who read the result has gone, as `head` does; Python would try once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        say("Stopped, as you asked.")
        return 130
    except Exception:  # the last resort, at the edge
        logging.getLogger(__name__).exception("A command failed")
        say(f"Something went wrong that should not have. What happened stands in {log}.")
        return REFUSED
    return status


def _parser() -> argparse.ArgumentParser:
    import argparse

    from editor.cli import blog_commands, comment_commands, draft_commands, practice_command, publish_commands

    parser = argparse.ArgumentParser(
        prog="rejoinder",
        usage="rejoinder [FILE.md] | rejoinder COMMAND …",
        description="A desktop editor for bloggers who answer their readers. Without a command, the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"rejoinder {__version__}")
    commands = parser.add_subparsers(prog="rejoinder", required=True, metavar="COMMAND", title="commands")
    for module in (blog_commands, comment_commands, draft_commands, publish_commands, practice_command):
        module.add_to(commands)
    return parser
