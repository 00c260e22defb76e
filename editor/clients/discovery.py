"""What blog is behind an address that a person typed."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from editor.clients.addresses import is_loopback, is_safe, site_of
from editor.clients.kinds import ClientKind
from editor.clients.refusals import not_data, raise_for_pause
from editor.clients.registry import CLIENTS
from editor.clients.session import Answer, Session
from editor.clients.trouble import is_login, login_wall, plain_http
from editor.errors import (
    AnswerBroken,
    BlogError,
    Intercepted,
    NotABlog,
    NotAllowed,
    NotEncrypted,
    RequestRefused,
    TlsProblem,
    Unreachable,
)
from editor.model.blog import Site
from editor.model.certificate import Certificate

_ENOUGH = 1_000_000
"""Bytes of a page: what says where the web API is stands in its head."""
_CLOSED = (NotABlog, Intercepted, NotAllowed, RequestRefused)
"""One web API is named and shut off; another one may be open."""
_WORTH_ANOTHER_TRY = (Unreachable, TlsProblem, AnswerBroken)


def discover(address: str, clients: tuple[ClientKind, ...] = CLIENTS, *, trusted: Certificate | None = None) -> Site:
    """The blog behind an address: a bare host name, the address of the blog, or of any of its pages.

    Nobody's password is sent. `trusted`: as of a blog. Only encrypted blogs are taken, but for those on this computer.
    Raises NotABlog, Intercepted, TlsProblem, Unreachable, and what else a site may answer, each as a sentence for the
    person.
    """
    tries = _tries(address)
    trouble: list[BlogError] = []
    for url in tries:
        try:
            return _behind(url, clients, trusted)
        except _WORTH_ANOTHER_TRY as error:
            trouble.append(error)
    raise _telling(trouble, address)


def _tries(address: str) -> tuple[str, ...]:
    """Where to ask, in this order. What was typed as http is asked over https only, unless it is on this computer."""
    typed = address.strip()
    scheme, _, rest = typed.rpartition("://")
    https, http = _whole("https", rest), _whole("http", rest)
    if scheme.lower() not in ("", "http", "https") or not https:
        raise NotABlog(f"“{typed[:100]}” is not a web address. Type one such as https://blog.example/.")
    if is_loopback(http):
        return {"": (http, https), "http": (http,), "https": (https,)}[scheme.lower()]
    return (https, http) if not scheme else (https,)


def _whole(scheme: str, rest: str) -> str:
    """The address with this scheme, without user name, password and fragment; empty when it is none."""
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        is_one = bool(parts.hostname) and parts.port != 0 and not any(map(str.isspace, rest))
    except ValueError:  # a port that is no number, a bracket without its pair
        return ""
    return urlunsplit((scheme, site_of(parts.geturl()), parts.path or "/", parts.query, "")) if is_one else ""


def _behind(url: str, clients: tuple[ClientKind, ...], trusted: Certificate | None) -> Site:
    session = Session(trusted=trusted)
    page = session.get(url, clip=_ENOUGH)
    if not is_safe(page.url):
        raise plain_http(page.url)
    closed: list[BlogError] = []
    for client in clients:
        try:
            site = client.recognise(page, session)
        except _CLOSED as error:
            closed.append(error)
            continue
        if site:
            return site
    raise closed[0] if closed else _no_blog(page, clients)


def _no_blog(page: Answer, clients: tuple[ClientKind, ...]) -> BlogError:
    raise_for_pause(page, wrote=False)
    if is_login(page.url):
        return login_wall(page.url)
    if page.status >= 400 and page.status not in (404, 410):
        return not_data(page, wrote=False)
    labels = ", ".join(client.label for client in clients)
    return NotABlog(
        f"No blog that Rejoinder can write to was found at {page.site} (it speaks to {labels}). Check the address in a "
        "browser; if it is right, the blog's REST API may be switched off, and XML-RPC with it."
    )


def _telling(trouble: list[BlogError], address: str) -> BlogError:
    """Of what went wrong, what helps the person most."""
    first, last = trouble[0], trouble[-1]
    typed = address.strip().lower()
    if typed.startswith("http://") and not is_loopback(typed):
        return plain_http(typed)
    return last if isinstance(first, Unreachable | NotEncrypted) and isinstance(last, NotEncrypted) else first
