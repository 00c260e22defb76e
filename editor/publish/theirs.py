"""A text that stands on a blog and is about to be replaced: it is kept in the draft's history, for good."""

from __future__ import annotations

from datetime import datetime

from editor.model.draft import Draft
from editor.model.post import RemotePost
from editor.store.database import Database
from editor.store.versions import Reason, Version, add_version, versions
from editor.text.draft_text import write
from editor.text.front_matter import FrontMatter


def keep_theirs(state: Database, identity: str, theirs: RemotePost, now: datetime) -> None:
    """Keep a post as a version of the draft of this identity, its text in HTML, byte for byte. Once is enough."""
    text = their_text(theirs)
    if not any(version.text == text for version in versions(state, identity)):
        add_version(state, Version(key=identity, when=now, reason=Reason.REPLACED, title=theirs.title, text=text))


def their_text(theirs: RemotePost) -> str:
    """The text of a draft that holds what stands on the blog."""
    draft = Draft(
        title=theirs.title, slug=theirs.slug, status=theirs.status, excerpt=theirs.excerpt, body=theirs.content
    )
    return write(FrontMatter(), draft).text()
