"""A server on this computer that notes who asks, and answers nobody."""

from __future__ import annotations

import socket
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def listening() -> Generator[tuple[str, list[bytes]]]:
    """Its address, and the beginnings of what was asked."""
    asked: list[bytes] = []
    is_over = Event()

    def note(server: socket.socket) -> None:
        while not is_over.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(1)
                asked.append(connection.recv(100))

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        thread = Thread(target=note, args=(server,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        finally:
            is_over.set()
            thread.join()
