"""Checks of what this blog, or this user, cannot take of a post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from editor.model.blog import NOT_OF_PAGES, Blog, Feature
from editor.model.draft import PAGE, Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.images import local_path
from editor.text.linked_files import files_of
from editor.text.term_names import named


def status(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A status that this user may not give a post: the blog would refuse the whole of it."""
    del post
    if context.blog is None or draft.status in context.blog.capabilities.statuses:
        return
    if context.blog.capabilities.status_for(draft.status) is not draft.status:
        yield Problem(
            id="status-refused",
            severity=Severity.WARN,
            line=0,
            message=f"{context.blog.user} may not publish on {context.blog.name}: the post is submitted for review.",
            detail="Who runs the blog publishes it, or gives you the right to.",
            about=draft.status.value,
            mends=(Mend.SHOW_FIELDS,),
        )
        return
    may = " or ".join(sorted(status.value for status in context.blog.capabilities.statuses))
    yield Problem(
        id="status-refused",
        severity=Severity.WARN,
        line=0,
        message=f"{context.blog.user} may not make a post {draft.status.value} on {context.blog.name}.",
        detail=f"Make it {may}, or ask who runs the blog for the right to publish.",
        about=draft.status.value,
        mends=(Mend.SHOW_FIELDS,),
    )


def features(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Fields and images that would be left out."""
    if context.blog is None:
        return
    able = context.blog.capabilities.features_for(draft.post_type)
    images = [image for image in post.images if local_path(image.source, context.folder or Path())]
    links = [link for link, _ in files_of(post.links, context.folder)]
    files = [*images, *links]
    used = {
        Feature.SLUG: draft.slug,
        Feature.EXCERPT: draft.excerpt,
        Feature.CATEGORIES: draft.categories,
        Feature.TAGS: draft.tags,
        Feature.FEATURED_IMAGE: draft.featured_image,
        Feature.DATE: draft.date,
        Feature.STICKY: draft.sticky,
        Feature.DISCUSSION: draft.comments is not None,
        Feature.PINGS: draft.pings is not None,
        Feature.FORMAT: draft.format,
        Feature.AUTHOR: draft.author and not context.blog.is_user(draft.author),
        Feature.IMAGES: files,
    }
    for feature, value in used.items():
        if value and feature not in able:
            yield Problem(
                id="feature-lost",
                severity=Severity.WARN,
                line=draft.body_line + files[0].line - 1 if feature is Feature.IMAGES else 0,
                message=_lost(feature, draft, context.blog, "files" if links else feature.value),
                detail="It will be left out.",
                about=feature.value,
                mends=(Mend.GO,) if feature is Feature.IMAGES else (Mend.SHOW_FIELDS,),
            )


def _lost(feature: Feature, draft: Draft, blog: Blog, files: str) -> str:
    if draft.post_type == PAGE and feature in NOT_OF_PAGES & blog.capabilities.features:
        return f"A page has no {feature.value}."
    return f"{blog.name} cannot take the {files if feature is Feature.IMAGES else feature.value}."


def terms(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Categories and tags that are not there as far as is known, and that this user may not make."""
    del post
    if context.blog is None:
        return
    able = context.blog.capabilities.features_for(draft.post_type)
    wanted = (
        ("category", Feature.CATEGORIES, Feature.NEW_CATEGORIES, draft.categories, context.categories),
        ("tag", Feature.TAGS, Feature.NEW_TAGS, draft.tags, context.tags),
    )
    for word, feature, right, names, known in wanted:
        if feature in able and right not in able and known:
            yield from (_unmade(word, name, context.blog) for name in names if named(known, name) is None)


def _unmade(word: str, name: str, blog: Blog) -> Problem:
    return Problem(
        id=f"{word}-missing",
        severity=Severity.WARN,
        line=0,
        message=f"{blog.name} has no {word} “{name}”, and {blog.user} may not make one there.",
        detail="The post would be refused as long as it is not there. Take it out, or choose another.",
        about=name,
        mends=(Mend.SHOW_FIELDS,),
    )
