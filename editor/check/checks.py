"""All checks. Adding one is a function in a file beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from editor.check import linked, markup, options, pictures, quoted, taken, told, words
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Problem, Severity
from editor.quotes.found import quotes_in

Check = Callable[[Draft, RenderedPost, CheckContext], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    words.title,
    words.body,
    words.blocks,
    words.moment,
    told.blanks,
    told.connections,
    told.languages,
    pictures.files,
    pictures.alternatives,
    linked.files,
    linked.kinds,
    quoted.answers,
    quoted.changes,
    taken.status,
    taken.features,
    taken.terms,
    options.password,
    options.place,
    options.kind,
    options.form,
    options.meta,
    markup.losses,
)
_ORDER = {Severity.STOP: 0, Severity.WARN: 1, Severity.HINT: 2}


def problems(draft: Draft, post: RenderedPost, context: CheckContext) -> tuple[Problem, ...]:
    """What should be mended, what stops first; within that by line."""
    found = [problem for check in CHECKS for problem in check(draft, post, context)]
    return tuple(sorted(found, key=lambda problem: (_ORDER[problem.severity], problem.line)))


def passed(draft: Draft, post: RenderedPost, context: CheckContext) -> tuple[str, ...]:
    """What is fine and worth saying, in sentences."""
    found = {problem.id for problem in problems(draft, post, context)}
    quotes = sum(quote.link in context.comments for quote in quotes_in(draft.body))
    said = {
        _counted(quotes, "quote is as its writer wrote it", "quotes are as their writers wrote them"): quotes > 0
        and "quote-changed" not in found,
        _counted(len(post.images), "image has words", "images have words") + " for those who can't see them": bool(
            post.images
        )
        and "image-alt-missing" not in found,
        "A disclosure stands first in the post": bool(draft.disclosures) and "variable-unfilled" not in found,
    }
    return tuple(sentence for sentence, is_so in said.items() if is_so)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
