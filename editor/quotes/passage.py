"""A passage of a comment as a quote: plain Markdown that a person could have typed."""

from __future__ import annotations

from dataclasses import replace

from editor.errors import NoSuchParagraph
from editor.model.comment import Comment, Quote
from editor.text.escaping import collapse, escape_inline, escape_markdown
from editor.text.urls import is_web_address, link_target

ROOM = "\n\n\n\n"
"""Between two quotes: the empty paragraph in the middle is for the answer."""


def quote(comment: Comment, paragraphs: tuple[int, ...] = (), selected: str = "") -> Quote:
    """The whole comment, some of its paragraphs (counted from 1), or the words selected in it.

    Raises NoSuchParagraph.
    """
    blocks = _selection(comment, selected) if selected.strip() else _paragraphs(comment)
    beyond = [number for number in paragraphs if not 1 <= number <= len(blocks)]
    if beyond:
        raise NoSuchParagraph(
            f"Comment {comment.id} by {comment.author} has {len(blocks)} paragraphs; there is no paragraph {beyond[0]}."
        )
    chosen = tuple(blocks[number - 1] for number in paragraphs) if paragraphs else blocks
    return Quote(author=comment.author, link=comment.link, day=comment.local_day, paragraphs=chosen)


def _paragraphs(comment: Comment) -> tuple[str, ...]:
    from editor.text.html_markdown import paragraphs

    return paragraphs(comment.html)


def _selection(comment: Comment, words: str) -> tuple[str, ...]:
    """With its emphasis and links where the words are found in the comment, else the bare words."""
    from editor.text.html_markdown import selected

    lines = words.replace("\u2029", "\n\n")  # what Qt puts between the paragraphs of a selection
    return selected(comment.html, words) or tuple(part for part in escape_markdown(lines).split("\n\n") if part)


def as_markdown(quote: Quote) -> str:
    """`> ` lines, and who, where and when as the last paragraph; no line feed at the end."""
    words = "\n\n".join(map(_as_words, quote.paragraphs))
    return "\n".join(f"> {line}" if line else ">" for line in [*words.split("\n"), "", attribution(quote)])


def _as_words(paragraph: str) -> str:
    """The paragraph, whose words are never taken for an attribution: that is what comes after them."""
    return paragraph.replace("—", "&#8212;", 1) if paragraph.startswith("— [") else paragraph


def attribution(quote: Quote) -> str:
    """`— [Name](permalink), 2026-05-14`, the day by the blog's clock; without a permalink, the bare name."""
    name = escape_inline(collapse(quote.author).strip() or "Anonymous")
    return (
        f"— [{name}]({link_target(quote.link)}), {quote.day}"
        if is_web_address(quote.link)
        else f"— {name}, {quote.day}"
    )


def between(quote: Quote) -> str:
    """Each paragraph as a quote of its own, with an empty paragraph under it for the answer."""
    single = (replace(quote, paragraphs=(each,)) for each in quote.paragraphs)
    return ROOM.join(as_markdown(each) for each in single) + "\n\n"
