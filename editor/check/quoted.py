"""Checks of readers' words: still as they wrote them, and answered."""

from __future__ import annotations

from collections.abc import Iterator

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.quotes.found import FoundQuote, quotes_in
from editor.quotes.integrity import is_as_written


def answers(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Quotes with nothing under them."""
    del post, context
    for quote in quotes_in(draft.body):
        if quote.answer_is_empty:
            yield Problem(
                id="answer-empty",
                severity=Severity.WARN,
                line=draft.body_line + quote.end_line - 1,
                message="An answer is still empty.",
                detail=f"Below “{beginning(quote)}”.",
                about=quote.link,
                mends=(Mend.GO, Mend.REMOVE_QUOTE),
            )


def changes(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Quotes that are no longer what their writer wrote, as far as the comment is kept."""
    del post
    for quote in quotes_in(draft.body):
        comment = context.comments.get(quote.link)
        if comment is not None and not is_as_written(quote, comment):
            yield Problem(
                id="quote-changed",
                severity=Severity.WARN,
                line=draft.body_line + quote.line - 1,
                message=f"A quote of {quote.name} is not what {quote.name} wrote.",
                detail=f"“{beginning(quote)}”. Put their words back, or mark what you left out with [...].",
                about=quote.link,
                mends=(Mend.GO, Mend.RESTORE_QUOTE),
            )


def beginning(quote: FoundQuote) -> str:
    """The first words of a quote."""
    words = " ".join(quote.text.split())
    return words if len(words) <= 40 else f"{words[:37].rstrip()} …"
