"""The blogs: the practice blog as a child process, comments in the pane, and posts on their way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.clients.protocols import BlogClient
from editor.drafts.identity import claim, with_identity
from editor.errors import RejoinderError
from editor.model.blog import PRACTICE, Blog
from editor.model.comment import Comment
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import RemotePost
from editor.model.work import CancelToken
from editor.practice.blog import practice_blog, practice_credentials
from editor.quotes.passage import as_markdown, between, quote
from editor.store.blogs import all_blogs, put_blog
from editor.store.cache import commented_posts, comments
from editor.store.database import Database
from editor.store.draft_files import read_draft
from editor.store.jobs import jobs
from editor.store.paths import Paths
from editor.ui.comments_pane import CommentsPane, Standing
from editor.ui.draft_controller import DraftController
from editor.ui.editor_page import EditorPage
from editor.ui.header_bar import BlogChoice
from editor.ui.post_chooser import PostChoice
from editor.ui.said import Choice, Said, Tone
from editor.ui.sidebar import BlogRow
from editor.ui.task_runner import TaskRunner
from editor.ui.window import Window

if TYPE_CHECKING:
    from editor.publish.delivery import Delivered

_EVERY = 5_000  # milliseconds between looks at the outbox
_SHOWN = 2_000  # comments in the pane


class BlogController(QObject):
    """Everything that needs a blog. Work is done by `runner`, its outcome comes home to this thread."""

    def __init__(  # noqa: PLR0913, PLR0917 # it joins the rooms that app.py built
        self,
        window: Window,
        page: EditorPage,
        drafts: DraftController,
        pane: CommentsPane,
        runner: TaskRunner,
        paths: Paths,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._drafts, self._pane = window, page, drafts, pane
        self._runner, self._paths, self._state, self._cache = runner, paths, state, cache
        self._blog: Blog | None = None
        self._search, self._post = "", ""
        self._stop_practice = lambda: None
        self._is_delivering = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.deliver)
        self._connect()

    def start(self) -> None:
        """Bring the practice blog up in the background, and look at the outbox now and then."""
        self._runner.run(self._started_practice, self._on_practice, self._fail, self)
        self._timer.start()

    def stop(self) -> None:
        """End the practice blog."""
        self._timer.stop()
        self._stop_practice()

    def publish(self) -> None:
        """Give the draft an identity, queue it, let it go out."""
        if self._blog is None or not self._drafts.save(with_identity):
            return
        draft = self._drafts.draft
        if draft.path is None:
            return
        from editor.publish.outbox import Wish, queue, utc_now

        try:
            claim(self._state, read_draft(draft.path))
            queue(self._state, draft, self._blog, Wish(), utc_now())
        except RejoinderError as error:
            self._fail(error)
            return
        self._window.toast.say(Said(text=self.tr("Publishing to %1").replace("%1", self._blog.name), subject="publish"))
        self.deliver()

    def deliver(self) -> None:
        """Work off what is due, if nothing is under way."""
        waiting = jobs(self._state)
        self._say_waiting(waiting)
        if waiting and not self._is_delivering:
            self._is_delivering = True
            self._runner.run(self._delivered, self._on_delivered, self._fail, self)

    def _connect(self) -> None:
        self._window.header.publish_button.clicked.connect(self.publish)
        self._pane.refresh_wanted.connect(self._refresh)
        self._pane.search_changed.connect(self._on_search)
        self._pane.post_chosen.connect(self._on_post)
        self._pane.whole_wanted.connect(self._quote_whole)
        self._pane.between_wanted.connect(self._reply_between)
        self._pane.quote_wanted.connect(self._quote)
        self._pane.link_wanted.connect(open_address)

    # ------------------------------------------------------------------------------------------------------ off thread
    def _started_practice(self) -> Blog:
        from editor.practice.child import start

        running = start(self._paths.state / "practice")
        self._stop_practice = running.stop
        blog = practice_blog(running.url)
        blog = replace(blog, capabilities=self._client(blog).verify())
        put_blog(self._state, blog)
        return blog

    def _client(self, blog: Blog) -> BlogClient:
        from editor.blogs.opening import client_for
        from editor.clients.registry import open_client

        if blog.identity == PRACTICE:
            return open_client(blog, practice_credentials())
        return client_for(self._state, blog, {})

    def _fetched(self, blog: Blog) -> int:
        from editor.blogs.refresh import refresh_comments
        from editor.render.sanitize import comment_html

        far = self._runner.homeward(self._show_far, self)

        def report(what: str, done: int, total: int) -> None:
            del what
            far((done, total))

        return refresh_comments(self._client(blog), self._cache, blog, CancelToken(), report, comment_html)

    def _show_far(self, far: tuple[int, int]) -> None:
        self._pane.set_fetching(*far)

    def _delivered(self) -> tuple[PublishJob | Delivered, ...]:
        from editor.publish.building import workplace
        from editor.publish.outbox import work_off

        place = workplace(self._paths, self._state, self._cache, self._client, tie=_left_to_the_window)
        return work_off(place, CancelToken())

    # ------------------------------------------------------------------------------------------------------- at home
    def _on_practice(self, blog: Blog) -> None:
        self._blog = blog
        self._show_blogs()
        self._refresh()

    def _show_blogs(self) -> None:
        blogs = all_blogs(self._state)
        chosen = self._blog.identity if self._blog else ""
        names = {blog.identity: self.tr("Practice blog") if blog.identity == PRACTICE else blog.name for blog in blogs}
        self._window.header.set_blogs(tuple(BlogChoice(identity=key, name=name) for key, name in names.items()), chosen)
        self._window.sidebar.set_blogs(tuple(BlogRow(identity=key, name=name) for key, name in names.items()))
        self._window.header.publish_button.set_word(self.tr("Publish"))

    def _refresh(self) -> None:
        if self._blog is not None:
            blog = self._blog
            self._runner.run(lambda: self._fetched(blog), lambda _: self._show_comments(), self._fail, self)
            self._show_comments()

    def _show_comments(self) -> None:
        if self._blog is None:
            return
        found = comments(self._cache, blog=self._blog.name, post=self._post, search=self._search, limit=_SHOWN)
        posts = commented_posts(self._cache, self._blog.name)
        self._pane.set_fetching(0, 0)
        self._pane.set_standing(Standing.READY)
        self._pane.set_posts([PostChoice(post_id=post.post_id, title=post.title, count=post.count) for post in posts])
        self._pane.set_comments(found, sum(post.count for post in posts))

    def _on_search(self, words: str) -> None:
        self._search = words
        self._show_comments()

    def _on_post(self, post: str) -> None:
        self._post = post
        self._show_comments()

    def _quote(self, comment: Comment, words: str = "") -> None:
        self._page.insert_quote(as_markdown(quote(comment, selected=words)))

    def _quote_whole(self, comment: Comment) -> None:
        self._quote(comment)

    def _reply_between(self, comment: Comment) -> None:
        self._page.insert_quote(between(quote(comment)))

    def _say_waiting(self, waiting: tuple[PublishJob, ...]) -> None:
        number = len(waiting)
        sentence = "" if not number else self.tr("1 post waits") if number == 1 else f"{number} {self.tr('posts wait')}"
        self._window.status.show_waiting(sentence)

    def _on_delivered(self, outcomes: tuple[PublishJob | Delivered, ...]) -> None:
        from editor.publish.delivery import Delivered

        self._is_delivering = False
        for outcome in outcomes:
            if isinstance(outcome, Delivered):
                self._tie(outcome.job, outcome.post)
                self._say_published(outcome.post)
            else:
                self._window.notices.say(Said(text=outcome.reason, tone=Tone.WARN, subject="publish"))
        self._say_waiting(jobs(self._state))

    def _tie(self, job: PublishJob, post: RemotePost) -> None:
        from editor.publish.building import tie_file

        blog = next(blog for blog in all_blogs(self._state) if blog.identity == job.blog)
        if self._drafts.draft.identity == job.identity:
            self._drafts.tie(lambda draft: _tied(draft, blog, post))
            self._window.header.publish_button.set_word(self.tr("Update"))
        else:
            tie_file(job, blog, post)

    def _say_published(self, post: RemotePost) -> None:
        self._window.toast.say(
            Said(
                text=self.tr("Published on %1.").replace("%1", self._blog.name if self._blog else ""),
                tone=Tone.GOOD,
                subject="publish",
                choices=(
                    Choice(word=self.tr("View"), act=lambda: open_address(post.link)),
                    Choice(word=self.tr("Copy link"), act=lambda: QGuiApplication.clipboard().setText(post.link)),
                ),
            )
        )

    def _fail(self, error: RejoinderError) -> None:
        self._is_delivering = False
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject="blog"))


def _left_to_the_window(job: PublishJob, blog: Blog, post: RemotePost) -> None:
    """The draft may be open: it is tied on the window's own thread, when the outcome comes home."""
    del job, blog, post


def _tied(draft: Draft, blog: Blog, post: RemotePost) -> Draft:
    return replace(draft, blog=blog.name, remote_id=post.id)


def open_address(address: str | Path) -> None:
    """In the real browser."""
    QDesktopServices.openUrl(QUrl(str(address)))
