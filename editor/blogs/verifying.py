"""What a blog lets its user do, asked again; and a new password for one that was added."""

from __future__ import annotations

from dataclasses import replace

from editor.clients.protocols import BlogClient
from editor.model.blog import Blog, Credentials
from editor.store.blogs import blog_with, set_capabilities
from editor.store.database import Database


def verify(db: Database, blog: Blog, client: BlogClient) -> Blog:
    """The blog with what its user may do there now, kept so that checks work offline. Raises BlogError."""
    capabilities = client.verify()
    set_capabilities(db, blog.identity, capabilities)
    return blog_with(db, blog.identity) or replace(blog, capabilities=capabilities)


def renew(db: Database, blog: Blog, password: str, *, remember: bool = True) -> Blog:
    """Try a new password and keep it in place of the old one, which stays when BlogError or SecretError is raised."""
    from editor.clients.registry import open_client
    from editor.store.secrets import keep_secret

    verified = verify(db, blog, open_client(blog, Credentials(user=blog.user, password=password)))
    if remember:
        keep_secret(blog.identity, password)
    return verified
