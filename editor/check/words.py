"""Checks of what every post needs: a title, a body, blocks that can be shown, and a date where it waits for one."""

from __future__ import annotations

from collections.abc import Iterator

from editor.model.draft import Draft, Status
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.html_text import plain


def title(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A post without a title has no address and no entry in a list."""
    del post, context
    if not draft.title.strip():
        yield Problem(
            id="title-missing",
            severity=Severity.STOP,
            line=0,
            message="The post has no title.",
            detail="It is what readers see first, and what the address is made of.",
            mends=(Mend.ADD_TITLE,),
        )


def body(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Nothing to read and nothing to see."""
    del draft, context
    if not plain(post.html).strip() and not post.images:
        yield Problem(id="body-empty", severity=Severity.STOP, line=0, message="The post is empty.")


def blocks(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """What could not be rendered would go out as its source."""
    del context
    for gap in post.gaps:
        yield Problem(
            id="block-unrendered",
            severity=Severity.STOP,
            line=draft.body_line + gap.line - 1,
            message="A paragraph cannot be shown as it is.",
            detail=f"Its source stands there instead: {gap.reason}.",
        )


def moment(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A post that is to appear some day, without the day: no blog takes it."""
    del post, context
    if draft.status is Status.SCHEDULED and draft.date is None:
        yield Problem(
            id="date-missing",
            severity=Severity.STOP,
            line=0,
            message="The post is scheduled, but has no date.",
            detail="Say when it is to appear, or make it published.",
            mends=(Mend.SHOW_FIELDS,),
        )
