"""A reverse proxy on loopback that spoils chosen requests or their answers.

The point is the second half: a real server does the work, and the client never learns of it. ::

    with FaultProxy(server.port) as proxy:
        proxy.rules = [Rule(Fault.RESET_AFTER, method="POST", path="/wp/v2/posts")]
        ...                       # talk to proxy.url
        assert [entry.upstream for entry in proxy.log] == [201]

The first rule that matches a request decides; a request without one passes unchanged.
"""

from __future__ import annotations

import http.client
import http.server
import os
import re
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from tests.servers.certificates import Authority, Certificate


class Fault(StrEnum):
    """What goes wrong: first those that the server never sees, then those after it did the work."""

    RESET_BEFORE = "the connection is reset once the request was read"
    RESET_UPLOAD = "the connection is reset once `size` bytes of the request's body were read"
    HANG = "no answer, until the client gives up"
    STATUS = "`code` with `headers` and `body`"
    DROP_HEADER = "passed on without the request header `name`"
    LATE = "the connection is reset once the request was read; the server does the work `seconds` later"
    RESET_AFTER = "the connection is reset, not one byte of the answer"
    CLOSE_AFTER = "the connection is closed, not one byte of the answer"
    STATUS_AFTER = "`code` with `headers` and `body`, as a gateway's 502 after a slow but finished request"
    HANG_AFTER = "the answer is kept back until the client gives up"
    TRUNCATE = "the true length is promised, half of the body comes, the connection is closed"
    DRIP = "the answer comes one byte at a time, `seconds` apart"
    REPLACE_BODY = "the answer's body is `body`, of type `type`"
    PREFIX = "`body` stands in front of the answer's body"
    REWRITE = "the answer's body is what `change` makes of it"
    GO_AWAY = "the answer is passed on; then nobody listens here, until `come_back`"
    PART = "the answer is passed on after `meanwhile` was called, and every connection ends with it"
    CHANGE_CERTIFICATE = "the answer is passed on; the next connections are shown `certificate`"
    SET_HEADERS = "`headers` stand in place of the answer's own of these names; one without value is left out"


_ERROR_PAGE = "<html><head><title>{code} {reason}</title></head><body><h1>{code} {reason}</h1></body></html>\n"
_HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
_NOT_PASSED_ON = _HOP_BY_HOP | {"content-length"}
_UNSEEN = (Fault.RESET_BEFORE, Fault.RESET_UPLOAD, Fault.HANG, Fault.STATUS)


@dataclass(kw_only=True)
class Rule:
    """What happens to which request: to each that matches, or to the `nth` only (from 1)."""

    fault: Fault = field(kw_only=False)
    method: str = ""
    """Empty: any."""
    path: str = ""
    """A regular expression, searched in path and query."""
    nth: int = 0
    code: int = 503
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: str | bytes | None = None
    """None: an HTML page that names the error."""
    type: str = "text/html; charset=UTF-8"
    name: str = "Authorization"
    size: int = 1024
    seconds: float = 0.1
    certificate: Certificate = Certificate.UNTRUSTED
    change: Callable[[bytes], bytes] = bytes
    meanwhile: Callable[[], None] = lambda: None
    _seen: int = field(default=0, init=False)

    def applies(self, method: str, path: str) -> bool:
        """Is this request to be spoiled? Counts the requests that match."""
        if self.method not in ("", method) or not re.search(self.path, path):
            return False
        self._seen += 1
        return self.nth in (0, self._seen)


@dataclass(kw_only=True)
class Entry:
    """One request. `upstream` is the real server's status (0: not asked), `sent` the proxy's (0: none)."""

    method: str
    path: str
    headers: dict[str, str]
    fault: Fault | None = None
    """What was done to it."""
    upstream: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class FaultProxy:
    """The proxy, in threads of this process; a context manager."""

    def __init__(
        self, upstream_port: int, authority: Authority | None = None, certificate: Certificate = Certificate.GOOD
    ) -> None:
        self.upstream_port = upstream_port
        self.rules: list[Rule] = []
        self.log: list[Entry] = []
        self.closing = threading.Event()
        self.tls = authority is not None
        self._authority = authority
        self._rule_lock = threading.Lock()
        self.show(certificate)
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Ends in a slash."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self._server.server_address[1]}/"

    def show(self, certificate: Certificate) -> None:
        """To every connection from now on, if this proxy encrypts."""
        self.context = self._authority.server_context(certificate) if self._authority else None

    def go_away(self) -> None:
        """Refuse connections, as a server that is down; those that stand go on."""
        self._server.shutdown()
        self._server.socket.close()

    def come_back(self) -> None:
        """Listen again, on the same port."""
        address = self._server.server_address
        self._thread.join()
        self._server.drop_connections()
        self._server.server_close()
        self._server = _Server(self, address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def rule_for(self, method: str, path: str) -> Rule | None:
        """The rule that decides on this request."""
        with self._rule_lock:
            return next((rule for rule in self.rules if rule.applies(method, path)), None)

    def sent(self, method: str = "", path: str = "") -> list[Entry]:
        """The requests of this method and path, as far as one is named."""
        return [e for e in self.log if method in ("", e.method) and re.search(path, e.path)]

    def __enter__(self) -> Self:
        """Listen."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Drop every connection, and let the port go."""
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.drop_connections()
        self._server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = False  # joined when it is closed

    def __init__(self, proxy: FaultProxy, port: int = 0) -> None:
        self.proxy = proxy
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Spoiler)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        context = self.proxy.context
        if context:
            connection = context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        assert isinstance(request, socket.socket)
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        assert isinstance(request, socket.socket)
        self._open.discard(request)
        with suppress(OSError):  # it was reset
            super().shutdown_request(request)

    def drop_connections(self, but: socket.socket | None = None) -> None:
        for connection in [each for each in tuple(self._open) if each is not but]:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:  # the base class's
        if not isinstance(sys.exc_info()[1], OSError | ValueError):  # clients hang up: not our error
            raise  # noqa: PLE0704  # the exception that this method is called for


class _Spoiler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keep-alive, as real servers have it
    disable_nagle_algorithm = True
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # that is what serves it

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        pass

    def do_GET(self) -> None:
        self._spoil()

    do_POST = do_DELETE = do_HEAD = do_GET  # noqa: N815  # http.server's names

    def _spoil(self) -> None:
        proxy = self.server.proxy
        entry = Entry(method=self.command, path=self.path, headers=dict(self.headers.items()))
        proxy.log.append(entry)
        rule = proxy.rule_for(self.command, self.path)
        entry.fault = rule.fault if rule else None
        length = int(self.headers.get("Content-Length") or 0)
        if rule and rule.fault is Fault.RESET_UPLOAD:
            length = min(length, rule.size)
        body = self.rfile.read(length)
        if rule and rule.fault in _UNSEEN:
            _FAULTS[rule.fault](self, entry, rule, _page(rule))
            return
        if rule and rule.fault is Fault.LATE:
            self.reset()
            proxy.closing.wait(rule.seconds)
        answer = self._ask_upstream(body, rule.name if rule and rule.fault is Fault.DROP_HEADER else "")
        entry.upstream = answer.status
        if rule is None or rule.fault is Fault.DROP_HEADER:
            self.send(entry, answer)
        else:
            _FAULTS[rule.fault](self, entry, rule, answer)

    def _ask_upstream(self, body: bytes, dropped: str) -> _Answer:
        unwanted = _NOT_PASSED_ON | {dropped.lower()}
        headers = {name: value for name, value in self.headers.items() if name.lower() not in unwanted}
        headers |= {"Connection": "close"} | ({"X-Forwarded-Proto": "https"} if self.server.proxy.tls else {})
        if body or self.command == "POST":
            headers["Content-Length"] = str(len(body))
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.proxy.upstream_port, timeout=60)) as upstream:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                upstream.putheader(name, value)
            upstream.endheaders(body or None)
            response = upstream.getresponse()
            kept = tuple((name, value) for name, value in response.getheaders() if name.lower() not in _NOT_PASSED_ON)
            return _Answer(status=response.status, headers=kept, body=response.read())

    def send(self, entry: Entry, answer: _Answer, limit: int | None = None, pause: float = 0) -> None:
        """Pass an answer on: all of it or `limit` bytes, at once or byte by byte, `pause` seconds apart."""
        entry.sent = answer.status
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        body = b"" if self.command == "HEAD" else answer.body[:limit]
        step = 1 if pause else len(body) or 1
        for start in range(0, len(body), step):
            self.wfile.write(body[start : start + step])
            if pause and self.server.proxy.closing.wait(pause):
                return

    def send_last(self, entry: Entry, answer: _Answer) -> None:
        """Pass an answer on, and say that the connection ends with it."""
        self.send(entry, replace(answer, headers=(*answer.headers, ("Connection", "close"))))
        self.close_connection = True

    def reset(self) -> None:
        """Close with RST: no farewell, neither TCP's nor TLS's."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        os.close(self.connection.detach())

    def hang(self) -> None:
        """Say nothing until the client or the proxy ends the connection."""
        with suppress(OSError, ssl.SSLError):
            while self.connection.recv(65536):
                pass
        self.close_connection = True

    def finish(self) -> None:
        with suppress(OSError, ValueError):  # the connection may be gone
            super().finish()


def _page(rule: Rule) -> _Answer:
    page = _ERROR_PAGE.format(code=rule.code, reason=http.client.responses.get(rule.code, "Error"))
    headers = {"Content-Type": rule.type} | rule.headers
    return _Answer(
        status=rule.code, headers=tuple(headers.items()), body=_bytes(page if rule.body is None else rule.body)
    )


def _bytes(body: str | bytes | None) -> bytes:
    return body if isinstance(body, bytes) else (body or "").encode()


def _reset(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.reset()


def _hang(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.hang()


def _close(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.close_connection = True


def _done(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    """It was reset before."""


def _go_away(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.server.proxy.go_away()
    spoiler.server.drop_connections(spoiler.connection)
    spoiler.send_last(entry, answer)


def _part(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    rule.meanwhile()
    spoiler.server.drop_connections(spoiler.connection)
    spoiler.send_last(entry, answer)


def _change_certificate(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.server.proxy.show(rule.certificate)
    spoiler.server.drop_connections(spoiler.connection)
    spoiler.send_last(entry, answer)


def _status(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.send(entry, _page(rule))


def _truncate(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.send(entry, answer, limit=len(answer.body) // 2)
    spoiler.close_connection = True


def _drip(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.send(entry, answer, pause=rule.seconds)


def _replace_body(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    headers = tuple((name, value) for name, value in answer.headers if name.lower() != "content-type")
    headers = (*headers, ("Content-Type", rule.type))
    spoiler.send(entry, _Answer(status=answer.status, headers=headers, body=_bytes(rule.body)))


def _prefix(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    body = _bytes(rule.body) + answer.body
    spoiler.send(entry, _Answer(status=answer.status, headers=answer.headers, body=body))


def _set_headers(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    names = {name.lower() for name in rule.headers}
    kept = tuple((name, value) for name, value in answer.headers if name.lower() not in names)
    told = tuple((name, value) for name, value in rule.headers.items() if value)
    spoiler.send(entry, _Answer(status=answer.status, headers=kept + told, body=answer.body))


def _rewrite(spoiler: _Spoiler, entry: Entry, rule: Rule, answer: _Answer) -> None:
    spoiler.send(entry, replace(answer, body=rule.change(answer.body)))


_FAULTS: dict[Fault, Callable[[_Spoiler, Entry, Rule, _Answer], None]] = {
    Fault.RESET_BEFORE: _reset,
    Fault.RESET_UPLOAD: _reset,
    Fault.HANG: _hang,
    Fault.STATUS: _status,
    Fault.LATE: _done,
    Fault.RESET_AFTER: _reset,
    Fault.CLOSE_AFTER: _close,
    Fault.STATUS_AFTER: _status,
    Fault.HANG_AFTER: _hang,
    Fault.TRUNCATE: _truncate,
    Fault.DRIP: _drip,
    Fault.REPLACE_BODY: _replace_body,
    Fault.PREFIX: _prefix,
    Fault.REWRITE: _rewrite,
    Fault.GO_AWAY: _go_away,
    Fault.PART: _part,
    Fault.CHANGE_CERTIFICATE: _change_certificate,
    Fault.SET_HEADERS: _set_headers,
}
