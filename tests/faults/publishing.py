"""One whole publish to a real WordPress: three images, two new tags, a new category and one that was there."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from editor.clients.session import Limits, Session
from editor.clients.wordpress.client import WordPressClient
from editor.clients.wordpress.rest import Rest
from editor.clients.wordpress.xmlrpc import XmlRpc, xmlrpc_beside
from editor.model.blog import Blog, Capabilities, Credentials
from editor.model.draft import Status
from editor.model.job import JobState, PublishJob
from editor.model.work import CancelToken
from editor.publish.building import workplace
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish, queue, retry, work_off
from editor.publish.workplace import Workplace
from editor.store.blogs import put_blog
from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.draft_files import sound_draft
from editor.store.jobs import jobs
from editor.store.paths import Paths, paths_from
from editor.store.state import open_state

IDENTITY = "0b8f6a52-6d0e-4a0a-9c36-5a3c1c9e7d11"
BLOG = "5f0f3b7e-57e0-4d7c-8d0f-8a0e4d1f2c33"
TEXT = f"""---
title: What grows & why
rejoinder: {IDENTITY}
blog: Allotment
status: published
categories: [News, Beds & borders]
tags: [Kürbis & Co, bees]
excerpt: A look around.
featured_image: tray.png
---
First words, with an *emphasis* and a question: why?

![The beds in May](beds.jpg)

More words.

![A cat](cat.png)

The cat again: ![A cat](cat.png)
"""
START = datetime(2026, 5, 14, 9, tzinfo=UTC)


def write_draft(folder: Path) -> Path:
    """The draft and its images, which are small, as WordPress then makes no smaller ones, and do not compress."""
    noise = random.Random(5)  # noqa: S311  # the same bytes each time
    for number, name in enumerate(("cat.png", "beds.jpg", "tray.png")):
        Image.frombytes("RGB", (90 + number, 90), noise.randbytes((90 + number) * 90 * 3)).save(folder / name)
    path = folder / "what-grows.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@dataclass(kw_only=True)
class Desk:
    """A home, a draft in it, and the ordinary rooms between them and a blog; its clock stands until it is moved."""

    home: Path
    url: str
    """Where the blog is reached; ends in a slash."""
    login: Credentials
    able: Capabilities
    limits: Limits = field(default_factory=Limits)
    second_look: float = 0.05
    now: datetime = START
    state: Database = field(init=False)
    cache: Database = field(init=False)

    def __post_init__(self) -> None:
        """Open its databases."""
        self.paths: Paths = paths_from({"REJOINDER_HOME": str(self.home)})
        self.state, self.cache = open_state(self.paths), open_cache(self.paths)

    @property
    def blog(self) -> Blog:
        return Blog(
            identity=BLOG,
            name="Allotment",
            url=self.url,
            api_url=f"{self.url}wp-json/",
            kind="wordpress",
            user=self.login.user,
            capabilities=self.able,
        )

    def client(self, blog: Blog) -> WordPressClient:
        xmlrpc = XmlRpc(url=xmlrpc_beside(blog.api_url), credentials=self.login)
        return WordPressClient(Rest(Session(self.login, self.limits), blog.api_url), xmlrpc, self.able.user_id)

    def place(self) -> Workplace:
        rooms = workplace(self.paths, self.state, self.cache, self.client)
        return replace(rooms, now=lambda: self.now, second_look=self.second_look)

    def queue(self, draft: Path, wish: Wish | None = None) -> PublishJob:
        put_blog(self.state, self.blog)
        return queue(self.state, sound_draft(draft), self.blog, wish or Wish(status=Status.PUBLISHED), self.now)

    def go(self) -> tuple[PublishJob | Delivered, ...]:
        """One try of what is due."""
        return work_off(self.place(), CancelToken())

    def go_on(self, between: Callable[[PublishJob], None] = lambda job: None) -> list[PublishJob | Delivered]:
        """Try again and again, a minute apart, until nothing waits; a person presses *Retry* at what was refused."""
        outcomes: list[PublishJob | Delivered] = []
        for _ in range(12):
            for job in jobs(self.state):
                if job.state is JobState.REFUSED:
                    retry(self.state, job)
            outcomes += self.go()
            waiting = jobs(self.state)
            if not waiting:
                return outcomes
            between(waiting[0])
            self.now += timedelta(minutes=1)
        raise AssertionError(f"It does not arrive: {[job.reason for job in jobs(self.state)]}")

    def close(self) -> None:
        self.state.close()
        self.cache.close()
