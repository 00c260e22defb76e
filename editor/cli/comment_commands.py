"""`rejoinder comments` and `rejoinder quote`: what readers wrote, and their words as quotes."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from editor.cli.outcome import DONE, REFUSED
from editor.cli.output import moment, say, show, show_rows
from editor.cli.parsers import Commands
from editor.errors import BlogError, SecretError, UsageError
from editor.model.blog import Blog
from editor.model.comment import Comment
from editor.model.work import CancelToken
from editor.text.html_text import plain

if TYPE_CHECKING:
    from editor.cli.rooms import Rooms

MOST = 100_000
"""Comments in one list."""


def add_to(commands: Commands) -> None:
    """The parsers of these commands."""
    comments = commands.add_parser("comments", help="readers' comments, newest first")
    comments.add_argument("--blog", metavar="N", default="")
    comments.add_argument("--post", metavar="ID|URL", default="")
    comments.add_argument("--search", metavar="TEXT", default="")
    comments.add_argument(
        "--refresh", action="store_true", help="fetch them first; otherwise only what is kept is read"
    )
    comments.add_argument("--json", action="store_true")
    comments.set_defaults(run=list_comments)
    quote = commands.add_parser("quote", help="a comment as Markdown quotes")
    quote.add_argument("comment", metavar="COMMENT-ID")
    quote.add_argument("--blog", metavar="N", default="")
    quote.add_argument("--paragraphs", metavar="1,3-4", default="")
    quote.add_argument("--between", action="store_true", help="each paragraph its own quote, with room for an answer")
    quote.set_defaults(run=quote_comment)


def list_comments(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """What is kept, after a refresh if one is wanted."""
    from editor.store.cache import comments

    blog = rooms.blog(wanted.blog) if wanted.refresh else rooms.kept_blog(wanted.blog)
    status = _refresh(rooms, blog) if wanted.refresh else DONE
    kept = comments(rooms.cache, blog=blog.identity, post=wanted.post, search=wanted.search, limit=MOST)
    show_rows([_row(comment, blog) for comment in kept], wanted.json)
    return status


def _refresh(rooms: Rooms, blog: Blog) -> int:
    """Fetch what is new; where that fails, the reason is said, and what is kept is still to be had."""
    from editor.blogs.refresh import refresh_comments
    from editor.render.sanitize import comment_html

    try:
        refresh_comments(rooms.client(blog), rooms.cache, blog, CancelToken(), report, comment_html)
    except (BlogError, SecretError) as error:
        say(str(error))
        return REFUSED
    return DONE


def report(what: str, done: int, total: int) -> None:
    """How far a fetch is."""
    say(f"{what}: {done} of {total}" if total else f"{what}: {done}")


def _row(comment: Comment, blog: Blog) -> dict[str, object]:
    return {
        "id": comment.id,
        "blog": blog.name,
        "post_id": comment.post_id,
        "post_title": comment.post_title,
        "author": comment.author,
        "date": moment(comment.date),
        "link": comment.link,
        "text": plain(comment.html),
        "parent": comment.parent or None,
    }


def quote_comment(wanted: argparse.Namespace, rooms: Rooms) -> int:
    """A kept comment, or some of its paragraphs, as a person would type the quote."""
    from editor.quotes.passage import as_markdown, between, quote
    from editor.store.cache import comment

    blog = rooms.kept_blog(wanted.blog)
    found = comment(rooms.cache, blog.identity, wanted.comment)
    if found is None:
        raise UsageError(
            f"No comment {wanted.comment} of {blog.name} is kept here. Fetch them with: rejoinder comments --refresh"
        )
    passage = quote(found, paragraph_numbers(wanted.paragraphs))
    show(between(passage) if wanted.between else as_markdown(passage))
    return DONE


def paragraph_numbers(text: str) -> tuple[int, ...]:
    """`1,3-4` as numbers; none for all. Raises UsageError."""
    return tuple(number for part in text.split(",") for number in _numbers(part, text)) if text else ()


def _numbers(part: str, text: str) -> range:
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*(?:-\s*([0-9]{1,4})\s*)?", part)
    numbers = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not numbers:
        raise UsageError(f"“{text}” names no paragraphs. Write them like 1,3-4.")
    return numbers
