"""What a post is besides its words: for whom, where it stands, whose it is. As far as the blog takes it."""

from __future__ import annotations

from typing import Any

from editor.clients.protocols import Surroundings
from editor.errors import RequestRefused
from editor.model.blog import Blog
from editor.model.draft import STANDARD, Draft
from editor.model.post import Meta, Term
from editor.publish.plan import Plan
from editor.publish.workplace import Delivery
from editor.text.meta_values import value_of
from editor.text.term_names import named

MAY_BE_EMPTIED = ("password", "sticky", "format", "parent")
"""Fields that are sent empty where they were sent before."""


def option_fields(delivery: Delivery, plan: Plan, before: frozenset[str]) -> dict[str, Any]:
    """Those of PostFields; what the draft does not say is left as the blog has it. Raises RequestRefused."""
    draft = plan.draft
    return {
        "password": draft.password or _emptied("password", before, ""),
        "sticky": draft.sticky or _emptied("sticky", before, False),
        "comments": draft.comments,
        "pings": draft.pings,
        "format": draft.format or _emptied("format", before, STANDARD),
        "parent": _parent(delivery, draft.parent) if draft.parent else _emptied("parent", before, ""),
        "author": _author(delivery, draft.author) if draft.author else None,
        "meta": meta_values(draft, delivery.blog) or None,
    }


def meta_values(draft: Draft, blog: Blog) -> Meta:
    """The custom fields of a draft that is fitting (`plan`), as the blog takes them."""
    known = blog.capabilities.meta_for(draft.post_type)
    found = ((key, value_of(known[key], words)) for key, words in draft.meta)
    return tuple((key, value) for key, value in found if value is not None)


def _emptied(name: str, before: frozenset[str], empty: Any) -> Any:  # noqa: ANN401 — as PostFields has it
    return empty if name in before else None


def _parent(delivery: Delivery, name: str) -> str:
    pages = delivery.client.pages(delivery.cancel) if isinstance(delivery.client, Surroundings) else ()
    return _id_of(pages, name, f"{delivery.blog.name} has no page “{name}” to put this one under. Choose another.")


def _author(delivery: Delivery, name: str) -> str:
    if delivery.blog.is_user(name):
        return delivery.blog.capabilities.user_id
    authors = delivery.client.authors(delivery.cancel) if isinstance(delivery.client, Surroundings) else ()
    return _id_of(authors, name, f"Nobody called “{name}” writes on {delivery.blog.name}. Choose another author.")


def _id_of(terms: tuple[Term, ...], name: str, refusal: str) -> str:
    found = named(terms, name)
    if found is None:
        raise RequestRefused(refusal, "option")
    return found.id
