"""A certificate is trusted for one blog, after a person has looked at it; and no longer, when they say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.errors import RejoinderError
from editor.model.blog import Blog
from editor.store.blogs import blog_with, set_trusted
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.blogs.trust_dialog import TrustDialog
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner

if TYPE_CHECKING:
    from editor.blogs.trusting import Shown


class TrustController(QObject):
    """Fetches the certificate, asks, and goes on with what could not be done without it."""

    def __init__(
        self, window: Window, blogs: BlogController, runner: TaskRunner, themes: ThemeSource, state: Database
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._runner = window, blogs, runner
        self._themes, self._state = themes, state
        blogs.certificate_wanted.connect(self._look)
        blogs.trust_ended.connect(self._end)

    def _look(self, identity: str, then: Callable[[], None]) -> None:
        from editor.blogs.trusting import shown_at

        blog = blog_with(self._state, identity)
        if blog is not None:
            self._runner.run(
                partial(shown_at, blog.api_url), partial(self._ask, blog, then), partial(self._on_failed, blog), self
            )

    def _ask(self, blog: Blog, then: Callable[[], None], shown: Shown) -> None:
        dialog = TrustDialog(blog, shown, self._themes.theme)
        dialog.agreed.connect(partial(self._trust, blog, then, shown))
        self._window.sheet.open(dialog)

    def _trust(self, blog: Blog, then: Callable[[], None], shown: Shown) -> None:
        set_trusted(self._state, blog.identity, shown.to_trust)
        self._window.notices.withdraw(f"blog {blog.identity}")
        self._blogs.renew(blog.identity)
        then()

    def _end(self, identity: str) -> None:
        set_trusted(self._state, identity, None)
        self._blogs.renew(identity)
        text = self.tr("The certificate is trusted no longer.")
        self._window.toast.say(Said(text=text, subject="trust"))

    def _on_failed(self, blog: Blog, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))
