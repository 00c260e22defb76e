"""A blog is added: found, logged in to, and only then kept, its password in the keyring."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import replace

from editor.errors import BlogNotAdded, SecretError, StateError
from editor.model.blog import PRACTICE, Blog, Credentials
from editor.store.blogs import blog_named, put_blog
from editor.store.database import Database


def add(db: Database, address: str, credentials: Credentials, name: str = "", *, remember: bool = True) -> Blog:
    """Find the blog behind an address, log in, and keep both; without a name it is called as it calls itself.

    With `remember=False` the password is not kept: the caller has it, by `Blog.identity`, for this run. Whatever is
    raised, nothing was kept: BlogNotAdded (its name), SecretError (its password), BlogError (the blog; also
    NotEncrypted, before a password left this computer), StateError.
    """
    from editor.clients.discovery import discover
    from editor.clients.registry import open_client

    _check_name(db, _tidy(name))
    site = discover(address)
    blog = Blog(
        identity=str(uuid.uuid4()),
        name=_tidy(name) or _tidy(site.name),
        url=site.url,
        api_url=site.api_url,
        kind=site.kind,
        user=credentials.user,
    )
    _check_name(db, blog.name)
    verified = replace(blog, capabilities=open_client(blog, credentials).verify())
    _keep(db, verified, credentials.password if remember else "")
    return verified


def _keep(db: Database, blog: Blog, password: str) -> None:
    from editor.store.secrets import forget_secret, keep_secret

    if password:
        keep_secret(blog.identity, password)
    try:
        put_blog(db, blog)
    except (BlogNotAdded, StateError):
        if password:
            with contextlib.suppress(SecretError):
                forget_secret(blog.identity)
        raise


def _check_name(db: Database, name: str) -> None:
    if name.casefold() == PRACTICE:
        raise BlogNotAdded(f"“{PRACTICE}” is the name of the practice blog. Choose another name.")
    taken = blog_named(db, name) if name else None
    if taken is not None:
        raise BlogNotAdded(f"There is a blog called “{taken.name}” already, at {taken.url}. Choose another name.")


def _tidy(name: str) -> str:
    """In one line, as it is typed on a command line."""
    return " ".join(name.split())
