"""A blog is forgotten: its password, what was kept of it, and the blog. Its posts stay where they are."""

from __future__ import annotations

import logging

from editor.clients.protocols import BlogClient, Revocable
from editor.errors import BlogNotRemoved, NoKeyring, NotAllowed
from editor.model.blog import PRACTICE, Blog
from editor.model.job import JobState, PublishJob
from editor.store.blogs import remove_blog
from editor.store.cache import forget_blog
from editor.store.database import Database
from editor.store.jobs import jobs, remove_job

_log = logging.getLogger(__name__)


def revoke(blog: Blog, client: BlogClient) -> None:
    """Let the password be good for nothing any more, here or elsewhere. Raises BlogError; it still is good then."""
    if not isinstance(client, Revocable):
        raise NotAllowed(f"{blog.name} lets no program revoke a password: do it in your profile on the blog.")
    client.revoke()


def waiting_for(db: Database, blog: Blog) -> tuple[PublishJob, ...]:
    """What is in the outbox for this blog."""
    return tuple(job for job in jobs(db) if job.blog == blog.identity and job.state is not JobState.DONE)


def remove(db: Database, cache: Database, blog: Blog, *, with_waiting: bool = False) -> None:
    """Forget a blog, and what waits for it only if that is wanted.

    Raises BlogNotRemoved while posts wait for it, and KeyringLocked; nothing is forgotten then.
    """
    if blog.identity == PRACTICE:
        raise BlogNotRemoved("The practice blog is always there: it needs nothing, and nobody else sees it.")
    waiting = waiting_for(db, blog)
    if waiting and not with_waiting:
        titles = ", ".join(f"“{job.title}”" for job in waiting)
        raise BlogNotRemoved(
            f"In the outbox is still something for {blog.name}: {titles}. Deliver it or drop it first."
        )
    forget_password(blog)
    with db.write():
        for job in waiting_for(db, blog):
            remove_job(db, job.id)
        remove_blog(db, blog.identity)
    forget_blog(cache, blog.identity)


def forget_password(blog: Blog) -> None:
    """No keyring has it after that, or the log says which may. Raises KeyringLocked."""
    from editor.store.secrets import SERVICE, forget_secret

    try:
        forget_secret(blog.identity)
    except NoKeyring:  # it was typed for each run, or is in the keyring of another session
        _log.warning("No keyring: a password of %s may still be in one, as %s %s", blog.name, SERVICE, blog.identity)
