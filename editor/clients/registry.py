"""The clients that there are. To add one: one file, and one line here."""

from __future__ import annotations

import logging
from importlib.metadata import entry_points

from editor.clients.kinds import ClientKind
from editor.clients.metaweblog import open_metaweblog
from editor.clients.protocols import BlogClient
from editor.clients.wordpress.client import open_wordpress
from editor.clients.wordpress.recognise import recognise_wordpress
from editor.clients.xmlrpc.client import open_xmlrpc
from editor.clients.xmlrpc.recognise import METAWEBLOG, WORDPRESS, recognise_metaweblog, recognise_xmlrpc
from editor.errors import NotABlog
from editor.model.blog import Blog, Credentials

logger = logging.getLogger(__name__)

ENTRY_POINTS = "rejoinder.blog_clients"

CLIENTS: tuple[ClientKind, ...] = (
    ClientKind(kind="wordpress", label="WordPress", recognise=recognise_wordpress, open=open_wordpress),
    ClientKind(kind=WORDPRESS, label="WordPress over XML-RPC", recognise=recognise_xmlrpc, open=open_xmlrpc),
    ClientKind(kind=METAWEBLOG, label="MetaWeblog", recognise=recognise_metaweblog, open=open_metaweblog),
)


def strangers() -> tuple[ClientKind, ...]:
    """Clients that other packages bring, as entry points that hold a ClientKind. Reading them runs their code."""
    found: list[ClientKind] = []
    for point in entry_points(group=ENTRY_POINTS):
        try:
            kind = point.load()
        except (ImportError, AttributeError) as error:
            logger.warning("The blog client %s cannot be used: %s", point.name, error)
            continue
        if isinstance(kind, ClientKind):
            found.append(kind)
        else:
            logger.warning("The blog client %s cannot be used: it is no ClientKind", point.name)
    return tuple(found)


def open_client(blog: Blog, credentials: Credentials) -> BlogClient:
    """The client for a blog; nothing is asked yet. Raises NotABlog when its kind is not known any more."""
    for kinds in (lambda: CLIENTS, strangers):
        for each in kinds():
            if each.kind == blog.kind:
                return each.open(blog, credentials)
    raise NotABlog(
        f"“{blog.name}” needs the client “{blog.kind}”, which is not installed. Install it again, or remove the blog."
    )
