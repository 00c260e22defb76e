"""Pages that others stand under, and people whose posts there are, over XML-RPC."""

from __future__ import annotations

from html import unescape

from editor.clients.json_text import Record
from editor.clients.xmlrpc.rpc import Rpc, id_of, reference
from editor.errors import NotAllowed
from editor.model.post import Term
from editor.model.work import CancelToken


def pages(rpc: Rpc, cancel: CancelToken) -> tuple[Term, ...]:
    """All of them, drafts too; none for who may not edit any."""
    cancel.check()
    try:
        listed = rpc.records("wp.getPageList", *rpc.login)
    except NotAllowed:
        return ()
    return tuple(sorted(map(_page, listed), key=lambda page: int(page.id)))


def _page(record: Record) -> Term:
    return Term(
        id=id_of(record, "page_id"),
        name=unescape(record.words("page_title")),
        parent=reference(record, "page_parent_id"),
    )


def authors(rpc: Rpc, cancel: CancelToken) -> tuple[Term, ...]:
    """Everybody who has an account: who may not write is among them."""
    cancel.check()
    listed = rpc.records("wp.getAuthors", *rpc.login)
    found = (Term(id=id_of(each, "user_id"), name=unescape(each.words("display_name"))) for each in listed)
    return tuple(sorted(found, key=lambda author: int(author.id)))
