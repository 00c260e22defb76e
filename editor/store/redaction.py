"""What must not get into a log or a message: passwords, keys, and whose computer this is."""

from __future__ import annotations

import re
from pathlib import Path

HIDDEN = "***"

_VALUE = r"(?:'[^']*'|\"[^\"]*\"|[^\r\n&,;'\"}\])]+)"
_SECRETS = (
    # WordPress makes application passwords of 24 letters and digits, shown in groups of four;
    # a word of four letters before or after is hidden with it
    (re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{4}(?:(?: |\+|%20)[A-Za-z0-9]{4}){5,}(?![A-Za-z0-9])"), HIDDEN),
    (re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{24}(?![A-Za-z0-9])"), HIDDEN),
    # https://user:password@host
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/'\"]+@"), rf"\1{HIDDEN}@"),
    # Authorization: Basic …, "password": "…", token=…, also as they stand in the repr of a dictionary
    (
        re.compile(
            r"(?i)((?:authorization|cookie|nonce|pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key)['\"]?\s*[=:]\s*)"
            + _VALUE
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b((?i:basic|bearer|ghost))\s+(?=\S*[0-9=A-Z])[\w.+/=~-]{8,}"), rf"\1 {HIDDEN}"),
)

_MAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*")
_PEOPLE = (
    _MAIL,
    re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\w)"),
    re.compile(r"(?i)(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w+)?(?![\w:])"),
)


def redacted(text: str, home: Path | None = None) -> str:
    """The text without what looks like a secret, rather too little left than too much; the home folder becomes `~`."""
    for secret, instead in _SECRETS:
        text = secret.sub(instead, text)
    folder = str(home or Path.home())
    return text.replace(folder, "~") if len(folder) > 1 else text


def without_mail(text: str) -> str:
    """A sentence that may hold a server's words, without e-mail addresses."""
    return _MAIL.sub(HIDDEN, text)


def without_people(text: str) -> str:
    """What a server said, redacted, and without e-mail and IP addresses: they may be a commenter's."""
    for somebody in _PEOPLE:
        text = somebody.sub(HIDDEN, text)
    return redacted(text)
