"""The quotes of a draft, known again by their attribution line alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.text.escaping import unescaped

ATTRIBUTION = re.compile(r">\s?— \[(?P<name>(?:\\.|[^\]\\])*)\]\((?P<link>[^)\s]*)\), (?P<day>\d{4}-\d\d-\d\d)\s*")


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
    """Does the next quote, or the end, follow with nothing in between?"""


def quotes_in(body: str) -> tuple[FoundQuote, ...]:
    """Every attributed quote, in order."""
    if "> — [" not in body and ">— [" not in body:
        return ()
    lines = body.split("\n")
    found: list[FoundQuote] = []
    for end, line in enumerate(lines):
        match = ATTRIBUTION.fullmatch(line)
        if match and not _goes_on(lines, end):
            found.append(_quote(lines, end, match))
    return tuple(found)


def _goes_on(lines: list[str], end: int) -> bool:
    return end + 1 < len(lines) and lines[end + 1].startswith(">")


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
        link=match["link"],
        day=match["day"],
        answer_line=min(end + 3, max(end + 1, len(lines))) if after == len(lines) else min(end + 3, after + 1),
        answer_is_empty=after == len(lines) or lines[after].startswith(">"),
    )


def next_empty_answer(body: str, position: int) -> int | None:
    """From an empty answer, the offset of the next one, round to the first; None when `position` is in none."""
    places = empty_answers(body)
    here = [place for place in places if _is_in(body, place, position)]
    others = [place for place in places if place not in here]
    if not here or not others:
        return None
    return next((place for place in others if place > position), others[0])


def empty_answers(body: str) -> tuple[int, ...]:
    """The offsets at which answers are still to be written."""
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return tuple(min(starts[quote.answer_line - 1], len(body)) for quote in quotes_in(body) if quote.answer_is_empty)


def _is_in(body: str, place: int, position: int) -> bool:
    """Is there nothing but white space between them?"""
    return not body[min(place, position) : max(place, position)].strip()
