"""The pictures of a blog are listed and copied, and what was seen stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from editor.blogs.pictures import fetch_copy, fetch_pictures
from editor.clients.protocols import PicturePage
from editor.errors import NotAllowed
from editor.model.blog import Blog
from editor.model.post import RemotePicture
from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.paths import paths_from
from editor.store.pictures import kept_pictures
from tests.support.memory_blog import MemoryBlog

BLOG = Blog(
    identity="blog-1",
    name="Allotment",
    url="https://b.example/",
    api_url="https://b.example/wp-json/",
    kind="memory",
    user="you",
)
CAT, BEE = (
    RemotePicture(id=number, url=f"https://b.example/{number}.jpg", small=f"https://b.example/{number}-300.jpg")
    for number in ("1", "2")
)


@dataclass
class Gallery(MemoryBlog):
    """A blog with pictures, one on a page."""

    there: list[RemotePicture] = field(default_factory=lambda: [BEE, CAT])
    fetched: list[str] = field(default_factory=list[str])

    def pictures(self, search: str = "", page: int = 1) -> PicturePage:
        return PicturePage(pictures=tuple(self.there[page - 1 : page]), is_last=page >= len(self.there))

    def picture_file(self, url: str) -> bytes:
        self.fetched.append(url)
        return url.encode()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Database]:
    opened = open_cache(paths_from({"REJOINDER_HOME": str(tmp_path)}))
    yield opened
    opened.close()


def test_pictures_come_page_by_page_and_stay(cache: Database) -> None:
    there = Gallery()
    assert fetch_pictures(there, cache, BLOG).pictures == (BEE,)
    assert fetch_pictures(there, cache, BLOG, page=2).is_last
    assert kept_pictures(cache, "blog-1") == (BEE, CAT)


def test_what_is_gone_is_forgotten_when_one_page_tells_all_but_not_by_a_search(cache: Database) -> None:
    there = Gallery()
    for page in (1, 2):
        fetch_pictures(there, cache, BLOG, page=page)
    there.there = [CAT]
    fetch_pictures(there, cache, BLOG, "cat")
    assert kept_pictures(cache, "blog-1") == (BEE, CAT)
    fetch_pictures(there, cache, BLOG)
    assert kept_pictures(cache, "blog-1") == (CAT,)


def test_file_is_fetched_once(cache: Database) -> None:
    there = Gallery()
    copies = [fetch_copy(there, cache, BLOG, CAT.small) for _ in range(2)]
    assert copies == [CAT.small.encode()] * 2
    assert there.fetched == [CAT.small]


def test_blog_that_shows_no_pictures_says_so(cache: Database) -> None:
    with pytest.raises(NotAllowed, match="Allotment does not show its pictures here"):
        fetch_pictures(MemoryBlog(), cache, BLOG)
