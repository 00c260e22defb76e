"""A request and its answer, as values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qsl

from editor.practice.account import is_known

RUNNING_NOTE = "running"
"""A file in the blog's folder: the address of the server and its token, while it runs."""
IDENTITY_HEADER = "X-Rejoinder-Practice"
"""In each answer of that server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What came in. `site` is the address that the caller used, without a slash at its end."""

    method: str
    site: str
    path: str
    """Percent-decoded."""
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Names in lower case."""
    body: bytes = b""

    @property
    def is_ours(self) -> bool:
        """Does it carry the practice login? A wrong one counts as none."""
        return is_known(self.headers.get("authorization", ""))

    def params(self) -> dict[str, Any]:
        """The query and, over it, a JSON body. Raises Refused for a body that is not JSON."""
        params: dict[str, Any] = dict(parse_qsl(self.query, keep_blank_values=True))
        if self.body and "json" in self.headers.get("content-type", ""):
            params |= _json_object(self.body)
        return params


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes out."""

    status: int = 200
    body: bytes = b""
    media_type: str = "text/html; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict[str, str])


class Refused(Exception):
    """WordPress's own form of a refusal: status, code, sentence, and what else it says."""

    def __init__(self, status: int, code: str, message: str, **more: object) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.more = more

    def as_answer(self) -> Answer:
        """The JSON that a client gets."""
        data = {"status": self.status, **self.more}
        return json_answer({"code": self.code, "message": str(self), "data": data}, self.status)


def json_answer(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Content as JSON."""
    return Answer(
        status=status,
        body=json.dumps(content).encode(),
        media_type="application/json; charset=UTF-8",
        headers=headers or {},
    )


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value: Any = json.loads(body)
    except ValueError as error:
        raise Refused(400, "rest_invalid_json", "Invalid JSON body passed.") from error
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
