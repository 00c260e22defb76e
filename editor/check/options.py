"""Checks of what a post is besides its words: for whom it is, where it stands, and what excludes each other."""

from __future__ import annotations

from collections.abc import Iterator

from editor.model.blog import Feature
from editor.model.draft import PAGE, Draft, Status
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.meta_values import KINDS, value_of

_LONGEST_PASSWORD = 255
"""Characters that WordPress can store; it answers a longer one with an error of its database."""


def password(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A post that is not for everybody must not go out without its password."""
    del post
    if not draft.password:
        return
    name = context.blog.name if context.blog else ""
    if context.blog and Feature.PASSWORD not in context.blog.capabilities.features:
        yield _stop("password-lost", f"{name} cannot protect a post with a password: everybody could read it.")
    elif len(draft.password) > _LONGEST_PASSWORD:
        yield _stop("password-long", f"The password has more than {_LONGEST_PASSWORD} characters.")
    elif draft.status is Status.PRIVATE:
        yield _warning("password-private", "A private post has no password: who may read it is logged in.")


def place(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A post that stays at the top is for everybody."""
    del post, context
    if draft.sticky and (draft.password or draft.status is Status.PRIVATE):
        why = "has a password" if draft.password else "is private"
        yield _warning("sticky-lost", f"The post {why}, so it cannot stay at the top of the blog.")


def kind(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """What is to be a page, or a thing that is not known here, must not become a post."""
    del post
    if draft.post_type not in {"", PAGE}:
        yield _stop("type-unknown", f"“{draft.post_type}” is no type that Rejoinder can make: make it post or page.")
    elif draft.post_type and context.blog and Feature.PAGES not in context.blog.capabilities.features:
        yield _stop("page-refused", f"{context.blog.user} may not make pages on {context.blog.name}.")


def form(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """A format that the blog does not show."""
    del post
    blog = context.blog
    if blog is None or draft.format in {"", *blog.capabilities.formats}:
        return
    if Feature.FORMAT in blog.capabilities.features_for(draft.post_type):
        shown = ", ".join(blog.capabilities.formats)
        yield _warning("format-unknown", f"{blog.name} has no format “{draft.format}”, but {shown}.")


def meta(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Custom fields that the blog does not know, or of another kind."""
    del post
    blog = context.blog
    known = blog.capabilities.meta_for(draft.post_type) if blog else {}
    for key, words in draft.meta if blog else ():
        field, name = known.get(key), blog.name if blog else ""
        if field is None:
            what = "pages" if draft.post_type == PAGE else "posts"
            yield _warning("meta-unknown", f"{name} takes no custom field “{key}” for {what}.")
        elif value_of(field, words) is None:
            kind = f"a list, each {KINDS[field.kind]}" if field.is_list else KINDS[field.kind]
            yield _warning("meta-wrong", f"The custom field “{key}” is to be {kind} on {name}.")


def _stop(name: str, message: str) -> Problem:
    return Problem(id=name, severity=Severity.STOP, line=0, message=message, mends=(Mend.SHOW_FIELDS,))


def _warning(name: str, message: str) -> Problem:
    detail = "It will be left out."
    return Problem(id=name, severity=Severity.WARN, line=0, message=message, detail=detail, mends=(Mend.SHOW_FIELDS,))
