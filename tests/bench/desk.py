"""Drafts, and a home from which they are published, for what is measured on a real WordPress."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from editor.model.blog import Credentials
from editor.model.job import PublishJob
from tests.faults.child import ABLE
from tests.faults.publishing import Desk


@contextmanager
def desk_at(url: str, login: Credentials, user_id: str) -> Generator[Desk]:
    """A home of its own; it goes with the block."""
    home = Path(tempfile.mkdtemp(prefix="bench-home-"))
    desk = Desk(home=home, url=url, login=login, able=replace(ABLE, user_id=user_id))
    try:
        yield desk
    finally:
        desk.close()
        shutil.rmtree(home)


def write_draft(folder: Path, body: str) -> Path:
    """One that is no post yet."""
    path = folder / f"{uuid.uuid4().hex[:8]}.md"
    head = f"---\ntitle: {path.stem}\nrejoinder: {uuid.uuid4()}\nblog: Allotment\n---\n"
    path.write_text(f"{head}{body}\n", encoding="utf-8")
    return path


def deliver(desk: Desk) -> None:
    """What waits goes out. Raises AssertionError when it does not: there is nothing to measure then."""
    (outcome,) = desk.go()
    assert not isinstance(outcome, PublishJob), outcome.reason
