"""Which WordPress made a page, as the page itself says it."""

from __future__ import annotations

import re

_GENERATOR = re.compile(r"<meta name=[\"']generator[\"'] content=[\"']WordPress ([\d.]{1,20})")
_ANSWERS_PROGRAMS = (7, 0)
"""From then on the approving page takes `http://127.0.0.1:…` for where its answer goes."""


def version_of(body: bytes) -> str:
    """Such as `7.1.4`; empty: it is not told."""
    found = _GENERATOR.search(body.decode("utf-8", "replace"))
    return found[1] if found else ""


def answers_programs(version: str) -> bool:
    """Does its approving page send the answer to a program on this computer? Not, where the version is not told."""
    numbers = tuple(int(number) for number in version.split(".") if number)
    return numbers >= _ANSWERS_PROGRAMS
