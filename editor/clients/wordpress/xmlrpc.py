"""WordPress's older web API, knocked at once: the login travels in the body there, where no server strips it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from html import escape
from urllib.parse import urljoin

from editor.clients.sent_body import SentBody
from editor.clients.session import Session
from editor.errors import BlogError
from editor.model.blog import Credentials

_CALL = (
    '<?xml version="1.0" encoding="utf-8"?><methodCall><methodName>wp.getOptions</methodName><params>'
    "<param><value><int>0</int></value></param>"
    "<param><value><string>{user}</string></value></param>"
    "<param><value><string>{password}</string></value></param>"
    "<param><value><array><data><value><string>software_version</string></value></data></array></value></param>"
    "</params></methodCall>"
)
_FAULT = re.compile(r"<name>faultCode</name>\s*<value>\s*<(?:int|i4)>\s*(\d+)")
_VERSION = re.compile(r"<name>value</name>\s*<value>\s*<string>([\w.+-]{1,40})</string>")
_LOGIN_REFUSED = "403"


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

    def knock(self) -> Knock:
        """Log in and ask for the version. Nothing is raised: whatever is in the way, the door is closed."""
        user, password = escape(self.credentials.user), escape(self.credentials.password)
        body = SentBody(_CALL.format(user=user, password=password).encode())
        try:
            answer = Session().write("POST", self.url, body, {"Content-Type": "text/xml; charset=utf-8"})
        except BlogError:
            return Knock(door=Door.CLOSED)
        return _read(answer.body.decode("utf-8", "replace"))

    @property
    def has_application_password(self) -> bool:
        """Does the password look like one that WordPress makes: 24 letters and digits, spaces aside?"""
        return re.fullmatch(r"[A-Za-z0-9]{24}", re.sub(r"\s", "", self.credentials.password)) is not None


def xmlrpc_beside(api_url: str) -> str:
    """Where it lies, by the address of the REST API: always on the same site."""
    return urljoin(api_url, "xmlrpc.php" if "rest_route" in api_url else "../xmlrpc.php")


def _read(text: str) -> Knock:
    fault = _FAULT.search(text)
    if fault:
        return Knock(door=Door.WRONG_LOGIN if fault[1] == _LOGIN_REFUSED else Door.CLOSED)
    if "<methodResponse>" not in text:
        return Knock(door=Door.CLOSED)
    version = _VERSION.search(text)
    return Knock(door=Door.OPEN, version=version[1] if version else "")
