"""WordPress's older web API, knocked at once: the login travels in the body there, where no server strips it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urljoin

from editor.clients.session import Session
from editor.clients.xmlrpc.rpc import Rpc
from editor.errors import BlogError, LoginRefused
from editor.model.blog import Credentials
from editor.model.certificate import Certificate

_VERSION = re.compile(r"[\w.+-]{1,40}")


class Door(Enum):
    """How it opened."""

    OPEN = auto()
    """The login is right: an application password, or the one for the browser."""
    WRONG_LOGIN = auto()
    CLOSED = auto()
    """Switched off, not there, or something stands in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knock:
    """What came of it; the version of WordPress when it is open."""

    door: Door
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlRpc:
    """One blog's `xmlrpc.php`, as one user."""

    url: str
    credentials: Credentials
    trusted: Certificate | None = None

    def knock(self) -> Knock:
        """Log in and ask for the version. Nothing is raised: whatever is in the way, the door is closed."""
        rpc = Rpc(Session(trusted=self.trusted), self.url, self.credentials)
        try:
            options = rpc.record("wp.getOptions", *rpc.login, ["software_version"])
        except LoginRefused:
            return Knock(door=Door.WRONG_LOGIN)
        except BlogError:
            return Knock(door=Door.CLOSED)
        version = options.words("software_version", "value")
        return Knock(door=Door.OPEN, version=version if _VERSION.fullmatch(version) else "")

    @property
    def has_application_password(self) -> bool:
        """Does the password look like one that WordPress makes: 24 letters and digits, spaces aside?"""
        return re.fullmatch(r"[A-Za-z0-9]{24}", re.sub(r"\s", "", self.credentials.password)) is not None


def xmlrpc_beside(api_url: str) -> str:
    """Where it lies, by the address of the REST API: always on the same site."""
    return urljoin(api_url, "xmlrpc.php" if "rest_route" in api_url else "../xmlrpc.php")
