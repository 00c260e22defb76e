"""What of a post was changed here, what on the blog, and what on both sides: told field by field.

Both sides come from one ancestor: what the draft said of a field when it was last sent, and how the field stood on the
blog then. Only what changed here is sent, so that what was changed there in another field stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from editor.model.draft import Status
from editor.model.post import FIELDS, NO_FIELDS, Meta, PostFields, RemotePost
from editor.publish.changes import is_same_html
from editor.publish.sent import words
from editor.store.post_fields import sealed
from editor.text.meta_values import of_keys

OUT = frozenset({Status.PUBLISHED, Status.SCHEDULED})
"""With a date, one becomes the other by itself."""
UNSEEN = frozenset({Status.DRAFT, Status.PENDING})
"""No reader sees a post that is one of these."""
WORDS = {
    "title": "title",
    "content": "text",
    "slug": "address",
    "status": "status",
    "excerpt": "excerpt",
    "categories": "categories",
    "tags": "tags",
    "featured_media": "featured image",
    "date": "date",
    "password": "password",
    "sticky": "place at the top",
    "comments": "door to comments",
    "pings": "door to pings",
    "format": "format",
    "parent": "page above",
    "author": "author",
    "meta": "custom fields",
}
"""What a person calls a field."""
SEVERAL = frozenset({"categories", "tags", "meta"})
"""Fields whose word is a plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancestor:
    """What both sides come from. A field that is None is not known of: then whatever differs is asked about."""

    said: PostFields = NO_FIELDS
    stood: PostFields = NO_FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The names of fields, by what is to become of them, in the order of `FIELDS`."""

    send: tuple[str, ...] = ()
    """Changed here alone."""
    kept: tuple[str, ...] = ()
    """Changed on the blog alone: it stays so."""
    overlaps: tuple[str, ...] = ()
    """Changed on both sides, and not to the same."""


def differences(ancestor: Ancestor, theirs: RemotePost, wanted: PostFields) -> Differences:
    """Compare how a post stands with what its draft wants it to be; a field that the draft does not name is theirs."""
    send, kept, overlaps = list[str](), list[str](), list[str]()
    stood = _stood(ancestor, theirs, wanted)
    for name in FIELDS:
        there = _named_meta(theirs.meta, wanted) if name == "meta" else getattr(theirs.fields, name)
        is_ours = _is_wanted(name, ancestor, getattr(wanted, name))
        is_theirs = not is_same(name, getattr(stood, name), there)
        if is_ours and is_theirs and not is_same(name, getattr(wanted, name), there):
            overlaps.append(name)
        elif is_ours and not is_theirs:
            send.append(name)
        elif is_theirs and not is_ours:
            kept.append(name)
    return Differences(send=tuple(send), kept=tuple(kept), overlaps=tuple(overlaps))


def _stood(ancestor: Ancestor, theirs: RemotePost, wanted: PostFields) -> PostFields:
    """How the post stood. Plugins count in custom fields: those that the draft does not name are nobody's change.

    An earlier Rejoinder knew of none: they stood as they stand.
    """
    is_of_old = ancestor.stood.meta is None and ancestor.stood.title is not None
    meta = theirs.meta if is_of_old else ancestor.stood.meta
    return replace(ancestor.stood, meta=_named_meta(meta, wanted) if wanted.meta else ())


def _named_meta(meta: Meta | None, wanted: PostFields) -> Meta | None:
    return of_keys(meta, dict(wanted.meta or ()))


def _is_wanted(name: str, ancestor: Ancestor, wanted: object) -> bool:
    """Was it changed here? What the blog did not take the last time is wanted again."""
    said, stood = getattr(ancestor.said, name), getattr(ancestor.stood, name)
    is_refused = (name == "status" and stood is not None and not is_same(name, said, stood)) or (
        name == "slug" and stood == "" and bool(said)  # of a post for review it is dropped
    )
    if name == "status":
        is_other = said is not wanted
    elif name == "meta":
        is_other = not set(cast("Meta", wanted or ())) <= set(said or ())
    else:
        is_other = not is_same(name, said, wanted)
    return wanted is not None and (is_refused or is_other)


def only(fields: PostFields, names: tuple[str, ...]) -> PostFields:
    """The fields of these names."""
    return replace(NO_FIELDS, **{name: getattr(fields, name) for name in names})


def named_in(fields: PostFields) -> tuple[str, ...]:
    """The names of the fields that are not None."""
    return tuple(name for name in FIELDS if getattr(fields, name) is not None)


def put_over(fields: PostFields, others: PostFields, names: tuple[str, ...]) -> PostFields:
    """The fields with those of these names from the others."""
    return replace(fields, **{name: getattr(others, name) for name in names})


def is_same(name: str, one: object, other: object) -> bool:
    """Do two values of a field mean the same?"""
    if one is None or other is None:
        return one is other
    return _ALIKE.get(name, _is_equal)(one, other)


def arrived(record: PostFields, over: PostFields, theirs: RemotePost) -> tuple[str, ...]:
    """The names of the fields that stand as an earlier try sent them: its answer was lost, and they are ours.

    A blog takes out HTML, gives a category where none was named, and makes its own of a slug that is taken: such a
    field is ours if it no longer stands as it did when it was written `over`.
    """
    unmoved = stands_still(record, over, theirs)
    is_text = words(record.title or theirs.title, record.content or theirs.content) == words(
        theirs.title, theirs.content
    )
    return tuple(
        name
        for name in named_in(record)
        if (
            is_same(name, getattr(record, name), getattr(theirs.fields, name))
            or (name not in unmoved and is_text and name in {"content", "slug"})
            or (name not in unmoved and name == "categories" and not record.categories)
        )
    )


def stands_still(record: PostFields, over: PostFields, theirs: RemotePost) -> tuple[str, ...]:
    """The names of the fields that were sent and stand as they did before that."""
    return tuple(name for name in named_in(record) if is_same(name, getattr(over, name), getattr(theirs.fields, name)))


def named(names: tuple[str, ...]) -> str:
    """Names of fields, as a person reads them."""
    *first, last = (WORDS[name] for name in names)
    return f"{', '.join(first)} and {last}" if first else last


def _is_equal(one: object, other: object) -> bool:
    return one == other


def _is_same_set(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return sorted(one) == sorted(other)


def _is_same_meta(one: Meta, other: Meta) -> bool:
    """Do both say the same where both say something?"""
    theirs = dict(other)
    return all(theirs[key] == value for key, value in one if key in theirs)


def _is_same_moment(one: datetime, other: datetime) -> bool:
    return int(one.timestamp()) == int(other.timestamp())


def _is_same_password(one: str, other: str) -> bool:
    return sealed(one) == sealed(other)


def _is_same_status(one: Status, other: Status) -> bool:
    return one is other or {one, other} <= OUT


_ALIKE: dict[str, Callable[[Any, Any], bool]] = {
    "content": is_same_html,
    "status": _is_same_status,
    "categories": _is_same_set,
    "tags": _is_same_set,
    "date": _is_same_moment,
    "password": _is_same_password,
    "meta": _is_same_meta,
}
