"""What was said between Rejoinder and a blog: each request and what came of it, without any secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer; never a header, and of the bodies only their sizes."""

    when: datetime
    """When it was asked, aware, UTC."""
    method: str
    address: str
    """Site, path, and of the query only values that tell nothing about anybody."""
    call: str = ""
    """What was called, where a web API has one address for all, such as `wp.newPost`."""
    status: int = 0
    """0: no answer began."""
    milliseconds: int
    sent: int = 0
    """Bytes of the request's body."""
    received: int = 0
    """Bytes of the answer's body, unpacked."""
    words: str = ""
    """The blog's code and message when it refused; or what came instead of an answer."""
