"""Servers that lie below what they say: answers without end, slow ones, closed connections, addresses that are none."""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from editor.clients.sent_body import SentBody
from editor.clients.session import Limits, Session
from editor.errors import AddressMoved, AnswerBroken, BlogError, OutcomeUnknown, Unreachable
from editor.model.blog import Credentials
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.raw_server import Speak, raw_server, request_of

HURRIED = Limits(connect=10, read=10, whole=0.4, size=3_000_000)
PATIENT = Limits(connect=20, read=20, whole=40, size=3_000_000)
_OK = b"HTTP/1.1 200 OK\r\n"


def dripping(head: bytes, drop: bytes) -> Speak:
    """Begins, and goes on with a drop each hundredth of a second."""

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        request_of(connection)
        connection.sendall(head)
        while not ends.wait(0.01):
            connection.sendall(drop)

    return speak


DRIPS = {
    "status line": dripping(b"HTTP/1.1 200 ", b"O"),
    "head": dripping(_OK + b"X-Slow: ", b"a"),
    "interim answers": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "length of a piece": dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "body": dripping(_OK + b"Content-Length: 999999\r\n\r\n", b" "),
    "body without length": dripping(_OK + b"\r\n", b" "),
}


@pytest.mark.parametrize("speak", DRIPS.values(), ids=DRIPS)
def test_answer_that_drips_is_given_up_wherever_it_drips(speak: Speak) -> None:
    with raw_server(speak) as url:
        began = time.monotonic()
        with pytest.raises(AnswerBroken, match=r"did not end within 0 seconds\. Try again later"):
            Session(limits=HURRIED).get(url)
        with pytest.raises(OutcomeUnknown, match="may or may not have arrived"):
            Session(limits=HURRIED).write("POST", url, SentBody(b"{}"))
        assert time.monotonic() - began < 30


def pouring(head: bytes, piece: bytes, poured: list[int]) -> Speak:
    """Sends its piece until the client has enough, ten thousand million bytes at most; counts them."""

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        request_of(connection)
        connection.sendall(head)
        for _ in range(10_000_000_000 // len(piece)):
            if ends.is_set():
                return
            connection.sendall(piece)
            poured[0] += len(piece)

    return speak


_BOMB = gzip.compress(bytes(20_000_000))
_MEGABYTE = bytes(1_000_000)
POURED = {
    "as it says": (_OK + b"Content-Length: 10000000000\r\n\r\n", _MEGABYTE),
    "without end": (_OK + b"\r\n", _MEGABYTE),
    "in pieces": (_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"F4240\r\n" + _MEGABYTE + b"\r\n"),
    "packed": (_OK + b"Content-Encoding: gzip\r\n\r\n", _BOMB),
    "redirect": (b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Encoding: gzip\r\n\r\n", _BOMB),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 40_000),
}


@pytest.mark.parametrize(("head", "piece"), POURED.values(), ids=POURED)
def test_answer_of_ten_gigabytes_is_not_read_and_memory_stays_flat(head: bytes, piece: bytes) -> None:
    poured = [0]
    with raw_server(pouring(head, piece, poured)) as url:
        tracemalloc.start()
        try:
            with pytest.raises(AnswerBroken, match="answered with more than 3 MB, which no answer needs"):
                Session(limits=PATIENT).get(url)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 12_000_000
    assert poured[0] < 40_000_000


def answering(times: int) -> Speak:
    """Answers so often, promising to stay, then closes when it is asked again."""

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        for turn in itertools.count():
            if not request_of(connection) or turn == times:
                return
            connection.sendall(_OK + b"Content-Length: 2\r\nConnection: keep-alive\r\n\r\n{}")

    return speak


def hasty(farewells: SimpleQueue[bool]) -> Speak:
    """Answers once, promises to stay, and closes; puts in a word each time when it has."""

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        request_of(connection)
        connection.sendall(_OK + b"Content-Length: 2\r\nConnection: keep-alive\r\n\r\n{}")
        connection.shutdown(socket.SHUT_WR)  # on loopback it has arrived when this returns
        farewells.put(True)

    return speak


def test_connection_that_was_closed_between_requests_loses_nothing() -> None:
    farewells = SimpleQueue[bool]()
    with raw_server(hasty(farewells)) as url:
        session = Session(limits=PATIENT)
        for _ in range(3):
            assert session.get(url).body == b"{}"
            assert farewells.get(timeout=20)
            assert session.write("POST", url, SentBody(b"{}")).body == b"{}"
            assert farewells.get(timeout=20)


def test_connection_that_is_closed_on_the_next_request_is_opened_again_for_a_get_only() -> None:
    with raw_server(answering(1)) as url:
        session = Session(limits=PATIENT)
        assert session.get(url).body == b"{}"
        assert session.get(url).body == b"{}"
        with pytest.raises(OutcomeUnknown):
            session.write("POST", url, SentBody(b"{}"))


def said(words: bytes) -> Speak:
    """Says this, and closes."""

    def speak(connection: socket.socket, ends: threading.Event) -> None:
        request_of(connection)
        connection.sendall(words)

    return speak


GARBAGE = {
    "nothing": b"",
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "odd status": b"HTTP/1.1 abc OK\r\n\r\n",
    "too many heads": _OK + b"X: 1\r\n" * 200 + b"\r\n",
    "head without end": _OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "wrong length": _OK + b"Content-Length: 5\r\n\r\n{}",
    "odd piece": _OK + b"Transfer-Encoding: chunked\r\n\r\nhello\r\n",
    "odd packing": _OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("words", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_answer_is_told(words: bytes) -> None:
    with raw_server(said(words)) as url:
        with pytest.raises((AnswerBroken, Unreachable), match=r"127\.0\.0\.1:\d+ .*[Tt]ry again"):
            Session(limits=PATIENT).get(url)
        with pytest.raises(OutcomeUnknown):
            Session(limits=PATIENT).write("POST", url, SentBody(b"{}"))


@pytest.mark.parametrize("target", ["http://[", "//[::1", "mailto:you@blog.example", "javascript:alert(1)", "http:///"])
def test_redirect_to_what_is_no_address_is_told(scripted: FaultProxy, target: str) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=302, headers={"Location": target})]
    asks: tuple[Callable[[], object], ...] = (
        lambda: Session(limits=PATIENT).get(scripted.url),
        lambda: Session(limits=PATIENT).write("POST", scripted.url, SentBody(b"{}")),
    )
    for ask in asks:
        with pytest.raises(BlogError) as told:
            ask()
        assert str(told.value).endswith(".")


def test_each_redirect_may_lead_on_but_not_for_ever_and_no_write_follows(
    scripted: FaultProxy, login: Credentials
) -> None:
    scripted.rules = [
        Rule(Fault.STATUS, code=302, path=f"/{number}$", headers={"Location": f"/{number + 1}"}) for number in range(99)
    ]
    with pytest.raises(AnswerBroken, match=r"round in a circle\. Check the address in a browser"):
        Session(login).get(f"{scripted.url}0")
    assert len(scripted.log) == 5
    with pytest.raises(AddressMoved):
        Session(login).write("POST", f"{scripted.url}0", SentBody(b"{}"))
    assert len(scripted.log) == 6
