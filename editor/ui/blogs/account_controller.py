"""What becomes of a blog that was added: called otherwise, or removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.errors import RejoinderError
from editor.model.blog import PRACTICE, Blog
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.jobs import steps
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.blogs.rename_dialog import RenameDialog
from editor.ui.commands import Do
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner


class AccountController(QObject):
    """For the blog that the draft goes to, or one in the left column."""

    removed = Signal()
    """A blog is gone, and what waited for it."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        blogs: BlogController,
        runner: TaskRunner,
        themes: ThemeSource,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._runner, self._themes = window, blogs, runner, themes
        self._state, self._cache = state, cache
        window.sidebar.blog_login_wanted.connect(self.log_in)
        window.sidebar.blog_renaming_wanted.connect(self.ask_for_name)
        window.sidebar.blog_removal_wanted.connect(self.ask_to_remove)
        blogs.chosen.connect(self._offer)
        self._offer()

    def handlers(self) -> dict[Do, Callable[[], object]]:
        """What the menu asks for, of the blog that the draft goes to."""
        return {
            Do.LOG_IN: partial(self._with_chosen, self.log_in),
            Do.RENAME_BLOG: partial(self._with_chosen, self.ask_for_name),
            Do.REMOVE_BLOG: partial(self._with_chosen, self.ask_to_remove),
            Do.FORGET: self.ask_to_forget,
        }

    def _with_chosen(self, act: Callable[[str], None]) -> None:
        if self._blogs.blog is not None:
            act(self._blogs.blog.identity)

    def _offer(self) -> None:
        """The practice blog is always there, and has its name."""
        blog = self._blogs.blog
        for do in (Do.LOG_IN, Do.RENAME_BLOG, Do.REMOVE_BLOG):
            self._window.commands.offer(do, there=blog is not None and blog.identity != PRACTICE)

    def log_in(self, identity: str) -> None:
        """With another password."""
        blog = blog_with(self._state, identity)
        if blog is not None:
            self._blogs.log_in_again(blog)

    # ------------------------------------------------------------------------------------------------ its name
    def ask_for_name(self, identity: str) -> None:
        """What it is to be called here."""
        blog = blog_with(self._state, identity)
        if blog is not None:
            dialog = RenameDialog(blog.name, self._themes.theme)
            dialog.name_wanted.connect(partial(self._rename, blog, dialog))
            self._window.sheet.open(dialog)

    def _rename(self, blog: Blog, dialog: RenameDialog, name: str) -> None:
        from editor.blogs.renaming import rename

        try:
            rename(self._state, blog, name)
        except RejoinderError as error:
            dialog.show_problem(str(error))
            return
        dialog.accept()
        self._blogs.renew(blog.identity)
        self._blogs.list_again()

    # ------------------------------------------------------------------------------------------------ its end
    def ask_to_remove(self, identity: str) -> None:
        """Its posts stay where they are."""
        blog = blog_with(self._state, identity)
        if blog is None:
            return
        sentences = (
            self._about_waiting(blog),
            self.tr("Its posts stay on the blog. Its password, and the comments that are kept here, are forgotten."),
            self.tr("Revoked on the blog too, the password is good for nobody any more."),
        )
        answers = (
            Choice(word=self.tr("Cancel"), act=lambda: None),
            Choice(word=self.tr("Remove only here"), act=partial(self._remove, blog, revokes=False)),
            Choice(word=self.tr("Remove and revoke"), act=partial(self._remove, blog, revokes=True)),
        )
        self._ask(blog, " ".join(sentence for sentence in sentences if sentence), answers)

    def _ask(self, blog: Blog, sentence: str, answers: tuple[Choice, ...]) -> None:
        title = self.tr("Remove {name}?").format(name=blog.name)
        self._window.sheet.open(Question(title, sentence, answers, self._themes.theme))

    def _about_waiting(self, blog: Blog) -> str:
        """What would not go out any more."""
        from editor.blogs.removing import waiting_for

        waiting = waiting_for(self._state, blog)
        if not waiting:
            return ""
        titles = ", ".join(f"“{job.title}”" for job in waiting)
        begun = any(steps(self._state, job.id) for job in waiting)
        sentence = self.tr("What waits in the outbox for it will not be published: {titles}.").format(titles=titles)
        rest = self.tr("What was begun of it may be left on the blog.")
        return f"{sentence} {rest}" if begun else sentence

    def _remove(self, blog: Blog, *, revokes: bool) -> None:
        from editor.blogs.removing import remove, revoke

        def work() -> None:
            if revokes:
                revoke(blog, self._blogs.client(blog))
            remove(self._state, self._cache, blog, with_waiting=True)

        def done(_: None) -> None:
            self._blogs.forget(blog.identity)
            self.removed.emit()

        def failed(error: RejoinderError) -> None:
            if revokes:
                self._ask_again(blog, error)
            else:
                self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))

        self._runner.run(work, done, failed, self)

    def _ask_again(self, blog: Blog, error: RejoinderError) -> None:
        """The password could not be revoked: offline, say."""
        sentence = self.tr("The password was not revoked, and the blog is still here. {reason}")
        answers = (
            Choice(word=self.tr("Cancel"), act=lambda: None),
            Choice(word=self.tr("Try again"), act=partial(self._remove, blog, revokes=True)),
            Choice(word=self.tr("Remove only here"), act=partial(self._remove, blog, revokes=False)),
        )
        self._ask(blog, sentence.format(reason=error), answers)

    def ask_to_forget(self) -> None:
        """All blogs, and all that is kept of them."""
        sentence = self.tr(
            "Rejoinder revokes its passwords on all blogs, and forgets the blogs, their comments and posts, what waits "
            "in the outbox, what was published when, and earlier versions of your drafts. "
            "Your drafts stay where they are, and so do your posts on the blogs."
        )
        answers = (
            Choice(word=self.tr("Cancel"), act=lambda: None),
            Choice(word=self.tr("Forget everything"), act=self._forget),
        )
        self._window.sheet.open(Question(self.tr("Forget everything?"), sentence, answers, self._themes.theme))

    def _forget(self) -> None:
        from editor.blogs.forgetting import forget_everything

        def failed(error: RejoinderError) -> None:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="forgotten"))

        work = partial(forget_everything, self._state, self._cache, self._blogs.client)
        self._runner.run(work, self._on_forgotten, failed, self)

    def _on_forgotten(self, reasons: tuple[str, ...]) -> None:
        self._blogs.forget_all()
        self.removed.emit()
        if reasons:
            words = self.tr("All is forgotten here, but a password was not revoked: do it in your profile there.")
            detail = " ".join(reasons)
            self._window.notices.say(Said(text=words, detail=detail, tone=Tone.WARN, subject="forgotten"))
            return
        words = self.tr("All is forgotten. Your drafts are where they were.")
        self._window.toast.say(Said(text=words, tone=Tone.GOOD, subject="forgotten"))
