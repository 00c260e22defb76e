"""The connection doctor: what stands between this computer and a post on a blog, and a report without secrets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from editor import __version__
from editor.clients.protocols import BlogClient, Examinable
from editor.errors import BlogError, LoginRefused
from editor.model.blog import Blog
from editor.model.examination import Finding, Subject, Verdict
from editor.store.blogs import set_capabilities
from editor.store.database import Database
from editor.store.redaction import redacted


def examine(db: Database, blog: Blog, client: BlogClient) -> Iterator[Finding]:
    """Line by line, each as soon as it is known, up to the first that stops.

    What the user may do is kept, so that checks work offline, unless the blog was removed meanwhile.
    """
    for finding in client.examine() if isinstance(client, Examinable) else _asked(client):
        if finding.capabilities is not None:
            set_capabilities(db, blog.identity, finding.capabilities)
        yield finding


def _asked(client: BlogClient) -> Iterator[Finding]:
    """Of a client that cannot say more than whether it may write."""
    from editor.clients.way import stop

    try:
        able = client.verify()
    except BlogError as error:
        yield stop(Subject.LOGIN if isinstance(error, LoginRefused) else Subject.WEB_API, error)
        return
    sentence = "The blog answers, and accepts user name and password."
    yield Finding(subject=Subject.LOGIN, verdict=Verdict.GOOD, sentence=sentence, capabilities=able)


def as_line(finding: Finding) -> str:
    """For a report: `ok    Login: …`."""
    return redacted(f"{finding.verdict.value:<4}  {finding.subject.value}: {finding.sentence}")


def report(blog: Blog, findings: Iterable[Finding]) -> str:
    """What can be handed to somebody who helps: no password, no user name."""
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    head = f"Connection to {blog.url} ({blog.kind}), looked at by Rejoinder {__version__} on {when}"
    return "\n".join((redacted(head), *map(as_line, findings))) + "\n"
