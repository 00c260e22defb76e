"""Shows what was said between Rejoinder and a blog: of a post in the outbox, and of the open draft's last publish."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.store.blogs import blog_with
from editor.store.conversations import exchanges, has_exchanges
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.publishing.outbox_controller import OutboxController
from editor.ui.window.window import Window


class ConversationController(QObject):
    """Reads what the outbox kept; asks nothing of a blog."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        outbox: OutboxController,
        themes: ThemeSource,
        state: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._outbox = window, drafts, blogs, outbox
        self._themes, self._state = themes, state
        window.sidebar.outbox.conversation_wanted.connect(self.show_job)
        for news in (drafts.shown, blogs.chosen, outbox.changed):
            news.connect(self._offer)

    def show_job(self, job_id: str) -> None:
        """Of a post that waits."""
        job = next((job for job in self._outbox.all() if job.id == job_id), None)
        if job is not None:
            self._show(job.title, job.blog, job.identity)

    def show_draft(self) -> None:
        """Of the last publish of the draft that is open, to the blog that it goes to."""
        if self._blogs.blog is not None:
            draft = self._drafts.draft
            self._show(draft.title or self.tr("Untitled"), self._blogs.blog.identity, draft.identity)

    def _offer(self) -> None:
        blog, identity = self._blogs.blog, self._drafts.draft.identity
        there = blog is not None and has_exchanges(self._state, blog.identity, identity)
        self._window.commands.offer(Do.CONVERSATION, there=there)

    def _show(self, title: str, blog_identity: str, identity: str) -> None:
        from editor.ui.publishing.conversation_dialog import ConversationDialog

        blog = blog_with(self._state, blog_identity)
        name = self._blogs.name(blog) if blog else self.tr("a blog that is gone")
        said = exchanges(self._state, blog_identity, identity)
        dialog = ConversationDialog(title, name, said, self._themes.theme)
        dialog.copy_wanted.connect(partial(self._copy, title, name, blog_identity, identity))
        self._window.sheet.open(dialog)

    def _copy(self, title: str, blog: str, blog_identity: str, identity: str) -> None:
        from editor.publish.conversation import as_text

        text = as_text(title, blog, exchanges(self._state, blog_identity, identity))
        QGuiApplication.clipboard().setText(text)
        words = self.tr("The conversation is in the clipboard. There is no password in it.")
        self._window.toast.say(Said(text=words, tone=Tone.GOOD, subject="conversation"))
