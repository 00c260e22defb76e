"""The answer of a blog's approving page, heard on this computer: user name and password, once, and from this blog only.

The page in the browser sends it to `http://127.0.0.1` (WordPress 7.0 on). Whoever does not know the address, which is
made for each time and holds 256 random bits, is told nothing and changes nothing.
"""

from __future__ import annotations

import hmac
import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from editor.blogs.first_answer import FirstAnswer, Hear
from editor.model.blog import Site

_PATIENCE = 10.0
"""Seconds for a browser to say what it wants."""
_EVERY = 0.05
"""Seconds between looks whether it is to stop, which the window waits for."""
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Rejoinder</title></head>
<body><p>{words}</p><script nonce="{nonce}">history.replaceState(null, "", "/")</script></body></html>
"""
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}


class ApprovalListener:
    """Listens until it has heard an answer, or is stopped. Raises OSError when it cannot."""

    def __init__(self, site: Site, hear: Hear) -> None:
        """`hear` is called once, on a thread of its own; None: the person did not approve."""
        self._answer = FirstAnswer(site, hear)
        self._path = f"/{secrets.token_urlsafe(32)}"
        self._server = _Server(self)
        self._thread = Thread(target=self._server.serve_forever, args=(_EVERY,), name="approval", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the answer is to be sent."""
        return f"http://{self.host}{self._path}"

    @property
    def host(self) -> str:
        """By number: WordPress takes no name here."""
        return f"127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        """Hear nothing any more."""
        self._answer.stop()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def is_for_us(self, path: str) -> bool:
        """Does the one who asks know the address?"""
        return hmac.compare_digest(path.encode(), self._path.encode())

    def take(self, query: str) -> str:
        """What a person reads in the browser; empty: this is no answer of this blog. The first answer is the last."""
        return self._answer.take(query)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, listener: ApprovalListener) -> None:
        self.listener = listener
        super().__init__(("127.0.0.1", 0), _Answering)


class _Answering(BaseHTTPRequestHandler):
    """One request. Nothing of it is logged: there is a password in its address."""

    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is always ours
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Of the browser, which the approving page sends here."""
        listener, parts = self.server.listener, urlsplit(self.path)
        is_ours = self.headers.get("Host") == listener.host and listener.is_for_us(parts.path)
        words = listener.take(parts.query) if is_ours else ""
        nonce = secrets.token_urlsafe(16)
        body = _PAGE.format(words=words or "There is nothing here.", nonce=nonce).encode()
        self.send_response(200 if words else 404)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", f"default-src 'none'; script-src 'nonce-{nonce}'")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
        """Nothing."""
