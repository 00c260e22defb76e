"""The posts that stand on a blog are brought into the library; what is gone there goes here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from editor.clients.protocols import BlogClient, PostArchive
from editor.errors import NotAllowed
from editor.model.blog import Blog
from editor.model.post import PostStamp
from editor.model.work import CancelToken, Progress
from editor.store.database import Database
from editor.store.library import (
    KindFetched,
    keep_kinds,
    keep_posts,
    kept_stamps,
    kinds_fetched,
    mark_kind_fetched,
    put_posts,
)

KINDS_EVERY = timedelta(days=1)
"""How often the other kinds than a blog's posts are looked at: each is a request of its own."""
_AT_A_TIME = 100
"""Posts that are kept before a cancel is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fetch:
    """One refresh of one blog."""

    archive: PostArchive
    cache: Database
    blog: Blog
    cancel: CancelToken
    progress: Progress


def refresh_posts(  # noqa: PLR0913  (one more would be a value of its own)
    client: BlogClient, cache: Database, blog: Blog, cancel: CancelToken, progress: Progress, *, whole: bool = False
) -> int:
    """Bring what is new or changed; how many posts that were. Nothing new costs one request, which says so.

    Pages and other kinds are looked at once a day, and when `whole`. What came before a cancel or an error stays.
    Raises Cancelled, BlogError (NotAllowed when this blog's posts cannot be listed) and StateError.
    """
    if not isinstance(client, PostArchive):
        raise NotAllowed(f"{blog.name} does not let its posts be listed from here. See them in the browser.")
    cancel.check()
    fetch = _Fetch(archive=client, cache=cache, blog=blog, cancel=cancel, progress=progress)
    known = kinds_fetched(cache, blog.identity)
    if known and not whole and abs(datetime.now(UTC) - known[-1].when) < KINDS_EVERY:
        return _refresh_kind(fetch, 0, known[0].kind, known[0].hidden)
    kinds = client.kinds()
    hidden = {each.kind: each.hidden for each in known}
    changed = sum(_refresh_kind(fetch, place, kind, hidden.get(kind)) for place, kind in enumerate(kinds))
    keep_kinds(cache, blog.identity, kinds)
    return changed


def _refresh_kind(fetch: _Fetch, place: int, kind: str, hidden: int | None) -> int:
    """The last changed come first: behind them all is known, if there are as many in all as there should be.

    `hidden`: how many of them this user could not see the last time; None: they were never fetched to the end.
    """
    started = datetime.now(UTC)
    identity = fetch.blog.identity
    known = kept_stamps(fetch.cache, identity, kind)
    seen: set[str] = set()
    changed = total = 0
    is_whole = False
    for page in fetch.archive.stamps(kind):
        news = [stamp.id for stamp in page.stamps if known.get(stamp.id) != stamp.modified]
        seen.update(stamp.id for stamp in page.stamps)
        total, changed, is_whole = page.total, changed + len(news), page.is_last
        _bring(fetch, kind, news, (len(seen), total))
        is_all_there = hidden is not None and total == len(known.keys() | seen) + hidden
        if is_all_there and _is_known(page.stamps, known, started):
            break
    if is_whole:
        keep_posts(fetch.cache, identity, kind, seen)
        hidden = max(0, total - len(seen))
    mark_kind_fetched(fetch.cache, identity, place, KindFetched(kind=kind, when=started, hidden=hidden or 0))
    return changed


def _is_known(stamps: tuple[PostStamp, ...], known: Mapping[str, str], now: datetime) -> bool:
    """Is all behind these known? Scheduled posts, whose time of change is to come, stand before what was changed."""
    last = stamps[-1] if stamps else None
    return last is not None and known.get(last.id) == last.modified <= now.strftime("%Y-%m-%dT%H:%M:%S")


def _bring(fetch: _Fetch, kind: str, ids: list[str], so_far: tuple[int, int]) -> None:
    for start in range(0, len(ids), _AT_A_TIME):
        fetch.cancel.check()
        some = ids[start : start + _AT_A_TIME]
        put_posts(fetch.cache, fetch.blog.identity, kind, fetch.archive.several(kind, some))
        fetch.progress(f"Posts of {fetch.blog.name}", *so_far)
