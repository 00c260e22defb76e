"""The application password that this program logs in with (`WORDPRESS`: introspect, then DELETE)."""

from __future__ import annotations

import re

from editor.clients.wordpress.rest import Rest
from editor.errors import AnswerBroken, OutcomeUnknown
from editor.model.approval import APPLICATION

_ROUTE = "wp/v2/users/me/application-passwords"
_UUID = re.compile(r"[0-9a-fA-F-]{36}")


def revoke(rest: Rest) -> None:
    """Let it be good for nothing from now on."""
    name = rest.get(f"{_ROUTE}/introspect", _fields="uuid").words("uuid")
    if not _UUID.fullmatch(name):
        raise AnswerBroken(f"{rest.site} does not say which password this is. Revoke it in your profile on the blog.")
    rest.delete(f"{_ROUTE}/{name}")


def fresh_password(rest: Rest) -> str:
    """One more, for this program. Raises OutcomeUnknown when the answer is lost, or does not tell it."""
    password = rest.post(_ROUTE, {"name": "Rejoinder", "app_id": APPLICATION}).words("password")
    if not password:
        raise OutcomeUnknown(f"{rest.site} made a password, but does not tell it. Revoke it in your profile there.")
    return password
