"""What stands on a WordPress: its pages too, as far as a user may write them."""

from __future__ import annotations

import pytest

from editor.clients.json_text import Record
from editor.clients.wordpress.posts import post_of
from editor.errors import NotAllowed
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.conftest import ClientAt
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer


def test_page_is_listed_read_and_written_as_a_page(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    page_id = f"pages/{wordpress.seed['page']}"
    assert client.kinds() == ("posts", "pages")
    listed = [stamp.id for each in client.stamps("pages") for stamp in each.stamps]
    assert page_id in listed
    (page,) = client.several("pages", [page_id])
    assert (page.id, page.title, page.status) == (page_id, "About this blog", Status.PUBLISHED)
    assert client.get(page_id) == page
    written = client.update(page_id, PostFields(content="<p>Anew.</p>"), page.revision)
    assert (written.id, written.content) == (page_id, "<p>Anew.</p>")
    assert "Anew." in fetch(page.link).text
    client.bin(page_id)
    assert client.get(page_id).is_binned


def test_author_has_no_pages_to_write(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url, "author")
    (page,) = client.stamps("pages")
    assert (page.stamps, page.is_last) == ((), True)
    own = {stamp.id for each in client.stamps("posts") for stamp in each.stamps}
    assert {post.author_id for post in client.several("posts", own)} == {str(wordpress.user_ids["author"])}


def test_subscriber_is_told_that_nothing_can_be_listed(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url, "subscriber")
    with pytest.raises(NotAllowed):
        next(client.stamps("posts"))


def test_kind_of_a_plugin_may_lack_author_and_featured_image() -> None:
    raw = {"title": {"raw": "Moby-Dick"}, "content": {"raw": "Call me"}, "excerpt": {}, "modified_gmt": ""}
    record = Record("blog.example", {"id": 7, "link": "/7", "status": "publish", "slug": "moby", "date_gmt": "", **raw})
    book = post_of(record, "books")
    assert (book.id, book.author_id, book.featured_media, book.categories) == ("books/7", "", "", ())
