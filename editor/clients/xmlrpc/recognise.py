"""Is there XML-RPC behind a page, where, and which methods has it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit, urlunsplit

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from editor.clients.addresses import is_safe
from editor.clients.session import Answer, Session
from editor.clients.trouble import plain_http
from editor.clients.xmlrpc.markup import call_of
from editor.clients.xmlrpc.rpc import HEADERS, texts, understood
from editor.errors import BlogError
from editor.model.blog import Site

WORDPRESS = "wordpress-xmlrpc"
METAWEBLOG = "metaweblog"
_RSD = "application/rsd+xml"
_USUAL = ("xmlrpc.php", "xmlrpc", "metaweblog")
_NEEDED = {
    WORDPRESS: frozenset({"wp.getPost", "wp.getPosts", "wp.newPost", "wp.editPost", "wp.getProfile"}),
    METAWEBLOG: frozenset(
        {
            *("metaWeblog.getPost", "metaWeblog.getRecentPosts", "metaWeblog.newPost", "metaWeblog.editPost"),
            *("metaWeblog.getCategories", "blogger.getUsersBlogs", "blogger.getUserInfo"),
        }
    ),
}


def recognise_xmlrpc(page: Answer, session: Session) -> Site | None:
    """The WordPress whose page this is; None when it shows no XML-RPC of its own methods."""
    return _site(page, session, WORDPRESS)


def recognise_metaweblog(page: Answer, session: Session) -> Site | None:
    """The blog whose page this is; None when it shows no XML-RPC with MetaWeblog and what belongs to it."""
    return _site(page, session, METAWEBLOG)


def lacks(methods: Iterable[str]) -> bool:
    """Are there too few for posts of WordPress?"""
    return not _NEEDED[WORDPRESS] <= frozenset(methods)


def _site(page: Answer, session: Session, kind: str) -> Site | None:
    for api_url in dict.fromkeys(_addresses(page, session)):
        if _NEEDED[kind] <= _methods(api_url, session):
            return Site(name=page.site, url=urljoin(page.url, "/"), api_url=api_url, kind=kind)
    return None


def _addresses(page: Answer, session: Session) -> Iterator[str]:
    """Where the page says it is, then the usual places: below the page's folder, and below the site's root."""
    declared = _in_head(page)
    if declared:
        with suppress(BlogError):  # it names a file that is not there
            yield from _in_rsd(page, session.get(_as_reached(page, declared)))
    for base in dict.fromkeys((urljoin(page.url, "."), urljoin(page.url, "/"))):
        yield from (urljoin(base, name) for name in _USUAL)


class _Head(HTMLParser):
    """Finds `<link rel="EditURI" type="application/rsd+xml" href="…">`."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "link" and told.get("type") == _RSD:
            self.found = self.found or told.get("href") or ""


def _in_head(page: Answer) -> str:
    head = _Head()
    head.feed(page.body.decode("utf-8", "replace"))
    return head.found


def _in_rsd(page: Answer, answer: Answer) -> Iterator[str]:
    """The addresses in a file of Really Simple Discovery, the preferred one first."""
    try:
        root = fromstring(answer.body.lstrip(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return
    apis = [each for each in root.iter() if each.tag.rpartition("}")[2] == "api" and each.get("apiLink")]
    for api in sorted(apis, key=lambda each: each.get("preferred") != "true"):
        yield _as_reached(page, api.get("apiLink", ""))


def _as_reached(page: Answer, declared: str) -> str:
    """A declared address; some blogs behind a TLS proxy say http of themselves although they are reached by https.

    Raises NotEncrypted for another host's that is not.
    """
    url = urljoin(page.url, declared.strip())
    parts, reached = urlsplit(url), urlsplit(page.url)
    if (parts.scheme, parts.netloc, reached.scheme) == ("http", reached.netloc, "https"):
        return urlunsplit(parts._replace(scheme="https"))
    if not is_safe(url):
        raise plain_http(url)
    return url


def _methods(api_url: str, session: Session) -> frozenset[str]:
    """What can be called there, asked without a login; nothing where nothing of the kind answers."""
    for question in ("system.listMethods", "mt.supportedMethods"):
        with suppress(BlogError):
            return frozenset(texts(understood(session.ask(api_url, call_of(question, ()), HEADERS))))
    return frozenset()
