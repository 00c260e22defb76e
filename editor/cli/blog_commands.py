"""`rejoinder blog …`: add, list, remove, check."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from editor.cli.outcome import DONE, REFUSED
from editor.cli.output import say, show, show_rows
from editor.cli.parsers import Commands
from editor.errors import UsageError
from editor.model.blog import PRACTICE, Blog
from editor.model.examination import Verdict

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms


def add_to(commands: Commands) -> None:
    """The parsers of these commands."""
    blog = commands.add_parser("blog", help="add, list, remove or check a blog")
    actions = blog.add_subparsers(required=True, metavar="add|list|remove|check")
    add = actions.add_parser("add", help="connect a blog by its address")
    add.add_argument("url", metavar="URL")
    add.add_argument("--user", metavar="U", default="")
    add.add_argument(
        "--password-stdin", action="store_true", help="the application password is the first line of stdin"
    )
    add.add_argument("--name", metavar="N", default="", help="what to call it; otherwise as it calls itself")
    add.set_defaults(run=add_blog)
    listed = actions.add_parser("list", help="the blogs that were added")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=list_blogs)
    for name, run, text in (
        ("remove", remove, "forget a blog and its password"),
        ("check", check, "look at the connection to a blog: what is in the way, and what to do"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("name", metavar="N")
        action.set_defaults(run=run)


def add_blog(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Discover, log in, keep the password in the keyring."""
    from editor.blogs.adding import add
    from editor.model.blog import Credentials

    user: str = wanted.user or _asked("User name: ", "--user U")
    credentials = Credentials(user=user, password=_password(wanted.password_stdin))
    blog = add(rooms.state, wanted.url, credentials, wanted.name)
    say(f"{blog.name} is connected at {blog.url}, as {blog.user}.")
    return DONE


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin.isatty():
        return getpass.getpass("Application password: ")
    raise UsageError("There is no terminal to type the application password into: hand it over with --password-stdin.")


def _asked(question: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError(f"Whose blog is it? Say so with {option}.")
    say(question)
    return sys.stdin.readline().strip()


def list_blogs(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Those that were added: the practice blog is always there and not listed."""
    from editor.store.blogs import all_blogs

    added = [blog for blog in all_blogs(rooms.state) if blog.identity != PRACTICE]
    rows = [{"name": blog.name, "url": blog.url, "user": blog.user, "kind": blog.kind} for blog in added]
    show_rows(rows, wanted.json)
    return DONE


def remove(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Forget a blog; its posts stay where they are. At a terminal it is asked whether its password is revoked."""
    from editor.blogs.removing import remove as forget
    from editor.blogs.removing import revoke, waiting_for

    blog = rooms.kept_blog(wanted.name)
    if blog.identity != PRACTICE and not waiting_for(rooms.state, blog) and _wants_revoked(blog):
        revoke(blog, rooms.client(blog))
    forget(rooms.state, rooms.cache, blog)
    say(f"{blog.name} is forgotten here. Its posts are where they were.")
    return DONE


def _wants_revoked(blog: Blog) -> bool:
    if not sys.stdin.isatty():
        return False
    say(f"Revoke the application password of {blog.user} on {blog.name} too, so that nobody can use it? [y/N]")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def check(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """Look at the connection, line by line; what this user may do is kept for checks without a network."""
    from editor.blogs.doctor import as_line, examine

    blog = rooms.blog(wanted.name)
    status = DONE
    for finding in examine(rooms.state, blog, rooms.client(blog)):
        show(as_line(finding))
        if finding.verdict is Verdict.STOP:
            say(finding.sentence)
            status = REFUSED
    return status
