"""A blog that has moved is followed, after asking: its password is sent to the new address only then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from editor.clients.protocols import BlogClient
from editor.errors import RejoinderError
from editor.model.blog import Blog
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner


class MovingController(QObject):
    """Looks where the old address leads, asks, and goes on with what could not be done there."""

    def __init__(
        self, window: Window, blogs: BlogController, runner: TaskRunner, themes: ThemeSource, state: Database
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._runner = window, blogs, runner
        self._themes, self._state = themes, state
        blogs.follow_wanted.connect(self._look)

    def _look(self, identity: str, then: Callable[[], None]) -> None:
        from editor.blogs.moving import moved_blog

        blog = blog_with(self._state, identity)
        if blog is not None:
            self._runner.run(
                lambda: moved_blog(blog), partial(self._ask, blog, then), partial(self._on_failed, blog), self
            )

    def _ask(self, blog: Blog, then: Callable[[], None], moved: Blog) -> None:
        sentence = self.tr(
            "It was at {old}, which leads to {new} now. Follow it only if you know that address: your password is "
            "sent there. Your drafts stay tied to their posts."
        )
        answers = (
            Choice(word=self.tr("Cancel"), act=lambda: None),
            Choice(word=self.tr("Follow it"), act=partial(self._follow, moved, then)),
        )
        title = self.tr("Has {name} moved?").format(name=blog.name)
        words = sentence.format(old=blog.url, new=moved.url)
        self._window.sheet.open(Question(title, words, answers, self._themes.theme))

    def _follow(self, moved: Blog, then: Callable[[], None]) -> None:
        from editor.blogs.moving import follow

        def work() -> Blog:
            client: BlogClient = self._blogs.client_at(moved)
            return follow(self._state, moved, client)

        def done(blog: Blog) -> None:
            self._window.notices.withdraw(f"blog {blog.identity}")
            self._blogs.renew(blog.identity)
            self._blogs.list_again()
            text = self.tr("{name} is at {url} from now on.").format(name=blog.name, url=blog.url)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="moved"))
            then()

        self._runner.run(work, done, partial(self._on_failed, moved), self)

    def _on_failed(self, blog: Blog, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))
