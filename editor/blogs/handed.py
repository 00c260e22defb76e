"""An approval that comes by an address of our own scheme: the browser starts this program with it.

So it is the way for WordPress before 7.0, which sends nothing to `http://127.0.0.1`; and so its password stands in a
command line for a moment, where others who use this computer can read it: another is kept in its place.
"""

from __future__ import annotations

import hmac
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from editor.blogs.first_answer import FirstAnswer, Hear
from editor.clients.protocols import PasswordSource, Revocable
from editor.errors import BlogError, LoginRefused, OutcomeUnknown
from editor.model.approval import DESKTOP_ENTRY, SCHEME
from editor.model.blog import Blog, Credentials, Site
from editor.model.certificate import Certificate

_PATIENCE = 5.0
"""Seconds for the desktop to say what opens an address."""
_READ = "Others who use this computer may have read it in a command line."


class WayBack(StrEnum):
    """How the answer of an approving page comes here."""

    LISTENER = "listener"
    """To an address of this computer (`approving`)."""
    SCHEME = "scheme"
    CLIPBOARD = "clipboard"
    """A person copies the password that the page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A blog, and how its approving page answers."""

    site: Site
    way: WayBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """The password to log in with. `why`: one that others may have read is still good, in sentences."""

    credentials: Credentials
    why: str = ""


class HandedAnswer:
    """Takes the answer from an address that holds 256 random bits of its own."""

    def __init__(self, site: Site, hear: Hear) -> None:
        self._answer = FirstAnswer(site, hear)
        self._path = f"/{secrets.token_urlsafe(32)}"

    @property
    def address(self) -> str:
        """Where the answer is to be sent."""
        return f"{SCHEME}://approved{self._path}"

    def take(self, address: str) -> bool:
        """Was this the answer? It is kept nowhere."""
        try:
            parts = urlsplit(address)
            is_ours = parts.scheme == SCHEME and hmac.compare_digest(parts.path.encode(), self._path.encode())
        except ValueError:  # whatever the program was started with
            return False
        return is_ours and bool(self._answer.take(parts.query))


def found_at(address: str, trusted: Certificate | None = None) -> Found:
    """The blog behind an address. Raises BlogError."""
    from editor.clients.discovery import discover

    site = discover(address, trusted=trusted)
    if site.answers_programs:
        way = WayBack.LISTENER
    else:
        way = WayBack.SCHEME if site.authorization_url and is_registered() else WayBack.CLIPBOARD
    return Found(site=site, way=way)


def is_registered() -> bool:
    """Does the desktop start this program for addresses of its scheme?"""
    ask = shutil.which("xdg-mime")
    if ask is None:
        return False
    command = [ask, "query", "default", f"x-scheme-handler/{SCHEME}"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == DESKTOP_ENTRY.encode()


def exchange(site: Site, seen: Credentials, trusted: Certificate | None = None) -> Exchanged:
    """Another password in place of one that others may have read, which is revoked."""
    from editor.clients.registry import open_client

    blog = Blog(
        identity="",
        name=site.name,
        url=site.url,
        api_url=site.api_url,
        kind=site.kind,
        user=seen.user,
        trusted=trusted,
    )
    client = open_client(blog, seen)
    if not isinstance(client, PasswordSource):
        return _kept(seen, "It lets no program make one.")
    try:
        fresh = Credentials(user=seen.user, password=client.fresh_password())
    except BlogError as error:
        return _kept(seen, str(error))
    reason = _revoked(client)
    why = f"The password that came from the browser was replaced, but not revoked. {reason} {_READ}"
    return Exchanged(credentials=fresh, why=f"{why} Revoke it in your profile on the blog." if reason else "")


def _kept(seen: Credentials, reason: str) -> Exchanged:
    why = f"The blog made no other password in place of the one that came from the browser. {reason} {_READ}"
    return Exchanged(credentials=seen, why=f"{why} Connect with it all the same, or revoke it in your profile there.")


def _revoked(client: Revocable) -> str:
    """Why it was not; empty: it is good for nothing any more."""
    reason = ""
    for _ in range(2):  # once more when the answer was lost: a password that is gone is refused then
        try:
            client.revoke()
        except LoginRefused:
            return ""
        except OutcomeUnknown as error:
            reason = str(error)
        except BlogError as error:
            return str(error)
        else:
            return ""
    return reason
