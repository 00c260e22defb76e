"""What a client is to the rest of the program: how its blogs are recognised, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor.clients.protocols import BlogClient
from editor.clients.session import Answer, Session
from editor.model.blog import Blog, Credentials, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientKind:
    """One web API that Rejoinder speaks."""

    kind: str
    """Its name in what is kept, such as `wordpress`."""
    label: str
    """Its name for people."""
    recognise: Callable[[Answer, Session], Site | None]
    """The blog behind a page of it, if it has this web API; more may be asked, as nobody."""
    open: Callable[[Blog, Credentials], BlogClient]
    """A client for a blog; nothing is asked yet."""
