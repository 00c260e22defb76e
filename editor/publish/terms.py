"""The categories and tags of a post, found on its blog or made there."""

from __future__ import annotations

from functools import partial

from editor.clients.protocols import TermKind, TermSource
from editor.errors import RequestRefused
from editor.model.blog import Feature
from editor.model.post import Term
from editor.publish.workplace import BEGUN, Delivery, looked_up
from editor.store.jobs import record_step
from editor.text.term_names import BELOW, named

_RIGHTS = {TermKind.CATEGORY: Feature.NEW_CATEGORIES, TermKind.TAG: Feature.NEW_TAGS}


def term_ids(delivery: Delivery, kind: TermKind, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of these categories or tags, created where they are missing and this user may."""
    client = delivery.client
    if not isinstance(client, TermSource):
        return ()
    ids: list[str] = []
    for name in dict.fromkeys(names):
        delivery.cancel.check()
        ids.append(_term(delivery, client, kind, name).id)
    return tuple(dict.fromkeys(ids))


def _term(delivery: Delivery, client: TermSource, kind: TermKind, name: str) -> Term:
    """The one of this name or path. Raises RequestRefused for one that is missing and that this user may not make."""
    step = f"{kind} {name}"
    term = looked_up(delivery, step, partial(_found, delivery, client, kind, name))
    if term is not None:
        return term
    if _RIGHTS[kind] not in delivery.blog.capabilities.features:
        raise RequestRefused(
            f"{delivery.blog.name} has no {kind} “{name}”, and you may not make one there. Choose another.", kind.value
        )
    above, _, own = name.rpartition(BELOW) if kind is TermKind.CATEGORY else ("", "", name)
    parent = _term(delivery, client, kind, above).id if above else ""
    record_step(delivery.place.state, delivery.job.id, step, BEGUN)
    return client.create_term(kind, own, parent)


def _found(delivery: Delivery, client: TermSource, kind: TermKind, name: str) -> Term | None:
    """A path is looked for among all categories; a name is asked for."""
    if kind is TermKind.CATEGORY and BELOW in name:
        return named(client.terms(kind, delivery.cancel), name)
    return client.find_term(kind, name)
