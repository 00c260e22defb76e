"""The application password that this program logs in with (`WORDPRESS`: introspect, then DELETE)."""

from __future__ import annotations

import re

from editor.clients.wordpress.rest import Rest
from editor.errors import AnswerBroken

_ROUTE = "wp/v2/users/me/application-passwords"
_UUID = re.compile(r"[0-9a-fA-F-]{36}")


def revoke(rest: Rest) -> None:
    """Let it be good for nothing from now on."""
    name = rest.get(f"{_ROUTE}/introspect", _fields="uuid").words("uuid")
    if not _UUID.fullmatch(name):
        raise AnswerBroken(f"{rest.site} does not say which password this is. Revoke it in your profile on the blog.")
    rest.delete(f"{_ROUTE}/{name}")
