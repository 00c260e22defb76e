"""A blog is added: found, logged in to, and only then kept, its password in the keyring."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import replace

from editor.blogs.renaming import check_name, tidy
from editor.errors import BlogNotAdded, SecretError, StateError
from editor.model.blog import Blog, Credentials
from editor.store.blogs import put_blog
from editor.store.database import Database


def add(db: Database, address: str, credentials: Credentials, name: str = "", *, remember: bool = True) -> Blog:
    """Find the blog behind an address, log in, and keep both; without a name it is called as it calls itself.

    With `remember=False` the password is not kept: the caller has it, by `Blog.identity`, for this run. Whatever is
    raised, nothing was kept: BlogNotAdded (its name), SecretError (its password), BlogError (the blog; also
    NotEncrypted, before a password left this computer), StateError.
    """
    from editor.clients.discovery import discover
    from editor.clients.registry import open_client

    check_name(db, tidy(name))
    site = discover(address)
    blog = Blog(
        identity=str(uuid.uuid4()),
        name=tidy(name) or tidy(site.name),
        url=site.url,
        api_url=site.api_url,
        kind=site.kind,
        user=credentials.user,
    )
    check_name(db, blog.name)
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
