"""A blog is forgotten: its password, what was kept of it, and the blog. Its posts stay where they are."""

from __future__ import annotations

import logging

from editor.errors import BlogNotRemoved, NoKeyring
from editor.model.blog import PRACTICE, Blog
from editor.model.job import JobState
from editor.store.blogs import remove_blog
from editor.store.cache import forget_blog
from editor.store.database import Database
from editor.store.jobs import jobs

_log = logging.getLogger(__name__)


def remove(db: Database, cache: Database, blog: Blog) -> None:
    """Forget a blog. Raises BlogNotRemoved while posts wait for it, and KeyringLocked; nothing is forgotten then."""
    if blog.identity == PRACTICE:
        raise BlogNotRemoved("The practice blog is always there: it needs nothing, and nobody else sees it.")
    waiting = [job for job in jobs(db) if job.blog == blog.identity and job.state is not JobState.DONE]
    if waiting:
        titles = ", ".join(f"“{job.title}”" for job in waiting)
        raise BlogNotRemoved(
            f"In the outbox is still something for {blog.name}: {titles}. Deliver it or drop it first."
        )
    _forget_password(blog)
    remove_blog(db, blog.identity)
    forget_blog(cache, blog.identity)


def _forget_password(blog: Blog) -> None:
    from editor.store.secrets import SERVICE, forget_secret

    try:
        forget_secret(blog.identity)
    except NoKeyring:  # it was typed for each run, or is in the keyring of another session
        _log.warning("No keyring: a password of %s may still be in one, as %s %s", blog.name, SERVICE, blog.identity)
