"""A body tells whether any of it was sent, and can be stopped."""

import hashlib
from pathlib import Path

import pytest

from editor.clients.sent_body import SentBody
from editor.errors import Cancelled, ImageRefused
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


@pytest.mark.parametrize("is_file", [False, True])
def test_what_leaves_is_told(tmp_path: Path, is_file: bool) -> None:
    content, told = b"a" * 100_000, list[int]()
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with SentBody(path if is_file else content, sent=told.append) as body:
        assert body.md5() == hashlib.md5(content, usedforsecurity=False).hexdigest()
        assert (len(body), body.has_begun, told) == (100_000, False, [])
        assert b"".join(body) == content
    assert told == [65_536, 34_464, 0]


def test_file_that_grows_is_sent_as_long_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"abc")
    with SentBody(path) as body:
        path.write_bytes(b"abcdef")
        assert (len(body), b"".join(body)) == (3, b"abc")


def test_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImageRefused, match=r"a\.pdf cannot be read: No such file"):
        SentBody(tmp_path / "a.pdf")
