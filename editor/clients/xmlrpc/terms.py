"""Categories and tags of a WordPress blog over XML-RPC. Names come HTML-escaped and are searched escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from editor.clients.json_text import Record
from editor.clients.protocols import TermKind
from editor.clients.wordpress.terms import plain_word
from editor.clients.xmlrpc.rpc import Rpc, id_of, reference
from editor.errors import RequestRefused
from editor.model.post import Term
from editor.model.work import CancelToken

_TAXONOMIES = {TermKind.CATEGORY: "category", TermKind.TAG: "post_tag"}
_PER_PAGE = 500


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one blog."""

    rpc: Rpc

    def all(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        """Every term, also those without posts."""
        found: list[Term] = []
        for terms in self._pages(kind):
            found += terms
            cancel.check()
        return tuple(found)

    def find(self, kind: TermKind, name: str) -> Term | None:
        """The one of this name, compared case-folded; under races there may be two, then it is the older one."""
        return next(self._matches(kind, name), None)

    def _matches(self, kind: TermKind, name: str) -> Iterator[Term]:
        wanted, word = name.strip().casefold(), plain_word(name)
        searched = {"search": word} if word else {}
        return (term for terms in self._pages(kind, **searched) for term in terms if term.name.casefold() == wanted)

    def create(self, kind: TermKind, name: str, parent: str = "") -> Term:
        """A new one, or the one that already has this name. Raises RequestRefused for an empty name.

        Only who may manage categories makes tags here: WordPress is stricter over XML-RPC than over REST.
        """
        if not name.strip():
            raise RequestRefused(f"{self.rpc.site} refused: a category or tag needs a name.", "empty_term_name")
        below = {"parent": int(parent)} if parent else {}
        values = {"name": name.strip(), "taxonomy": _TAXONOMIES[kind], **below}
        try:
            made = self.rpc.written_id("wp.newTerm", *self.rpc.login, values)
        except RequestRefused:  # its code is the same for everything
            standing = self._matches(kind, name)
            found = next((term for term in standing if term.parent == parent or not parent), None)
            if found is None:
                raise
            return found
        return _term(self.rpc.record("wp.getTerm", *self.rpc.login, _TAXONOMIES[kind], made))

    def _pages(self, kind: TermKind, **searched: str) -> Iterator[list[Term]]:
        asked: dict[str, object] = {"orderby": "term_id", "order": "ASC", "number": _PER_PAGE, **searched}
        offset = 0
        while True:
            login = self.rpc.login
            records = self.rpc.records("wp.getTerms", *login, _TAXONOMIES[kind], asked | {"offset": offset})
            yield [_term(record) for record in records]
            if len(records) < _PER_PAGE:
                return
            offset += _PER_PAGE


def _term(record: Record) -> Term:
    return Term(id=id_of(record, "term_id"), name=unescape(record.text("name")), parent=reference(record, "parent"))
