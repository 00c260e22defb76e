"""The conversation of a publish as a text that can be copied into a report."""

from __future__ import annotations

from collections.abc import Sequence

from editor.model.conversation import Exchange


def as_text(title: str, blog: str, exchanges: Sequence[Exchange]) -> str:
    """A line for each request and, where it was refused, one for the reason. Times are UTC, sizes in bytes."""
    head = f"“{title}” to {blog}: {len(exchanges)} requests"
    return "\n".join([head, "", *(line for each in exchanges for line in _lines(each))]) + "\n"


def _lines(each: Exchange) -> list[str]:
    asked = " ".join(part for part in (each.method, each.call, each.address) if part)
    answer = f"{each.status or 'no answer'}, {each.milliseconds} ms, sent {each.sent}, received {each.received}"
    line = f"{each.when:%Y-%m-%d %H:%M:%S}Z  {asked}  →  {answer}"
    return [line, f"    {each.words}"] if each.words else [line]
