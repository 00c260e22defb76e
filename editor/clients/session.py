"""The one way in which Rejoinder speaks HTTP: time-outs, size caps, no surprises with redirects, and plain sentences.

Nothing of `requests` gets out of here. A GET is repeated once when its connection broke; a write never is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
import urllib3.exceptions
from requests.auth import AuthBase, HTTPBasicAuth

from editor import __version__
from editor.clients import clocks
from editor.clients.addresses import is_loopback, is_safe, origin, site_of
from editor.clients.metered import Bounds, MeteredAdapter, TooLarge, TooSlow
from editor.clients.overhearing import Hear, Overheard
from editor.clients.pinned import PinnedAdapter
from editor.clients.sent_body import SentBody
from editor.clients.trouble import broke_off, lost_answer, moved, never_arrived, plain_http, read_trouble
from editor.errors import AnswerBroken, BlogError
from editor.model.blog import Credentials
from editor.model.certificate import Certificate

logger = logging.getLogger(__name__)

USER_AGENT = f"Rejoinder/{__version__} (desktop blog editor)"

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_TRANSPORT = (OSError, urllib3.exceptions.HTTPError)  # a RequestException is an OSError
_CHUNK = 65536
_HEAD = 1_000_000
"""Bytes that may come besides an answer's body."""
_NOWHERE = "about:invalid"
"""Where a redirect leads whose address cannot be read; it is no web address, and so not followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long in seconds, and how much in bytes (unpacked), an answer may take."""

    connect: float = 10.0
    read: float = 30.0
    """Between two pieces of an answer, and until its first."""
    upload: float = 120.0
    """The same for an upload: small hosts take long to make the smaller sizes of a picture."""
    whole: float = 120.0
    """From its first byte to its last."""
    size: int = 32_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, whatever its status; `url` is where it came from in the end."""

    url: str
    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    body: bytes

    @property
    def site(self) -> str:
        """Host and port, as a person is told."""
        return site_of(self.url)

    @property
    def location(self) -> str:
        """Where a redirect leads, as a whole address; empty when it is none."""
        target = self.headers.get("Location", "")
        if not target or self.status not in _REDIRECTS:
            return ""
        try:
            return urldefrag(urljoin(self.url, target)).url
        except ValueError:  # a bracket without its pair
            return _NOWHERE


class _NoLogin(AuthBase):
    """Sends nothing, and so keeps `.netrc` out."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Stayer(requests.Session):
    """Sees no redirects: `requests` would read their whole bodies, whatever their size, only to say where they lead."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        del resp


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    method: str
    url: str
    body: SentBody | None = None
    headers: Mapping[str, str] | None = None
    read_limit: float | None = None
    clip: int | None = None
    call: str = ""


class Session:
    """Speaks to one blog as one user, or to any site as nobody."""

    def __init__(
        self,
        credentials: Credentials | None = None,
        limits: Limits | None = None,
        trusted: Certificate | None = None,
    ) -> None:
        """`trusted`: at its site, this certificate and no other."""
        self.limits = limits or Limits()
        self.trusted = trusted
        self._has_login = credentials is not None
        self._password = credentials.password if credentials else ""
        self._hear: Hear | None = None
        self._explain: Callable[[Answer], str] = _status_only
        self._http = _Stayer()
        self._http.headers["User-Agent"] = USER_AGENT
        self._http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        bounds = Bounds(seconds=self.limits.whole, size=self.limits.size + _HEAD)
        metered = MeteredAdapter(bounds)
        self._http.mount("http://", metered)
        self._http.mount("https://", metered)
        if trusted:
            self._http.mount(_root(trusted.site), PinnedAdapter(bounds, trusted))
        self._http.auth = _NoLogin()
        if credentials:
            self._http.auth = HTTPBasicAuth(credentials.user.encode(), credentials.password.encode())

    def as_nobody(self) -> Session:
        """The same without a login, and unheard."""
        return Session(limits=self.limits, trusted=self.trusted)

    def listen(self, hear: Hear, explain: Callable[[Answer], str]) -> None:
        """Tell of each request from now on; `explain` finds the words of a refusal in an answer, empty: it is none."""
        self._hear, self._explain = hear, explain

    def get(self, url: str, clip: int | None = None) -> Answer:
        """Fetch; redirects are followed on the same site, and as nobody also to another, but never out of encryption.

        `clip` takes that many bytes of the body at most and is content with them.
        """
        for _ in range(_MOST_REDIRECTS):
            answer = self._get_once(url, clip)
            if not answer.location:
                return answer
            url = self._next_hop(url, answer.location)
        raise AnswerBroken(f"{site_of(url)} sends its visitors round in a circle. Check the address in a browser.")

    def ask(self, url: str, content: bytes, headers: Mapping[str, str], call: str = "") -> Answer:
        """Ask by POST what changes nothing, and follow nothing: such a question may hold a password.

        `call` names what is asked for, to whoever listens.

        Raises AddressMoved on a redirect, NotEncrypted before anything is sent.
        """
        if not is_safe(url):
            raise plain_http(url)
        answer = self._answered(
            lambda: _Request(method="POST", url=url, body=SentBody(content), headers=headers, call=call)
        )
        if answer.location:
            raise moved(url, answer.location)
        return answer

    def write(  # noqa: PLR0913, PLR0917 — the parts of a request
        self,
        method: str,
        url: str,
        body: SentBody | None = None,
        headers: Mapping[str, str] | None = None,
        read_limit: float | None = None,
        call: str = "",
    ) -> Answer:
        """Send once, follow nothing. Raises AddressMoved on a redirect, OutcomeUnknown when the answer was lost."""
        if not is_safe(url):
            raise plain_http(url)
        try:
            answer = self._exchange(
                _Request(method=method, url=url, body=body, headers=headers, read_limit=read_limit, call=call)
            )
        except (AnswerBroken, *_TRANSPORT) as error:
            if never_arrived(error) or (body is not None and not body.has_begun):
                raise self._trouble(error, url) from error
            raise lost_answer(url) from error
        if answer.location:
            raise moved(url, _web_address(url, answer.location))
        return answer

    def _get_once(self, url: str, clip: int | None) -> Answer:
        if self._has_login and not is_safe(url):
            raise plain_http(url)
        return self._answered(lambda: _Request(method="GET", url=url, clip=clip))

    def _answered(self, request: Callable[[], _Request]) -> Answer:
        """The answer to what changes nothing: asked once more when the connection broke off."""
        try:
            try:
                return self._exchange(request())
            except _TRANSPORT as error:
                if not broke_off(error):
                    raise
            return self._exchange(request())
        except _TRANSPORT as error:
            raise self._trouble(error, request().url) from error

    def _trouble(self, error: Exception, url: str) -> BlogError:
        is_pinned = self.trusted is not None and self.trusted.site == site_of(url)
        return read_trouble(error, url, is_pinned=is_pinned)

    def _next_hop(self, url: str, target: str) -> str:
        if urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http":
            raise plain_http(target)
        if self._has_login and origin(url) != origin(_web_address(url, target)):
            raise moved(url, target)
        return _web_address(url, target)

    def _exchange(self, request: _Request) -> Answer:
        """Send and read, once; logged, and told to whoever listens."""
        overheard = Overheard(request.method, request.url, request.call, len(request.body or ()))
        try:
            answer = self._answer(request, overheard)
        except Exception as error:
            overheard.words = type(error).__name__
            raise
        else:
            overheard.received = len(answer.body)
            overheard.words = self._explain(answer)
            return answer
        finally:
            logger.info("%s", overheard.line())
            if self._hear:
                self._hear(overheard.exchange(self._password))

    def _answer(self, request: _Request, overheard: Overheard) -> Answer:
        """Raises AnswerBroken for one that is too slow or too large."""
        try:
            with self._http.request(
                request.method,
                request.url,
                data=request.body,
                headers=request.headers,
                timeout=(self.limits.connect, request.read_limit or self.limits.read),
                allow_redirects=False,
                stream=True,
                proxies={"no_proxy": urlsplit(request.url).hostname or ""} if is_loopback(request.url) else None,
            ) as response:
                overheard.status = response.status_code
                clocks.heard(request.url, response.headers)
                content = self._read(response, request.clip)
            return Answer(url=request.url, status=response.status_code, headers=response.headers, body=content)
        except TooSlow as error:
            raise AnswerBroken(
                f"The answer of {site_of(request.url)} did not end within {self.limits.whole:.0f} seconds. "
                "Try again later."
            ) from error
        except TooLarge as error:
            raise _too_large(request.url, self.limits.size) from error

    def _read(self, response: requests.Response, clip: int | None) -> bytes:
        """The whole body, unpacked. Raises AnswerBroken when it is too large."""
        size = self.limits.size if clip is None else clip
        content = bytearray()
        while piece := response.raw.read1(_CHUNK, decode_content=True):
            content += piece
            if len(content) > size:
                if clip is not None:
                    break
                raise _too_large(response.url, size)
        return bytes(content[:clip])


def _root(site: str) -> str:
    """As `requests` writes it, who compares: small letters, and a name in any script encoded."""
    return str(requests.Request("GET", f"https://{site}/").prepare().url)


def _status_only(answer: Answer) -> str:
    """Nobody listens who would know what the body means."""
    del answer
    return ""


def _web_address(url: str, target: str) -> str:
    if urlsplit(target).scheme in ("http", "https"):
        return target
    raise AnswerBroken(
        f"{site_of(url)} leads to {target[:80]}, which is no web address. Check the blog in a browser, or ask its host."
    )


def _too_large(url: str, size: int) -> AnswerBroken:
    return AnswerBroken(
        f"{site_of(url)} answered with more than {size // 1_000_000} MB, which no answer needs. "
        "Nothing was changed. Is this the right address?"
    )
