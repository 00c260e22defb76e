"""Names in a tree: categories below categories, pages below pages. Where one is there twice, its path tells which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from editor.model.post import Term

BELOW = " › "  # noqa: RUF001 — the arrow of a path
"""Between the names of a path, from the top on."""


def paths(terms: Iterable[Term]) -> dict[str, str]:
    """The whole path of each, by its id. One whose parent is not among them stands at the top."""
    known = {term.id: term for term in terms}
    return {term.id: BELOW.join(reversed(_upwards(term, known))) for term in known.values()}


def _upwards(term: Term, known: Mapping[str, Term]) -> list[str]:
    """Its name, and those above it; a ring, which a damaged blog may hold, is gone through once."""
    names: dict[str, str] = {}
    above: Term | None = term
    while above and above.id not in names:
        names[above.id] = above.name
        above = known.get(above.parent)
    return list(names.values())


def shown_names(terms: Iterable[Term]) -> dict[str, str]:
    """How a person calls each, by its id: by its name, by its path where another has the same name."""
    known = tuple(terms)
    whole, counted = paths(known), Counter(term.name.casefold() for term in known)
    return {term.id: term.name if counted[term.name.casefold()] == 1 else whole[term.id] for term in known}


def in_tree(terms: Iterable[Term]) -> list[tuple[Term, int]]:
    """Each with how deep it stands, below the one above it; side by side by name."""
    known = tuple(terms)
    whole = paths(known)
    ordered = sorted(known, key=lambda term: [part.casefold() for part in whole[term.id].split(BELOW)])
    return [(term, whole[term.id].count(BELOW) - term.name.count(BELOW)) for term in ordered]


def named(terms: Iterable[Term], name: str) -> Term | None:
    """The one of this name or path; capitals do not matter. Of several, one at the top, then the oldest."""
    known = tuple(terms)
    wanted, whole = name.strip().casefold(), paths(known)
    found = [term for term in known if wanted in {term.name.casefold(), whole[term.id].casefold()}]
    return min(found, key=lambda term: (bool(term.parent), int(term.id) if term.id.isdecimal() else 0), default=None)
