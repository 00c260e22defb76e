"""Exactly what a publish would send, beside what stands on the blog now."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from editor.errors import PostNotFound
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.post import RemotePost
from editor.publish.delivery import target
from editor.publish.plan import Plan, make_plan
from editor.publish.uploading import in_ledger
from editor.publish.workplace import Workplace
from editor.store.known_posts import known_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the HTML: `+` comes, `-` goes, a space stays."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A publish before anything is sent, and the post that it would change."""

    plan: Plan
    content: str
    """HTML; images that are on the blog already have their address there."""
    theirs: RemotePost | None
    """None: there is no such post yet, or not any more."""
    lines: tuple[Line, ...]
    """What of the text comes, goes and stays."""


def outlook(place: Workplace, draft: Draft, blog: Blog) -> Outlook:
    """Render the draft and fetch its post; nothing is written. Raises BlogError, SecretError, RenderFailed."""
    known = known_of(place.state, blog, draft)
    plan = make_plan(draft, place.render(draft), blog, target(draft, blog, known))
    there, theirs = in_ledger(place.state, blog, plan), _theirs(place, plan, blog)
    content = plan.sent(there, theirs.content if theirs else "")
    lines = _compared(theirs.content.splitlines() if theirs else [], content.splitlines())
    return Outlook(plan=plan, content=content, theirs=theirs, lines=tuple(lines))


def _theirs(place: Workplace, plan: Plan, blog: Blog) -> RemotePost | None:
    if not plan.post_id:
        return None
    try:
        return place.open_client(blog).get(plan.post_id)
    except PostNotFound:
        return None


def _compared(before: list[str], after: list[str]) -> Iterator[Line]:
    for kind, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield from (Line(mark=" ", text=text) for text in before[start:end])
            continue
        yield from (Line(mark="-", text=text) for text in before[start:end])
        yield from (Line(mark="+", text=text) for text in after[new_start:new_end])
