"""Categories and tags of a WordPress blog. Names come HTML-escaped and are searched escaped, by fuzzy match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from editor.clients.json_text import Record
from editor.clients.protocols import TermKind
from editor.clients.wordpress.rest import Rest
from editor.errors import RequestRefused
from editor.model.post import Term
from editor.model.work import CancelToken

_ROUTES = {TermKind.CATEGORY: "wp/v2/categories", TermKind.TAG: "wp/v2/tags"}
_FIELDS = "id,name,parent"
_PLAIN = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one blog."""

    rest: Rest

    def all(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        """Every term, also those without posts."""
        found: list[Term] = []
        for terms in self._pages(kind):
            found += terms
            cancel.check()
        return tuple(found)

    def find(self, kind: TermKind, name: str) -> Term | None:
        """The one of this name, compared case-folded; under races there may be two, then it is the older one."""
        wanted = name.strip().casefold()
        word = plain_word(name)
        searched = {"search": word} if word else {}
        matches = (term for terms in self._pages(kind, **searched) for term in terms if term.name.casefold() == wanted)
        return next(matches, None)

    def create(self, kind: TermKind, name: str, parent: str = "") -> Term:
        """A new one, or the one that already has this name. Raises RequestRefused for an empty name."""
        route = _ROUTES[kind]
        try:
            below = {"parent": int(parent)} if parent else {}
            return _term(self.rest.post(route, {"name": name.strip(), **below}, _fields=_FIELDS))
        except RequestRefused as refused:
            if refused.code != "term_exists" or not refused.existing:
                raise
            return _term(self.rest.get(f"{route}/{refused.existing}", _fields=_FIELDS).of(refused.existing))

    def _pages(self, kind: TermKind, **searched: str) -> Iterator[list[Term]]:
        query = {"hide_empty": "false", "orderby": "id", "order": "asc", "_fields": _FIELDS}
        for page in self.rest.pages(_ROUTES[kind], **query, **searched):
            yield [_term(record) for record in page.records]


def plain_word(name: str) -> str:
    """What to search for: one plain word, as `python & qt` would find nothing; empty when there is none."""
    return max(_PLAIN.findall(name), key=len, default="")


def _term(record: Record) -> Term:
    parent = record.find("parent")
    return Term(
        id=record.id("id"),
        name=unescape(record.text("name")),
        parent=str(parent) if isinstance(parent, int) and parent else "",
    )
