"""The fields of a post as JSON, as a step of a job and the state keep them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any, cast

from editor.model.draft import Status
from editor.model.post import FIELDS, Meta, PostFields
from editor.store.columns import time_in, time_out

_SEAL = "sha256:"


def sealed(password: str) -> str:
    """What is kept of a password: enough to know it again, and not it."""
    is_so = not password or password.startswith(_SEAL)
    return password if is_so else _SEAL + hashlib.sha256(password.encode()).hexdigest()


def _meta_in(pairs: list[tuple[str, Any]]) -> Meta:
    return tuple((key, tuple(cast("list[Any]", value)) if isinstance(value, list) else value) for key, value in pairs)


_WRITERS: dict[str, Callable[[Any], Any]] = {"date": time_out, "password": sealed}
_READERS: dict[str, Callable[[Any], Any]] = {
    "status": Status,
    "categories": tuple,
    "tags": tuple,
    "date": time_in,
    "meta": _meta_in,
}


def fields_out(fields: PostFields) -> str:
    """Those that are named, as JSON."""
    named = {name: getattr(fields, name) for name in FIELDS}
    return json.dumps({name: _WRITERS.get(name, _same)(value) for name, value in named.items() if value is not None})


def fields_in(text: str) -> PostFields:
    """The fields that `fields_out` wrote."""
    told: dict[str, Any] = json.loads(text)
    return PostFields(**{name: _READERS.get(name, _same)(told[name]) for name in FIELDS if name in told})


def _same(value: Any) -> Any:  # noqa: ANN401 — of any field
    return value
