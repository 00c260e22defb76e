"""A post that stands on a blog as a draft, tied to it so that publishing updates the post and makes no second one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from editor.drafts.identity import duplicate_of
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.post import RemotePost
from editor.render.reading import Render, as_draft
from editor.store.database import Database
from editor.store.draft_files import DraftSummary
from editor.store.known_posts import KnownPost, drafts_of_post
from editor.store.places import place_of
from editor.store.versions import Reason, versions
from editor.text.draft_text import read, with_fields
from editor.text.front_matter import FrontMatter, split

_PAGE = "pages/"
_MAY_BE_EMPTIED = ("excerpt", "categories", "tags", "featured_media")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNames:
    """What a post names by ids, as a person names it."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    featured_image: str = ""
    """Its address; empty: there is none, or it could not be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromBlog:
    """A draft's whole text, and what is known of its post; how many of the post's pieces stayed HTML."""

    text: str
    known: KnownPost
    kept_html: int = 0
    is_own: bool = False
    """It is the Markdown that was published from here: the blog still holds what became of it."""


def file_of_post(state: Database, blog: Blog, post_id: str, listed: Iterable[DraftSummary]) -> Path | None:
    """The file of the draft that is this post already; `listed` are the drafts of the folder, which may have moved."""
    ours = [known.identity for known in drafts_of_post(state, blog.identity, post_id)]
    places = (place_of(state, identity) for identity in ours)
    there = next((place for place in places if place is not None and place.is_file()), None)
    is_tied = (each for each in listed if each.identity in ours or (each.blog, each.remote_id) == (blog.name, post_id))
    return there or next((each.path for each in is_tied), None)


def from_blog(  # noqa: PLR0913, PLR0917 # what it is made of
    state: Database, blog: Blog, post: RemotePost, names: PostNames, render: Render, now: datetime
) -> FromBlog:
    """A post as a draft: what was published from here if the blog still holds that, else its HTML as Markdown.

    `render` may raise. Nothing is written.
    """
    identity = str(uuid.uuid4())
    sent = tuple(name for name in _MAY_BE_EMPTIED if getattr(post, name)) if _is_named(post, names) else ()
    known = KnownPost(
        blog=blog.identity,
        identity=identity,
        post_id=post.id,
        link=post.link,
        revision=post.revision,
        sent=sent,
        said=replace(post.fields, content=None),
        stood=post.fields,
        when=now,
    )
    own = _own_text(state, blog, post)
    if own is not None:
        front = split(own)
        then = read(front, None).draft
        tied = replace(then, identity=identity, blog=blog.name, remote_id=post.id)
        return FromBlog(text=with_fields(front, then, tied).text(), known=known, is_own=True)
    reading = as_draft(post.content, render)
    draft = _draft(post, blog, names, identity)
    front = with_fields(FrontMatter(), Draft(), draft).with_body(reading.markdown)
    return FromBlog(text=front.text(), known=known, kept_html=reading.kept)


def duplicated(made: FromBlog, title: str) -> str:
    """The text of a draft of its own with the words of a post."""
    front = split(made.text)
    then = read(front, None).draft
    return with_fields(front, then, duplicate_of(then, title)).text()


def _draft(post: RemotePost, blog: Blog, names: PostNames, identity: str) -> Draft:
    return Draft(
        title=post.title,
        slug=post.slug,
        status=post.status,
        date=post.date,
        excerpt=post.excerpt,
        categories=names.categories,
        tags=names.tags,
        featured_image=names.featured_image,
        post_type="page" if post.id.startswith(_PAGE) else "",
        blog=blog.name,
        remote_id=post.id,
        identity=identity,
    )


def _is_named(post: RemotePost, names: PostNames) -> bool:
    """Is all that the post has in the draft? What could not be named must not be taken for emptied."""
    return (len(names.categories), len(names.tags)) == (len(post.categories), len(post.tags)) and (
        bool(names.featured_image) == bool(post.featured_media)
    )


def _own_text(state: Database, blog: Blog, post: RemotePost) -> str | None:
    """The text that was published last from here, if the blog still holds what became of it."""
    for known in drafts_of_post(state, blog.identity, post.id):
        if known.revision.digest == post.revision.digest:
            kept = (each for each in versions(state, known.identity) if each.reason is Reason.PUBLISHED)
            published = next((each.text for each in kept), None)
            if published is not None:
                return published
    return None
