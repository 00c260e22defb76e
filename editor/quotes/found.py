"""The quotes of a draft, known again by their attribution line alone."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from editor.text.code_lines import fence_after
from editor.text.escaping import unescaped

ATTRIBUTION = re.compile(
    r"> ?— \[(?P<name>(?:\\.|[^\[\]\\])*)\]"
    r"\((?P<link>https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\), (?P<day>\d{4}-\d\d-\d\d)\s*"
)
"""Exactly what the renderer takes for one: the last paragraph of a quote, `— [Name](permalink), 2026-05-14`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """An attributed quote in a body; lines count from 1, `end_line` is its last."""

    line: int
    end_line: int
    text: str
    """Its Markdown, without `> ` and attribution."""
    name: str
    link: str
    day: str
    answer_line: int
    """Where an answer begins or would stand."""
    answer_is_empty: bool
    """Is there room for an answer, and nothing in it: an empty paragraph before the next quote, or the end?"""


def quotes_in(body: str) -> tuple[FoundQuote, ...]:
    """Every attributed quote, in order; what stands in fenced code is none."""
    if "> — [" not in body and ">— [" not in body:
        return ()
    lines = body.split("\n")
    code = _lines_of_code(lines)
    found: list[FoundQuote] = []
    for end, line in enumerate(lines):
        match = ATTRIBUTION.fullmatch(line)
        if match and end not in code and _ends_a_quote(lines, end):
            found.append(_quote(lines, end, match))
    return tuple(found)


def _ends_a_quote(lines: list[str], end: int) -> bool:
    """Is the line a paragraph of its own, with words before it, and the last one?"""
    goes_on = end + 1 < len(lines) and bool(lines[end + 1].strip())
    return not goes_on and end > 1 and lines[end - 1].strip() == ">" and lines[end - 2].startswith(">")


def _lines_of_code(lines: list[str]) -> set[int]:
    """The lines of closed fences; one that is not closed is no code yet, so that typing ``` loses no quote."""
    inside: set[int] = set()
    begun, opened = 0, ""
    for number, line in enumerate(lines):
        after = opened if line.startswith(">") else fence_after(line, opened)
        if after and not opened:
            begun = number
        elif opened and not after:
            inside.update(range(begun, number + 1))
        opened = after
    return inside


def _quote(lines: list[str], end: int, match: re.Match[str]) -> FoundQuote:
    start = end
    while start > 0 and lines[start - 1].startswith(">"):
        start -= 1
    after = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), len(lines))
    words = [line.removeprefix(">").removeprefix(" ") for line in lines[start:end]]
    return FoundQuote(
        line=start + 1,
        end_line=end + 1,
        text="\n".join(words).strip("\n"),
        name=unescaped(match["name"]),
        link=html.unescape(match["link"]),
        day=match["day"],
        answer_line=min(end + 3, max(end + 1, len(lines))) if after == len(lines) else min(end + 3, after + 1),
        answer_is_empty=after == len(lines) or (lines[after].startswith(">") and after - end > 2),  # else two in a row
    )


def empty_answers(body: str) -> tuple[int, ...]:
    """The offsets at which answers are still to be written."""
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return tuple(min(starts[quote.answer_line - 1], len(body)) for quote in quotes_in(body) if quote.answer_is_empty)
