"""How posts are sent to a blog: asked in a sheet, kept with the blog, offered where a blog knows blocks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from editor.errors import RejoinderError
from editor.model.blog import Blog, Feature, PostForm
from editor.store.blogs import blog_with, set_form
from editor.store.database import Database
from editor.ui.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.post_form_dialog import PostFormDialog
from editor.ui.said import Said, Tone
from editor.ui.task_runner import TaskRunner
from editor.ui.theme_source import ThemeSource
from editor.ui.window import Window


class PostFormController(QObject):
    """The menus lead here."""

    def __init__(
        self, window: Window, blogs: BlogController, runner: TaskRunner, themes: ThemeSource, state: Database
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._runner = window, blogs, runner
        self._themes, self._state = themes, state
        window.sidebar.blog_form_wanted.connect(self.ask_for)
        blogs.chosen.connect(self.offer)

    def offer(self) -> None:
        """The menu has the line while the draft's blog knows blocks."""
        blog = self._blogs.blog
        there = blog is not None and Feature.BLOCKS in blog.capabilities.features
        self._window.commands.offer(Do.POST_FORM, there=there)

    def ask(self) -> None:
        """About the blog that the draft goes to."""
        if self._blogs.blog is not None:
            self.ask_for(self._blogs.blog.identity)

    def ask_for(self, identity: str) -> None:
        """Open the sheet."""
        blog = blog_with(self._state, identity)
        if blog is None:
            return
        dialog = PostFormDialog(self._blogs.name(blog), blog.form, self._themes.theme)
        dialog.chosen.connect(partial(self._keep, blog))
        self._window.sheet.open(dialog)

    def _keep(self, blog: Blog, form: PostForm) -> None:
        def done(_: None) -> None:
            self._blogs.renew(blog.identity)
            sent = self.tr("as blocks") if form is PostForm.BLOCKS else self.tr("as classic HTML")
            text = self.tr("Posts go to {name} {sent} from now on.").format(name=self._blogs.name(blog), sent=sent)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="form"))

        def failed(error: RejoinderError) -> None:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))

        self._runner.run(lambda: set_form(self._state, blog.identity, form), done, failed, self)
