"""What a post is besides its words: protected, at the top, open to comments, in a format, somebody's."""

from __future__ import annotations

from typing import Any

from editor.practice.blog_file import Row
from editor.practice.exchange import Refused
from editor.practice.query import Params, bad_param, whole

FORMATS = ("standard", "aside", "chat", "gallery", "link", "image", "quote", "status", "video", "audio")
SHOWN_FORMATS = ("standard", "aside", "gallery", "image", "link", "quote", "status")
"""Those that the theme shows in a way of their own."""
_DOORS = ("open", "closed")
_CLASH = {
    True: "A post can not be sticky and have a password.",
    False: "A sticky post can not be password protected.",
}
NEW: dict[str, Any] = {
    "password": "",
    "sticky": 0,
    "comment_status": "open",
    "ping_status": "open",
    "format": "standard",
}
"""Of a post of which nothing is said."""


def options_of(params: Params, before: Row | None, status: str) -> dict[str, Any]:
    """The cells that change. Raises Refused; the password of a private post is dropped without a word."""
    if whole(params, "author", 1) != 1:
        raise Refused(400, "rest_invalid_author", "Invalid author ID.")
    values: dict[str, Any] = {} if before else dict(NEW)
    for name, words in (("comment_status", _DOORS), ("ping_status", _DOORS), ("format", FORMATS)):
        if name in params:
            values[name] = _one_of(name, params[name], words)
    if "password" in params:
        values["password"] = str(params["password"])
    if "sticky" in params:
        values["sticky"] = int(params["sticky"] is True)
    if values.get("password") and (values.get("sticky") or (before and before["sticky"])):
        raise Refused(400, "rest_invalid_field", _CLASH[bool(values.get("sticky"))])
    return values | ({"password": ""} if status == "private" else {})


def _one_of(name: str, word: object, words: tuple[str, ...]) -> str:
    if word not in words:
        raise bad_param(name, f"{name} is not one of {', '.join(words)}.")
    return str(word)
