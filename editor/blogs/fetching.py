"""One post is fetched from its blog with the names of what it refers to; without a network, as it was last seen."""

from __future__ import annotations

from dataclasses import dataclass

from editor.clients.protocols import BlogClient, PostArchive, TermKind, TermSource
from editor.errors import ServerFailed, TryLater, Unreachable
from editor.model.blog import Blog
from editor.model.post import RemotePost
from editor.model.work import CancelToken
from editor.store.cache import put_terms, terms
from editor.store.database import Database
from editor.store.library import kept_post
from editor.text.term_names import shown_names

_AWAY = (Unreachable, TryLater, ServerFailed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A post, and what it refers to by ids; `is_kept`: the blog could not be asked, so it may have changed since."""

    post: RemotePost
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""
    """The address of its featured image."""
    is_kept: bool = False


def fetch_post(client: BlogClient, cache: Database, blog: Blog, post_id: str, cancel: CancelToken) -> Fetched:
    """The post as it stands. Raises BlogError; without a network only if it is not kept either."""
    try:
        post = client.get(post_id)
        names = {kind: _names(client, cache, blog, kind, _ids(post, kind), cancel) for kind in TermKind}
        featured = post.featured_media
        picture = client.picture(featured) if featured and isinstance(client, PostArchive) else ""
    except _AWAY:
        kept = kept_post(cache, blog.identity, post_id)
        if kept is None:
            raise
        known = {kind: _known(cache, blog, kind, _ids(kept, kind)) for kind in TermKind}
        return Fetched(post=kept, categories=known[TermKind.CATEGORY], tags=known[TermKind.TAG], is_kept=True)
    return Fetched(post=post, categories=names[TermKind.CATEGORY], tags=names[TermKind.TAG], picture=picture)


def _ids(post: RemotePost, kind: TermKind) -> tuple[str, ...]:
    return post.categories if kind is TermKind.CATEGORY else post.tags


def _names(  # noqa: PLR0913, PLR0917 # where from, and of what
    client: BlogClient, cache: Database, blog: Blog, kind: TermKind, ids: tuple[str, ...], cancel: CancelToken
) -> tuple[str, ...]:
    """Their names as they are kept; all of the blog's are fetched where one is not."""
    known = _known(cache, blog, kind, ids)
    if len(known) < len(ids) and isinstance(client, TermSource):
        put_terms(cache, blog.identity, kind, client.terms(kind, cancel))
        known = _known(cache, blog, kind, ids)
    return known


def _known(cache: Database, blog: Blog, kind: TermKind, ids: tuple[str, ...]) -> tuple[str, ...]:
    named = shown_names(terms(cache, blog.identity, kind))
    return tuple(named[each] for each in ids if each in named)
