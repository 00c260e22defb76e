"""A desk to publish from: a state on disk, a blog in memory, a draft with an image."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from editor.clients.protocols import BlogClient
from editor.errors import DraftUnreadable
from editor.model.blog import Blog, Defaults, PostForm
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import Gap, ImageUse, RemotePost, RenderedPost
from editor.model.problem import Problem
from editor.model.work import CancelToken, Progress, no_progress
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish, queue, work_off
from editor.publish.workplace import Workplace
from editor.store.blogs import put_blog
from editor.store.database import Database
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.support.memory_blog import ALL, MemoryBlog


@dataclass
class Desk:
    """What the tests of publishing move about."""

    folder: Path
    state: Database
    draft: Draft
    memory: MemoryBlog = field(default_factory=MemoryBlog)
    client: BlogClient | None = None
    """Instead of the blog in memory itself."""
    form: PostForm = PostForm.CLASSIC
    defaults: Defaults = field(default_factory=Defaults)
    time: datetime = datetime(2026, 5, 14, 9, tzinfo=UTC)
    gaps: tuple[Gap, ...] = ()
    problems: tuple[Problem, ...] = ()
    ties: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def blog(self) -> Blog:
        return Blog(
            identity="blog-1",
            name="Allotment",
            url="https://blog.example/",
            api_url="https://blog.example/wp-json/",
            kind="memory",
            user="you",
            capabilities=self.memory.capabilities,
            form=self.form,
            defaults=self.defaults,
        )

    def place(self) -> Workplace:
        put_blog(self.state, self.blog)
        return Workplace(
            state=self.state,
            lock=self.folder / "outbox.lock",
            open_client=lambda blog: self.client or self.memory,
            read=self.read,
            render=self.render,
            check=lambda draft, post, blog: self.problems,
            tie=self.tie,
            now=lambda: self.time,
            second_look=0.01,
        )

    def read(self, job: PublishJob) -> Draft:
        if self.draft.path != job.path:
            raise DraftUnreadable(f"{job.path.name} is gone.")
        return self.draft

    def render(self, draft: Draft) -> RenderedPost:
        images = (ImageUse(source="cat.png", alt="A cat", line=2),) if "cat.png" in draft.body else ()
        return RenderedPost(html=draft.body, images=images, gaps=self.gaps)

    def tie(self, job: PublishJob, blog: Blog, post: RemotePost) -> None:
        self.ties.append((blog.name, post.id))
        self.draft = replace(self.draft, blog=blog.name, remote_id=post.id)

    def write(self, body: str) -> None:
        self.draft = replace(self.draft, body=body)

    def queue(self, wish: Wish | None = None) -> PublishJob:
        self.place()
        return queue(self.state, self.draft, self.blog, wish or Wish(), self.time)

    def go(self, progress: Progress = no_progress) -> tuple[PublishJob | Delivered, ...]:
        """Let the outbox work, an hour later than the last time."""
        self.time += timedelta(hours=1)
        return work_off(self.place(), CancelToken(), progress)

    def publish(self, wish: Wish | None = None) -> PublishJob | Delivered:
        self.queue(wish)
        (outcome,) = self.go()
        return outcome

    def delivered(self, wish: Wish | None = None) -> Delivered:
        outcome = self.publish(wish)
        assert isinstance(outcome, Delivered), outcome
        return outcome

    def kept(self, wish: Wish | None = None) -> PublishJob:
        outcome = self.publish(wish)
        assert isinstance(outcome, PublishJob), outcome
        return outcome


class Plain:
    """A client that can do no more than every client: no files, no terms, no bin."""

    def __init__(self, memory: MemoryBlog) -> None:
        self.verify = memory.verify
        self.get = memory.get
        self.create = memory.create
        self.update = memory.update
        self.find = memory.find


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path)
    yield desk
    desk.state.close()


def desk_in(tmp_path: Path) -> Desk:
    """One with nothing on it but a draft with an image."""
    Image.new("RGB", (4, 4), "red").save(tmp_path / "cat.png")
    state = open_state(paths_from({"REJOINDER_HOME": str(tmp_path / "home")}))
    draft = Draft(
        path=tmp_path / "post.md",
        title="Why small gardens",
        identity="1b4e",
        body='<p>One.</p>\n<p><img src="cat.png" alt="A cat" /></p>',
        categories=("News",),
        tags=("bees",),
    )
    return Desk(folder=tmp_path, state=state, draft=draft, memory=MemoryBlog(capabilities=ALL))
