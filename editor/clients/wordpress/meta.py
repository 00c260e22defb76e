"""Custom fields of WordPress's posts: those that a plugin or a theme has registered for its REST API."""

from __future__ import annotations

from typing import cast

from editor.clients.json_text import Record, is_object
from editor.clients.wordpress.rest import Rest
from editor.errors import NotABlog, NotAllowed, RequestRefused
from editor.model.blog import MetaField, MetaKind
from editor.model.post import Meta, MetaValue

_ROUTE = "wp/v2/posts"
_LIST = "array"
_SINGLE = str | bool | int | float


def meta_fields(rest: Rest) -> tuple[MetaField, ...]:
    """Those of posts that may be written, and hold words, numbers, or lists of them."""
    try:
        described = rest.get(_ROUTE, _method="OPTIONS", _fields="schema.properties.meta")
    except (NotAllowed, NotABlog, RequestRefused):  # a firewall may let no such question through
        return ()
    told = described.find("schema", "properties", "meta", "properties")
    fields = (
        (_field(Record(rest.site, each), key) for key, each in told.items() if is_object(each))
        if is_object(told)
        else ()
    )
    return tuple(field for field in fields if field)


def _field(described: Record, key: str) -> MetaField | None:
    is_list = described.words("type") == _LIST
    kind = described.words("items", "type") if is_list else described.words("type")
    if kind not in set(MetaKind) or described.find("readonly") is True:
        return None
    return MetaField(key=key, kind=MetaKind(kind), is_list=is_list)


def meta_of(record: Record) -> Meta:
    """What a post has of them; what is neither words, nor a number, nor a list of such, is left out."""
    told = record.find("meta")
    found = ((key, _value(each)) for key, each in told.items()) if is_object(told) else ()
    return tuple((key, value) for key, value in found if value is not None)


def _value(told: object) -> MetaValue | None:
    if isinstance(told, _SINGLE):
        return told
    if not isinstance(told, list):
        return None
    parts = cast("list[object]", told)
    known = tuple(part for part in parts if isinstance(part, _SINGLE))
    return known if len(known) == len(parts) else None
