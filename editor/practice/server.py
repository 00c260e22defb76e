"""The HTTP server on loopback: requests to values, values to answers, and how it begins and ends."""

from __future__ import annotations

import logging
import re
import signal
import sys
import threading
import uuid
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from editor.practice.blog_file import BlogFile
from editor.practice.exchange import IDENTITY_HEADER, RUNNING_NOTE, Answer, Request
from editor.practice.pages import answer_page
from editor.practice.posts import publish_what_is_due
from editor.practice.rest import ROOT, answer_rest
from editor.practice.samples import fill

HOST = "127.0.0.1"
_LARGEST = 64 * 1024 * 1024
_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?")
_log = logging.getLogger(__name__)


def serve(home: Path, port: int = 0, *, lifeline: bool = False) -> int:
    """Serve the practice blog of this folder until SIGTERM, Ctrl+C or, with a lifeline, the end of stdin; 0.

    The first line of stdout is its address. Port 0 is the one it had before. Raises OSError when the folder cannot
    be written or no port is free.
    """
    home.mkdir(parents=True, exist_ok=True)
    blog = BlogFile(home / "practice.db")
    try:
        with blog.turn():
            fill(blog)
        with _server_on(home, port, blog) as server, _noted(home, server):
            _run(server, lifeline=lifeline)
    finally:
        blog.close()
    return 0


class PracticeServer(ThreadingHTTPServer):
    """A thread per connection; those still open at the end are dropped."""

    daemon_threads = True

    def __init__(self, port: int, blog: BlogFile) -> None:
        super().__init__((HOST, port), _Connection)
        self.blog = blog
        self.token = uuid.uuid4().hex
        """Stands in the folder and in each answer, so that no other server is taken for this one."""

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f"http://{HOST}:{self.server_address[1]}"


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Rejoinder-practice"
    sys_version = ""
    timeout = 30  # seconds without a request
    disable_nagle_algorithm = True

    @property
    def _own(self) -> PracticeServer:
        return cast("PracticeServer", self.server)

    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        if size > _LARGEST:
            self.close_connection = True
            self._send(Answer(status=413, body=b"Too large"))
            return
        request = self._request(self.rfile.read(size))
        with self._own.blog.turn():
            publish_what_is_due(self._own.blog)
        self._send(answer(self._own.blog, request))

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 # named by http.server

    def _request(self, body: bytes) -> Request:
        address = urlsplit(self.path)
        host = self.headers.get("Host", "")
        return Request(
            method="GET" if self.command == "HEAD" else self.command,
            site=f"http://{host}" if _LOOPBACK.fullmatch(host) else self._own.url,
            path=unquote(address.path),
            query=address.query,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header(IDENTITY_HEADER, self._own.token)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
        _log.debug(format, *args)


def answer(blog: BlogFile, request: Request) -> Answer:
    """The answer to any request, in a turn of its own."""
    is_rest = request.path == ROOT or request.path.startswith(f"{ROOT}/")
    with blog.turn():
        return answer_rest(blog, request) if is_rest else answer_page(blog, request)


def _server_on(home: Path, port: int, blog: BlogFile) -> PracticeServer:
    """On the wanted port, else the one of last time, else any; says so when that one is taken, and keeps it."""
    note = home / "port"
    kept = int(note.read_text()) if note.exists() else 0
    wanted = port or kept
    try:
        server = PracticeServer(wanted, blog)
    except OSError:
        server = PracticeServer(0, blog)
        print(f"Port {wanted} is taken, so the practice blog is at {server.url} for now.", file=sys.stderr)  # noqa: T201 # to its log
    if not kept or port:
        note.write_text(str(port or server.server_address[1]))
    return server


@contextmanager
def _noted(home: Path, server: PracticeServer) -> Generator[None]:
    """While it runs, the folder says where: other programs use it instead of starting one more."""
    note, words = home / RUNNING_NOTE, f"{server.url} {server.token}"
    note.write_text(words)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            if note.read_text() == words:  # else another one was started since, on another port
                note.unlink()


def _run(server: PracticeServer, *, lifeline: bool) -> None:
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    if lifeline:
        threading.Thread(target=_wait_for_the_end_of_stdin, args=(server,), daemon=True).start()
    print(server.url, flush=True)  # noqa: T201 - the one line of the result
    server.serve_forever(poll_interval=0.05)


def _stop(*_: object) -> None:
    raise SystemExit(0)


def _wait_for_the_end_of_stdin(server: PracticeServer) -> None:
    """The parent holds the other end: it closes when the parent ends, however it ends."""
    sys.stdin.buffer.read()
    server.shutdown()
