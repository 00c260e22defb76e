"""A server's certificate, as a person is told of it; and as one is trusted for one blog."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is told of it, and itself. Trusted for a blog, it is so at this `site` only (host and port)."""

    site: str
    names: tuple[str, ...]
    authority: str
    """Who vouches for it, as it calls itself."""
    since: datetime
    until: datetime
    der: bytes = field(repr=False)
    """Itself (X.690)."""

    @property
    def fingerprint(self) -> str:
        """SHA-256, as browsers show it: `A1:B2:…`."""
        return hashlib.sha256(self.der).digest().hex(":").upper()
