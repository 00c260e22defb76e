"""A blog is added: found, logged in to, and only then kept, its password in the keyring."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import replace

from editor.blogs.renaming import check_name, tidy
from editor.errors import BlogNotAdded, SecretError, StateError
from editor.model.blog import Blog, Credentials, Site
from editor.model.certificate import Certificate
from editor.store.blogs import all_blogs, put_blog
from editor.store.database import Database


def add(  # noqa: PLR0913  # what a person said
    db: Database,
    address: str,
    credentials: Credentials,
    name: str = "",
    *,
    remember: bool = True,
    trusted: Certificate | None = None,
) -> Blog:
    """Find the blog behind an address, log in, and keep both; without a name it is called as it calls itself.

    Each user of a blog is an entry of its own.

    With `remember=False` the password is not kept: the caller has it, by `Blog.identity`, for this run. `trusted`: as
    of a blog. Whatever is raised, nothing was kept: BlogNotAdded (its name), SecretError (its password), BlogError (the
    blog; also NotEncrypted, before a password left this computer), StateError.
    """
    from editor.clients.addresses import site_of
    from editor.clients.discovery import discover
    from editor.clients.registry import open_client

    check_name(db, tidy(name))
    site = discover(address, trusted=trusted)
    blog = Blog(
        identity=str(uuid.uuid4()),
        name=tidy(name) or _own_name(db, site, credentials.user),
        url=site.url,
        api_url=site.api_url,
        kind=site.kind,
        user=credentials.user,
        trusted=trusted if trusted and trusted.site == site_of(site.api_url) else None,
    )
    check_name(db, blog.name)
    verified = replace(blog, capabilities=open_client(blog, credentials).verify())
    _keep(db, verified, credentials.password if remember else "")
    return verified


def _own_name(db: Database, site: Site, user: str) -> str:
    """As the blog calls itself; for a second user of a blog that is here, with the user's name.

    Raises BlogNotAdded for the same user.
    """
    here = [blog for blog in all_blogs(db) if blog.url == site.url]
    same = next((blog for blog in here if blog.user.casefold() == user.casefold()), None)
    if same is not None:
        raise BlogNotAdded(
            f"“{same.name}” is here already, as {same.user} at {same.url}. Log in to it again, or choose another name."
        )
    return f"{tidy(site.name)} ({user})" if here else tidy(site.name)


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
