"""Everything is forgotten but the drafts: on the way out, or before a computer is given away."""

from __future__ import annotations

from collections.abc import Callable

from editor.blogs.removing import forget_password, revoke
from editor.clients.protocols import BlogClient
from editor.errors import BlogError, SecretError
from editor.model.blog import PRACTICE, Blog
from editor.store.blogs import all_blogs
from editor.store.database import Database

_STAY = frozenset({"settings", "places"})
"""What a person chose for the window, and where the drafts are, which stay."""


def forget_everything(db: Database, cache: Database, open_client: Callable[[Blog], BlogClient]) -> tuple[str, ...]:
    """Revoke all passwords and empty keyring, state and cache; why a password could not be revoked, in sentences.

    Raises KeyringLocked and StateUnwritable; what was not forgotten then, goes the next time.
    """
    added = [blog for blog in all_blogs(db) if blog.identity != PRACTICE]
    reasons = tuple(reason for blog in added if (reason := _revoked(blog, open_client)))
    for blog in added:
        forget_password(blog)
    db.empty(but=_STAY)
    cache.empty()
    return reasons


def _revoked(blog: Blog, open_client: Callable[[Blog], BlogClient]) -> str:
    """Empty when it was."""
    try:
        revoke(blog, open_client(blog))
    except (BlogError, SecretError) as error:
        return f"{blog.name}: {error}"
    return ""
