"""What a look at the connection to a blog found, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.model.blog import Capabilities


class Verdict(StrEnum):
    """How it stands with one thing."""

    GOOD = "ok"
    NOTE = "note"
    """It works, but not all of it."""
    STOP = "stop"
    """Nothing can be published before this is mended."""


class Subject(StrEnum):
    """What was looked at, in this order."""

    ADDRESS = "Address"
    NAME = "Name (DNS)"
    CONNECTION = "Connection"
    ENCRYPTION = "Encryption"
    REDIRECTS = "Redirects"
    WEB_API = "Web API"
    PASSWORDS = "Application passwords"
    LOGIN = "Login"
    RIGHTS = "Rights"
    UPLOADS = "Uploads"
    CLOCK = "Clock"
    XML_RPC = "XML-RPC"
    VERSION = "Version"


class Remedy(StrEnum):
    """What the window can do about it."""

    NONE = ""
    LOG_IN = "log in again"
    FOLLOW = "follow it"
    TRUST = "look at the certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: a whole sentence, with the remedy where it is not good."""

    subject: Subject
    verdict: Verdict
    sentence: str
    capabilities: Capabilities | None = None
    """What the user may do, with the line that found it out."""
    remedy: Remedy = Remedy.NONE
