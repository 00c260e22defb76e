"""The practice blog as one of the blogs: known by its name, no keyring needed."""

from __future__ import annotations

from pathlib import Path

from editor.model.blog import PRACTICE, Blog, Capabilities, Credentials
from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER
from editor.practice.exchange import IDENTITY_HEADER, RUNNING_NOTE

SECONDS = 2.0
"""For one question to a server on this computer."""


def practice_blog(url: str, capabilities: Capabilities | None = None) -> Blog:
    """The blog that answers at `url`."""
    return Blog(
        identity=PRACTICE,
        name=PRACTICE,
        url=url,
        api_url=f"{url.rstrip('/')}/wp-json/",
        kind="wordpress",
        user=PRACTICE_USER,
        capabilities=capabilities or Capabilities(),
    )


def practice_credentials() -> Credentials:
    """The login that everybody knows."""
    return Credentials(user=PRACTICE_USER, password=PRACTICE_PASSWORD)


def running_url(home: Path) -> str:
    """Where the practice blog of this folder answers now, started by the window, say; empty: it does not run.

    What answers has to be it: its port may be another server's by now, and a post would go to that one.
    """
    import http.client
    import urllib.request

    try:
        url, token = (home / RUNNING_NOTE).read_text().split()
        with urllib.request.urlopen(f"{url}/wp-json/", timeout=SECONDS) as answer:  # noqa: S310 # http on loopback
            return url if answer.headers.get(IDENTITY_HEADER) == token else ""
    except (OSError, ValueError, http.client.HTTPException):  # no note, half a note, nobody there, no web server
        return ""
