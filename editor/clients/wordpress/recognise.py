"""Is there a WordPress behind a page, and where is its REST API?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit, urlunsplit

from requests.utils import parse_header_links

from editor.clients.addresses import is_loopback, is_safe, origin
from editor.clients.json_text import Record, is_object
from editor.clients.session import Answer, Session
from editor.clients.trouble import plain_http
from editor.clients.wordpress.login import INDEX_FIELDS, time_zone
from editor.clients.wordpress.refusals import understood
from editor.clients.wordpress.rest import route_url
from editor.clients.wordpress.version import answers_programs, version_of
from editor.errors import BlogError, LoginRefused
from editor.model.blog import Site

_RELATION = "https://api.w.org/"
_NEEDED = "wp/v2"


def recognise_wordpress(page: Answer, session: Session) -> Site | None:
    """The blog whose page this is; None when it shows no REST API of WordPress.

    Where a page says where its API is, what goes wrong there is told; where it says nothing, usual places are tried.
    """
    declared = _in_header(page) or _in_head(page)
    if declared:
        return _site(page, _encrypted(page, declared), session)
    tried = (_site_at_guess(page, guess, session) for guess in _guesses(page.url))
    return next((site for site in tried if site), None)


def _in_header(page: Answer) -> str:
    links = parse_header_links(page.headers.get("Link", ""))
    return next((link.get("url", "") for link in links if link.get("rel") == _RELATION), "")


class _Head(HTMLParser):
    """Finds `<link rel="https://api.w.org/" href="…">`."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "link" and told.get("rel") == _RELATION:
            self.found = self.found or told.get("href") or ""


def _in_head(page: Answer) -> str:
    head = _Head()
    head.feed(page.body.decode("utf-8", "replace"))
    return head.found


def _encrypted(page: Answer, declared: str) -> str:
    """The declared address; some blogs behind a TLS proxy say http of themselves although they are reached by https."""
    api_url = urljoin(page.url, declared)
    parts, reached = urlsplit(api_url), urlsplit(page.url)
    if parts.scheme == "http" and (reached.scheme, reached.netloc) == ("https", parts.netloc):
        return urlunsplit(parts._replace(scheme="https"))
    if not is_safe(api_url):
        raise plain_http(api_url)
    return api_url


def _guesses(url: str) -> Iterator[str]:
    """The usual places: below the page's folder, and below the site's root; with and without permalinks."""
    for base in dict.fromkeys((urljoin(url, "."), urljoin(url, "/"))):
        yield urljoin(base, "wp-json/")
        yield urljoin(base, "?rest_route=/")


def _site_at_guess(page: Answer, guess: str, session: Session) -> Site | None:
    with suppress(BlogError):  # nothing of the kind is there
        return _site(page, guess, session)
    return None


def _site(page: Answer, api_url: str, session: Session) -> Site | None:
    answer = session.get(route_url(api_url, "", {"_fields": INDEX_FIELDS}))
    try:
        value = understood(answer)
    except LoginRefused:  # even the index wants a login: all the rest is seen once there is one
        return Site(name=page.site, url=urljoin(page.url, "/"), api_url=api_url, kind="wordpress")
    index = Record(answer.site, value if is_object(value) else {})
    if _NEEDED not in index.texts("namespaces"):
        return None
    return Site(
        name=unescape(index.words("name")).strip() or page.site,
        url=_home(page, index),
        api_url=api_url if "rest_route" in api_url else urlunsplit(urlsplit(answer.url)._replace(query="")),
        kind="wordpress",
        timezone=time_zone(index),
        answers_programs=answers_programs(version_of(page.body)),
        authorization_url=index.words("authentication", "application-passwords", "endpoints", "authorization"),
    )


def _home(page: Answer, index: Record) -> str:
    """The readers' address, ending in a slash: the blog's own word, unless it is one that only the blog believes."""
    home = index.words("home").rstrip("/") + "/"
    if origin(home)[1] == origin(page.url)[1]:
        return urlunsplit(urlsplit(home)._replace(scheme=urlsplit(page.url).scheme))
    return home if is_safe(home) and not is_loopback(home) else urljoin(page.url, "/")
