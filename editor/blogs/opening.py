"""A blog and its password become a client."""

from __future__ import annotations

from collections.abc import Mapping

from editor.clients.protocols import BlogClient
from editor.model.blog import Blog, Credentials
from editor.store.blogs import blog_with
from editor.store.database import Database


def client_for(db: Database, blog: Blog, typed: Mapping[str, str]) -> BlogClient:
    """A client for the blog as it is known now, with the password typed for this run (by identity) or the keyring's.

    Nothing is sent yet; the keyring may wait for a person. Raises SecretError and NotABlog.
    """
    return client_at(blog_with(db, blog.identity) or blog, typed)


def client_at(blog: Blog, typed: Mapping[str, str]) -> BlogClient:
    """The same, at the address of this very value. Raises SecretError and NotABlog."""
    from editor.clients.registry import open_client
    from editor.store.secrets import read_secret

    password = typed.get(blog.identity) or read_secret(blog.identity)
    return open_client(blog, Credentials(user=blog.user, password=password))
