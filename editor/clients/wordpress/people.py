"""Who writes on a WordPress blog."""

from __future__ import annotations

from html import unescape

from editor.clients.wordpress.rest import Rest
from editor.model.post import Term
from editor.model.work import CancelToken


def authors(rest: Rest, cancel: CancelToken) -> tuple[Term, ...]:
    """Everybody who may write, by the name that readers see. Only `who` may be asked for without rights over users."""
    found: list[Term] = []
    for page in rest.pages("wp/v2/users", who="authors", orderby="id", order="asc", _fields="id,name"):
        found += (Term(id=record.id("id"), name=unescape(record.text("name"))) for record in page.records)
        cancel.check()
    return tuple(found)
