"""A server that speaks no HTTP of its own: what a function writes into each connection is what comes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress

Speak = Callable[[socket.socket, threading.Event], None]
"""Speaks to one client; the event says that the server closes."""


@contextmanager
def raw_server(speak: Speak) -> Generator[str]:
    """The address of a server that calls `speak` for one connection after the other, each in a thread."""
    ends = threading.Event()
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with closing(connection), suppress(OSError):  # the client has gone
            speak(connection, ends)

    def accept() -> None:
        with suppress(OSError):  # it was shut down
            while True:
                thread = threading.Thread(target=serve, args=(listening.accept()[0],))
                threads.append(thread)
                thread.start()

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        threads.append(threading.Thread(target=accept))
        threads[0].start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        ends.set()
        listening.shutdown(socket.SHUT_RDWR)
        for thread in tuple(threads):
            thread.join()


def request_of(connection: socket.socket) -> bytes:
    """The next request with the body that its head announces; empty: the client has gone."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return b""
        head += piece
    told = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = sum(int(line.split(b":")[1]) for line in told) - len(head.split(b"\r\n\r\n", 1)[1])
    while missing > 0:
        missing -= len(connection.recv(65536))
    return head
