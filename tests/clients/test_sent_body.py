"""A body tells whether any of it was sent, and can be stopped."""

import pytest

from editor.clients.sent_body import SentBody
from editor.errors import Cancelled
from editor.model.work import CancelToken


def test_body_has_begun_once_it_was_read() -> None:
    body = SentBody(b"abc")
    assert (len(body), body.has_begun) == (3, False)
    assert body.read(2) == b"ab"
    assert body.has_begun
    assert list(body) == [b"c"]


def test_cancelled_body_stops_at_its_next_chunk() -> None:
    token = CancelToken()
    body = SentBody(b"a" * 100_000, token)
    body.read()
    token.cancel()
    with pytest.raises(Cancelled):
        body.read()
