"""What the approving page of one blog answers, by whatever way it comes: user name and password, once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from editor.model.blog import Credentials, Site

_LONGEST = 200
"""Characters of a user name, and of a password."""
Hear = Callable[[Credentials | None], None]
"""Is called once; None: the person did not approve."""


class FirstAnswer:
    """The first answer is the last."""

    def __init__(self, site: Site, hear: Hear) -> None:
        self._hosts = {urlsplit(site.url).hostname, urlsplit(site.api_url).hostname}
        self._hear: Hear | None = hear
        self._one_by_one = Lock()

    def stop(self) -> None:
        """Hear nothing any more."""
        self._hear = None

    def take(self, query: str) -> str:
        """What a person reads in the browser; empty: this is no answer of this blog, or not the first."""
        told = {name: values[0] for name, values in parse_qs(query).items() if len(values[0]) <= _LONGEST}
        if told.get("success") == "false":
            words = "You did not approve, so nothing was changed. You may close this page."
            return words if self._tell(None) else ""
        user, password = told.get("user_login", ""), told.get("password", "")
        if not user or not password or urlsplit(told.get("site_url", "")).hostname not in self._hosts:
            return ""
        words = "Approved. Go on in Rejoinder; you may close this page."
        return words if self._tell(Credentials(user=user, password=password)) else ""

    def _tell(self, answer: Credentials | None) -> bool:
        """Was it the first?"""
        with self._one_by_one:
            hear, self._hear = self._hear, None
        if hear is not None:
            hear(answer)
        return hear is not None
