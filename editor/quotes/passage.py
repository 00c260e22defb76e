"""A passage of a comment as a quote: plain Markdown that a person could have typed."""

from __future__ import annotations

from editor.errors import NoSuchParagraph
from editor.model.comment import Comment, Quote
from editor.text.escaping import escape_and_link, escape_inline
from editor.text.html_markdown import paragraphs as blocks_of
from editor.text.html_markdown import selected as part_of
from editor.text.urls import link_target

ROOM = "\n\n\n\n"
"""Between two quotes: the empty paragraph in the middle is for the answer."""


def quote(comment: Comment, paragraphs: tuple[int, ...] = (), selected: str = "") -> Quote:
    """The whole comment, some of its paragraphs (counted from 1), or the words selected in it.

    Raises NoSuchParagraph.
    """
    blocks = _selection(comment, selected) if selected.strip() else blocks_of(comment.html)
    beyond = [number for number in paragraphs if not 1 <= number <= len(blocks)]
    if beyond:
        raise NoSuchParagraph(
            f"Comment {comment.id} by {comment.author} has {len(blocks)} paragraphs; there is no paragraph {beyond[0]}."
        )
    chosen = tuple(blocks[number - 1] for number in paragraphs) if paragraphs else blocks
    return Quote(author=comment.author, link=comment.link, day=comment.local_day, paragraphs=chosen)


def _selection(comment: Comment, selected: str) -> tuple[str, ...]:
    """With its emphasis and links where the words are found in the comment, else the bare words."""
    return part_of(comment.html, selected) or tuple(
        escape_and_link(part.strip()) for part in selected.split("\n\n") if part.strip()
    )


def as_markdown(quote: Quote) -> str:
    """`> ` lines, and who, where and when as the last paragraph; no line feed at the end."""
    words = "\n\n".join(quote.paragraphs)
    return "\n".join(f"> {line}" if line else ">" for line in [*words.split("\n"), "", attribution(quote)])


def attribution(quote: Quote) -> str:
    """`— [Name](permalink), 2026-05-14`, the day by the blog's clock."""
    return f"— [{escape_inline(quote.author)}]({link_target(quote.link)}), {quote.day}"


def between(quote: Quote) -> str:
    """Each paragraph as a quote of its own, with an empty paragraph under it for the answer."""
    single = (
        Quote(author=quote.author, link=quote.link, day=quote.day, paragraphs=(each,)) for each in quote.paragraphs
    )
    return ROOM.join(as_markdown(each) for each in single) + "\n\n"
