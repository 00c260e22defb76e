"""Comments and terms are brought from a blog into the cache, page by page, in the background."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from editor.clients.protocols import BlogClient, CommentSource, Surroundings, TermKind, TermSource
from editor.errors import NotAllowed
from editor.model.blog import Blog, Feature
from editor.model.comment import Comment
from editor.model.post import Term
from editor.model.work import CancelToken, Progress
from editor.store.cache import AUTHORS, PAGES, Fetched, fetched, keep_only, mark_fetched, put_comments, put_terms
from editor.store.columns import storable
from editor.store.database import Database
from editor.text.urls import is_web_address

OVERLAP = timedelta(days=14)
"""How far back comments are asked for again: one that waited for approval comes with the date it was written."""
WHOLE_EVERY = timedelta(days=7)
"""How often all of them are: what was edited or removed on the blog does not stay here for ever."""


def refresh_comments(  # noqa: PLR0913, PLR0917  (one more would be a value of its own)
    client: BlogClient,
    cache: Database,
    blog: Blog,
    cancel: CancelToken,
    progress: Progress,
    sanitize: Callable[[str], str],
    *,
    whole: bool = False,
) -> int:
    """Bring what is new, or all when `whole` or when it is time; how many comments are new or changed.

    What came before a cancel or an error stays, and the next refresh goes over it again. Raises Cancelled, BlogError
    (NotAllowed when this blog's comments cannot be read) and StateError.
    """
    if not isinstance(client, CommentSource):
        raise NotAllowed(f"{blog.name} does not let its comments be read from here. Read them in the browser.")
    cancel.check()
    started = datetime.now(UTC)
    before = fetched(cache, blog.identity)
    after = None if whole or before is None or _is_old(before, started) else before.until - OVERLAP
    seen: dict[str, datetime] = {}
    changed = 0
    for page in client.comments(after=after):
        comments = [_clean(comment, blog, sanitize) for comment in page.comments]
        changed += put_comments(cache, comments)
        seen |= {comment.id: comment.date for comment in comments}
        progress(f"Comments of {blog.name}", page.done, page.total)
        cancel.check()
    keep_only(cache, blog.identity, seen.keys(), after)
    mark_fetched(cache, blog.identity, _so_far(before, after is None, started, seen.values()))
    return changed


def _is_old(before: Fetched, now: datetime) -> bool:
    return abs(now - before.whole) >= WHOLE_EVERY


def _so_far(before: Fetched | None, is_whole: bool, started: datetime, dates: Collection[datetime]) -> Fetched:
    """By the blog's clock as far as comments show it, but never in the future."""
    newest = max(dates, default=before.until if before else started)
    return Fetched(until=min(newest, started), whole=started if before is None or is_whole else before.whole)


def refresh_terms(client: BlogClient, cache: Database, blog: Blog, cancel: CancelToken) -> None:
    """Bring categories and tags, pages and authors, as far as this user can use them on this blog.

    Raises Cancelled, BlogError and StateError.
    """
    able = blog.capabilities.features
    if isinstance(client, TermSource):
        for kind in TermKind:
            _keep_terms(cache, blog, kind, client.terms(kind, cancel))
    if isinstance(client, Surroundings) and Feature.PAGES in able:
        _keep_terms(cache, blog, PAGES, client.pages(cancel))
    if isinstance(client, Surroundings) and Feature.AUTHOR in able:
        _keep_terms(cache, blog, AUTHORS, client.authors(cancel))


def _keep_terms(cache: Database, blog: Blog, kind: str, found: Iterable[Term]) -> None:
    put_terms(cache, blog.identity, kind, [replace(term, name=storable(term.name)) for term in found])


def _clean(comment: Comment, blog: Blog, sanitize: Callable[[str], str]) -> Comment:
    """What strangers wrote, as it can be kept and shown. A link that is no web address is none."""
    return replace(
        comment,
        blog=blog.identity,
        post_title=storable(comment.post_title),
        author=storable(comment.author),
        link=storable(comment.link) if is_web_address(comment.link) else "",
        html=sanitize(storable(comment.html)),
    )
