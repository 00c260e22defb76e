"""Checks of images: words for those who cannot see them, and files that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.images import local_path


def alternatives(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Images without a word for those who cannot see them."""
    del context
    for image in post.images:
        if not image.alt.strip():
            yield Problem(
                id="image-alt-missing",
                severity=Severity.WARN,
                line=draft.body_line + image.line - 1,
                message="An image has no words for those who can't see it.",
                detail=f"{Path(image.source).name}: say what it shows.",
                about=image.source,
                mends=(Mend.ADD_ALT, Mend.GO),
            )


def files(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Images of this computer that are not where the draft says."""
    lines = {image.source: draft.body_line + image.line - 1 for image in reversed(post.images)}
    for source, line in {draft.featured_image: 0, **lines}.items():
        path = local_path(source, context.folder or Path())
        if path is not None and not path.is_file():
            yield Problem(
                id="image-missing",
                severity=Severity.STOP,
                line=line,
                message=f"The image {path.name} is not there.",
                detail=f"It should lie at {path}. Put it back, or take it out of the post.",
                about=source,
            )
