"""Who may write on the practice blog. The password is for practice only: it is printed here, and guards nothing."""

from __future__ import annotations

import base64
import binascii

PRACTICE_USER = "you"
PRACTICE_PASSWORD = "prac tice only guar dsno thin"  # noqa: S105 - known to everybody, on purpose
DISPLAY_NAME = "You"


def is_known(authorization: str) -> bool:
    """Does this `Authorization` header carry the practice login? Spaces in the password are for the eye."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return user == PRACTICE_USER and password.replace(" ", "") == PRACTICE_PASSWORD.replace(" ", "")
