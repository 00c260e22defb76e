"""Bold, italic and code: put round words, and taken away again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from editor.text.editing import Edit, Patch, Selection, cursor, edit_of, line_end, line_start, lines_in
from editor.text.prefixes import prefix_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A way to set words off: its mark, and what text that has it looks like."""

    mark: str
    found: re.Pattern[str]
    """Its last group is the opening mark; for a text whose escapes are blanked."""


BOLD = Emphasis(
    mark="**",
    found=re.compile(r"(\*\*)(?=\S).+?(?<=\S)\*\*|(?<!\w)(__)(?=\S).+?(?<=\S)__(?!\w)", re.DOTALL),
)
ITALIC = Emphasis(
    mark="*",
    found=re.compile(
        r"(?<!\*)(\*{3}|\*)(?![*\s]).+?(?<![*\s])\1(?!\*)|(?<![\w_])(_{3}|_)(?![_\s]).+?(?<![_\s])\2(?![\w_])",
        re.DOTALL,
    ),
)
CODE = Emphasis(mark="`", found=re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL))

_ESCAPED = re.compile(r"\\.", re.DOTALL)


class _Span(NamedTuple):
    """Words that have an emphasis, with their marks, which are `width` wide."""

    start: int
    end: int
    width: int

    def covers(self, start: int, end: int) -> bool:
        """Does it hold all of this?"""
        return self.start <= start and end <= self.end and (start < end or self.start < start < self.end)


def toggled(text: str, selection: Selection, kind: Emphasis) -> Edit:
    """Set the selected words off, or stop it. With nothing selected: the word, or what is typed next."""
    if selection.is_empty:
        return _toggled_at(text, selection.position, kind)
    pieces = [piece for piece in _pieces(text, selection) if piece[0] < piece[1]]
    spans = [_span_round(text, start, end, kind) for start, end in pieces]
    if pieces and all(spans):
        return edit_of(text, _without(span for span in dict.fromkeys(spans) if span), selection)
    patches: list[Patch] = []
    for (start, end), span in zip(pieces, spans, strict=True):
        patches += [] if span else _wrapped(text, start, end, kind)
    return edit_of(text, patches, _narrowed(selection, pieces))


def _toggled_at(text: str, position: int, kind: Emphasis) -> Edit:
    """With nothing selected: leave the words, free them, set the word off, or begin an empty pair of marks."""
    width = len(kind.mark)
    before, after = _run_before(text, position, kind.mark[0]), _run_after(text, position, kind.mark[0])
    if before == after == width:
        return Edit(start=position - width, removed=2 * width, added="", selection=cursor(position - width))
    span = _span_round(text, position, position, kind)
    if span and position == span.end - span.width:
        return edit_of(text, (), cursor(span.end))
    if span:
        return edit_of(text, _without([span]), cursor(position))
    start, end = word_at(text, position)
    if start == end:
        return Edit(start=position, removed=0, added=2 * kind.mark, selection=cursor(position + width))
    edit = edit_of(text, _wrapped(text, start, end, kind), cursor(position))
    return replace(edit, selection=cursor(position + width))


def _narrowed(selection: Selection, pieces: list[tuple[int, int]]) -> Selection:
    """The same without marks and white space at its edges."""
    if not pieces:
        return selection
    start, end = pieces[0][0], pieces[-1][1]
    return (
        Selection(anchor=start, position=end)
        if selection.anchor == selection.start
        else Selection(anchor=end, position=start)
    )


def _pieces(text: str, selection: Selection) -> list[tuple[int, int]]:
    """What can be set off in one go: a line with what goes on below it, without quote or list marks."""
    pieces: list[tuple[int, int]] = []
    goes_on = False
    for first, last in lines_in(text, selection):
        prefix = prefix_of(text[first:last])
        start, end = _trimmed(text, max(first + prefix.width, selection.start), min(last, selection.end))
        if goes_on and not prefix.width and start < end:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        goes_on = start < end
    return pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same without white space at its edges."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _span_round(text: str, start: int, end: int, kind: Emphasis) -> _Span | None:
    """The words with this emphasis that hold all of this."""
    first, last = _paragraph(text, start, end)
    return next((span for span in _spans(text, first, last, kind) if span.covers(start, end)), None)


def _spans(text: str, start: int, end: int, kind: Emphasis) -> Iterator[_Span]:
    """All words with this emphasis; of `***` bold takes two and italic one."""
    for found in kind.found.finditer(_ESCAPED.sub("\0\0", text[start:end])):
        width = len(found[found.lastindex or 0])
        yield _Span(start + found.start(), start + found.end(), width if kind is CODE else min(width, len(kind.mark)))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """From the blank line above to the one below: emphasis ends there."""
    above = text.rfind("\n\n", 0, line_start(text, start))
    below = text.find("\n\n", line_end(text, end))
    return (0 if above < 0 else above + 2), (len(text) if below < 0 else below)


def _without(spans: Iterable[_Span]) -> list[Patch]:
    """Takes the marks away."""
    patches: list[Patch] = []
    for span in spans:
        patches.append(Patch(span.start, span.start + span.width, ""))
        patches.append(Patch(span.end - span.width, span.end, ""))
    return patches


def _wrapped(text: str, start: int, end: int, kind: Emphasis) -> list[Patch]:
    """Puts the marks round the words, once: what has them inside loses them."""
    if kind is CODE:
        return _wrapped_code(text, start, end)
    inside = _without(_spans(text, start, end, kind))
    return [Patch(start, start, kind.mark), *inside, Patch(end, end, kind.mark)]


def _wrapped_code(text: str, start: int, end: int) -> list[Patch]:
    """Enough backticks that those inside are letters."""
    runs = [len(run) for run in re.findall("`+", text[start:end])]
    mark = "`" * (max(runs, default=0) + 1)
    space = " " if runs and "`" in (text[start], text[end - 1]) else ""
    return [Patch(start, start, mark + space), Patch(end, end, space + mark)]


def _run_before(text: str, position: int, letter: str) -> int:
    """How many of this letter stand before."""
    head = text[line_start(text, position) : position]
    return len(head) - len(head.rstrip(letter))


def _run_after(text: str, position: int, letter: str) -> int:
    """How many of this letter stand behind."""
    tail = text[position : line_end(text, position)]
    return len(tail) - len(tail.lstrip(letter))


def word_at(text: str, position: int) -> tuple[int, int]:
    """The word at a place, apostrophes and hyphens inside it included."""
    first, last = line_start(text, position), line_end(text, position)
    for found in re.finditer(r"\w+(?:['\u2019-]\w+)*", text[first:last]):
        if first + found.start() <= position <= first + found.end():
            return first + found.start(), first + found.end()
    return position, position
