"""One post with the names of what it refers to; without a network, as it was last seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.blogs.fetching import Fetched, fetch_post
from editor.clients.protocols import TermKind
from editor.errors import PostNotFound, Unreachable
from editor.model.blog import Blog
from editor.model.post import RemotePost, Term, Upload
from editor.model.work import CancelToken
from editor.store.cache import put_terms, terms
from editor.store.database import Database
from editor.store.library import put_posts
from tests.support.archived_blog import ArchivedBlog, standing
from tests.support.memory_blog import Fault, MemoryBlog

POST = replace(standing(7), categories=("1",), tags=("2", "1"), featured_media="9")


def blog_with(post: RemotePost) -> ArchivedBlog:
    there = ArchivedBlog(posts={post.id: post})
    there.names = {TermKind.CATEGORY: ["Fish"], TermKind.TAG: ["oslo", "tide"]}
    there.files["9"] = Upload(name="a.jpg", content=b"", media_type="image/jpeg")
    return there


def fetch(client: MemoryBlog, cache: Database, blog: Blog) -> Fetched:
    return fetch_post(client, cache, blog, POST.id, CancelToken())


def named(client: MemoryBlog, kind: TermKind, ids: tuple[str, ...]) -> tuple[str, ...]:
    known = {term.id: term.name for term in client.terms(kind, CancelToken())}
    return tuple(known[each] for each in ids)


def ids_of(client: MemoryBlog, kind: TermKind) -> tuple[str, ...]:
    return tuple(term.id for term in client.terms(kind, CancelToken()))


def test_post_comes_with_its_names(cache: Database, blog: Blog) -> None:
    client = blog_with(POST)
    post = replace(POST, categories=ids_of(client, TermKind.CATEGORY), tags=ids_of(client, TermKind.TAG)[::-1])
    client.posts[post.id] = post
    found = fetch(client, cache, blog)
    assert found == Fetched(
        post=post, categories=("Fish",), tags=("tide", "oslo"), picture="https://blog.example/9.jpg", is_kept=False
    )
    assert [term.name for term in terms(cache, blog.identity, "tag")] == ["oslo", "tide"]


def test_names_that_are_kept_are_not_asked_for(cache: Database, blog: Blog) -> None:
    client = blog_with(replace(POST, featured_media=""))
    put_terms(cache, blog.identity, "category", [Term(id="1", name="Kept")])
    put_terms(cache, blog.identity, "tag", [Term(id="1", name="one"), Term(id="2", name="two")])
    found = fetch(client, cache, blog)
    assert (found.categories, found.tags, found.picture) == (("Kept",), ("two", "one"), "")
    assert client.log == ["get"]


def test_without_a_network_the_post_is_as_it_was_last_seen(cache: Database, blog: Blog) -> None:
    client = blog_with(POST)
    client.faults = [Fault("get", Unreachable("No network."), after_work=False) for _ in range(2)]
    with pytest.raises(Unreachable):
        fetch(client, cache, blog)
    put_posts(cache, blog.identity, "posts", [POST])
    put_terms(cache, blog.identity, "tag", [Term(id="1", name="one")])
    assert fetch(client, cache, blog) == Fetched(post=POST, tags=("one",), is_kept=True)


def test_post_that_is_gone_is_said_although_it_is_kept(cache: Database, blog: Blog) -> None:
    put_posts(cache, blog.identity, "posts", [POST])
    with pytest.raises(PostNotFound):
        fetch(ArchivedBlog(), cache, blog)


def test_blog_without_an_archive_tells_no_picture(cache: Database, blog: Blog) -> None:
    client = MemoryBlog(posts={POST.id: replace(POST, categories=(), tags=())})
    assert fetch(client, cache, blog).picture == ""
