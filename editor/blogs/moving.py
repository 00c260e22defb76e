"""A blog that answers under another address: https now, with or without www, on another host or path."""

from __future__ import annotations

from dataclasses import replace

from editor.clients.protocols import BlogClient
from editor.errors import NotABlog
from editor.model.blog import Blog, Capabilities
from editor.store.blogs import blog_with, move_blog
from editor.store.database import Database


def moved_blog(blog: Blog) -> Blog:
    """The blog as it stands where its old address leads; no password is sent. Raises BlogError.

    Raises NotABlog when it leads nowhere else, and when another kind of blog stands there.
    """
    from editor.clients.discovery import discover

    site = discover(blog.url, trusted=blog.trusted)
    if site.kind != blog.kind:
        raise NotABlog(f"At {site.url} stands another kind of blog than {blog.name} was. Add it as a new one.")
    if (site.url, site.api_url) == (blog.url, blog.api_url):
        raise NotABlog(f"{blog.name} is still found at {blog.url}. Try again; if that does not help, ask its host.")
    return replace(blog, url=site.url, api_url=site.api_url)


def follow(db: Database, moved: Blog, client: BlogClient) -> Blog:
    """Keep the new address if the same user is let in there; identity, ties and ledger stay.

    Raises BlogError, and NotABlog when the login belongs to somebody else there; the old address stays then.
    """
    able = client.verify()
    if not _is_same(moved.capabilities, able):
        raise NotABlog(f"At {moved.url} “{moved.user}” is another user than on {moved.name}. Add it as a new blog.")
    move_blog(db, replace(moved, capabilities=able))
    return blog_with(db, moved.identity) or moved


def _is_same(before: Capabilities, now: Capabilities) -> bool:
    return not before.user_id or before.user_id == now.user_id
