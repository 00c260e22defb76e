"""Checks of what every post needs: a title, a body, blocks that can be shown, and a blog that can take it."""

from __future__ import annotations

from collections.abc import Iterator

from editor.model.blog import Feature
from editor.model.draft import Draft
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


def losses(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """What this blog, or this user, cannot take."""
    if context.blog is None:
        return
    able = context.blog.capabilities.features
    used = {
        Feature.EXCERPT: draft.excerpt,
        Feature.CATEGORIES: draft.categories,
        Feature.TAGS: draft.tags,
        Feature.FEATURED_IMAGE: draft.featured_image,
        Feature.DATE: draft.date,
        Feature.IMAGES: post.images,
    }
    for feature, value in used.items():
        if value and feature not in able:
            yield Problem(
                id="feature-lost",
                severity=Severity.WARN,
                line=0,
                message=f"{context.blog.name} cannot take the {feature.value}.",
                detail="It will be left out.",
                about=feature.value,
                mends=(),
            )
