"""Calls to a practice blog in this process."""

from __future__ import annotations

import base64
import json
from typing import Any, cast

from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER
from editor.practice.blog_file import BlogFile
from editor.practice.exchange import Answer, Request
from editor.practice.server import answer

LOGIN = "Basic " + base64.b64encode(f"{PRACTICE_USER}:{PRACTICE_PASSWORD}".encode()).decode()


def call(blog: BlogFile, method: str, address: str, sent: object = None, login: str = LOGIN) -> Answer:
    """One request below /wp-json/wp/v2, as the practice user unless another `Authorization` is given."""
    path, _, query = address.partition("?")
    body = b"" if sent is None else json.dumps(sent).encode()
    headers = {"authorization": login, "content-type": "application/json"}
    request = Request(
        method=method,
        site="http://blog.example",
        path=f"/wp-json/wp/v2/{path}",
        query=query,
        headers=headers,
        body=body,
    )
    return answer(blog, request)


def json_of(blog: BlogFile, method: str, address: str, sent: object = None, login: str = LOGIN) -> Any:  # noqa: ANN401 # JSON
    """The JSON of an answer, with its HTTP status under `http` when it is an object."""
    got = call(blog, method, address, sent, login)
    content: Any = json.loads(got.body)
    return {**cast("dict[str, Any]", content), "http": got.status} if isinstance(content, dict) else content


def page(blog: BlogFile, path: str, query: str = "") -> Answer:
    """What an anonymous reader gets at a path."""
    return answer(blog, Request(method="GET", site="http://blog.example", path=path, query=query))
