"""The promises of `BlogClientContract`, on a real WordPress and on the practice blog."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from editor.clients.discovery import discover
from editor.clients.registry import open_client
from editor.model.blog import Blog, Credentials
from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, start
from tests.support.blog_contract import BlogClientContract, Place, PostContract
from tests.support.wordpress import WordPressServer

Places = Callable[[str, Credentials], Place]


@pytest.fixture(scope="module")
def place_at() -> Places:
    """A blog as it is when it was added, discovered and verified; once for all tests here."""
    return cache(_place_at)


def _place_at(url: str, credentials: Credentials) -> Place:
    site = discover(url)
    blog = Blog(
        identity=str(uuid.uuid4()),
        name="place",
        url=site.url,
        api_url=site.api_url,
        kind=site.kind,
        user=credentials.user,
    )
    able = open_client(blog, credentials).verify()
    return Place(blog=replace(blog, capabilities=able), credentials=credentials)


class TestWordPressAsEditor(BlogClientContract):
    """An editor's HTML is stored as sent."""

    @pytest.fixture
    def place(self, wordpress: WordPressServer, place_at: Places) -> Place:
        return place_at(wordpress.url, wordpress.users["editor"])


class TestWordPressAsAuthor(BlogClientContract):
    """An author's HTML is filtered."""

    @pytest.fixture
    def place(self, wordpress: WordPressServer, place_at: Places) -> Place:
        return place_at(wordpress.url, wordpress.users["author"])


class TestWordPressOverXmlRpc(BlogClientContract):
    """The REST API is closed to everybody; XML-RPC is found in its place."""

    @pytest.fixture
    def place(self, wordpress: WordPressServer, place_at: Places) -> Place:
        wordpress.vary("no-rest")
        place = place_at(f"{wordpress.url}?", wordpress.users["editor"])  # another address than when it is open
        assert place.blog.kind == "wordpress-xmlrpc"
        return place


class TestWordPressOverMetaWeblog(PostContract):
    """Neither the REST API is there nor WordPress's own methods of XML-RPC."""

    @pytest.fixture
    def place(self, wordpress: WordPressServer, place_at: Places) -> Place:
        wordpress.vary("no-rest", "metaweblog-only")
        place = place_at(f"{wordpress.url}?metaweblog", wordpress.users["editor"])
        assert place.blog.kind == "metaweblog"
        return place


@pytest.fixture(scope="module")
def practice_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    practice = start(tmp_path_factory.mktemp("practice"))
    yield practice.url
    practice.stop()


class TestPracticeBlog(BlogClientContract):
    """It imitates what surprises on a real one."""

    @pytest.fixture
    def place(self, practice_url: str, place_at: Places) -> Place:
        return place_at(practice_url, Credentials(user=PRACTICE_USER, password=PRACTICE_PASSWORD))
