"""What stands on a WordPress, over XML-RPC."""

from __future__ import annotations

import pytest

from editor.errors import NotAllowed
from tests.clients.xmlrpc.conftest import XmlRpcAt
from tests.support.wordpress import WordPressServer


def test_pages_are_listed_for_those_who_may_write_them(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    page_id = str(wordpress.seed["page"])
    client = xmlrpc_at(wordpress.url)
    assert client.kinds() == ("posts", "pages")
    assert page_id in [stamp.id for page in client.stamps("pages") for stamp in page.stamps]
    assert [page.id for page in client.several("pages", [page_id])] == [page_id]
    assert [page.stamps for page in xmlrpc_at(wordpress.url, "author").stamps("pages")] == [()]


def test_subscriber_is_told_that_nothing_can_be_listed(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    with pytest.raises(NotAllowed):
        next(xmlrpc_at(wordpress.url, "subscriber").stamps("posts"))
