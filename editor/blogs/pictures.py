"""The pictures that are on a blog: listed, found by their words, and copied, to be seen without a network."""

from __future__ import annotations

from editor.clients.protocols import BlogClient, PicturePage, PictureSource
from editor.errors import NotAllowed
from editor.model.blog import Blog
from editor.store.database import Database
from editor.store.pictures import copy_of, put_copy, put_pictures


def fetch_pictures(client: BlogClient, cache: Database, blog: Blog, search: str = "", page: int = 1) -> PicturePage:
    """The pictures with these words, newest first, page by page from 1; kept. Raises BlogError."""
    found = _source(client, blog).pictures(search, page)
    are_all = found.is_last and page == 1 and not search
    put_pictures(cache, blog.identity, found.pictures, are_all=are_all)
    return found


def fetch_copy(client: BlogClient, cache: Database, blog: Blog, url: str) -> bytes:
    """The file of a picture, as it is kept, or fetched and kept. Raises BlogError."""
    kept = copy_of(cache, url)
    if kept is not None:
        return kept
    content = _source(client, blog).picture_file(url)
    put_copy(cache, blog.identity, url, content)
    return content


def _source(client: BlogClient, blog: Blog) -> PictureSource:
    if not isinstance(client, PictureSource):
        raise NotAllowed(f"{blog.name} does not show its pictures here. Copy the address of one in the browser.")
    return client
