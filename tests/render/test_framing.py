"""Messages survive the pipe, in whatever pieces they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.render.framing import Decoder, FrameBroken, encode

TEXTS = st.text(st.characters(exclude_categories=()), max_size=50)


@given(st.lists(st.dictionaries(TEXTS, TEXTS, max_size=3), max_size=5), st.integers(1, 40))
def test_messages_come_out_as_they_went_in_whatever_the_pieces(messages: list[dict[str, str]], size: int) -> None:
    sent = b"".join(encode(message) for message in messages)
    decoder = Decoder()
    received = [message for start in range(0, len(sent), size) for message in decoder.feed(sent[start : start + size])]
    assert received == messages


def test_half_a_message_is_waited_for() -> None:
    decoder = Decoder()
    sent = encode({"a": 1})
    assert list(decoder.feed(sent[:-1])) == []
    assert list(decoder.feed(sent[-1:])) == [{"a": 1}]


@pytest.mark.parametrize(
    ("received", "words"),
    [
        (b"Traceback (most recent call last)", "bytes was announced"),
        (b"\0\0\0\3[1]", "no object"),
        (b"\0\0\0\3{1}", "no JSON"),
        (b"\0\0\0\2\xff\xff", "no JSON"),
    ],
)
def test_what_is_no_message_is_refused(received: bytes, words: str) -> None:
    with pytest.raises(FrameBroken, match=words):
        list(Decoder().feed(received))
