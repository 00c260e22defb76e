"""How posts are sent to a blog, and what new ones begin with: asked in a sheet, kept with the blog."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from editor.clients.protocols import TermKind
from editor.drafts.field_changes import FieldChanges
from editor.errors import RejoinderError
from editor.model.blog import Blog, Defaults, PostForm
from editor.model.draft import Draft, Status
from editor.store.blogs import blog_with, set_defaults, set_form
from editor.store.cache import terms
from editor.store.database import Database
from editor.text.term_names import shown_names
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.post.post_form_dialog import PostFormDialog
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner


class PostFormController(QObject):
    """The menus lead here."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        runner: TaskRunner,
        themes: ThemeSource,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._runner = window, drafts, blogs, runner
        self._themes, self._state, self._cache = themes, state, cache
        drafts.fields_of_new = self.fields_of_new
        window.sidebar.blog_form_wanted.connect(self.ask_for)
        blogs.chosen.connect(self._on_chosen)

    def fields_of_new(self) -> FieldChanges:
        """What a new draft begins with, for the blog that it goes to."""
        blog = self._blogs.of(Draft())
        return begun_with(blog.defaults) if blog else FieldChanges()

    def _on_chosen(self) -> None:
        """The menu has the line while the draft has a blog; a draft in which nothing stands begins as it does there."""
        self._window.commands.offer(Do.POST_FORM, there=self._blogs.blog is not None)
        self._drafts.begin_again()

    def ask(self) -> None:
        """About the blog that the draft goes to."""
        if self._blogs.blog is not None:
            self.ask_for(self._blogs.blog.identity)

    def ask_for(self, identity: str) -> None:
        """Open the sheet."""
        blog = blog_with(self._state, identity)
        if blog is None:
            return
        found = shown_names(terms(self._cache, blog.identity, TermKind.CATEGORY))
        known = tuple(sorted(found.values(), key=str.casefold))
        dialog = PostFormDialog(self._blogs.name(blog), blog, known, self._themes.theme)
        dialog.chosen.connect(partial(self._keep, blog))
        self._window.sheet.open(dialog)

    def _keep(self, blog: Blog, form: PostForm, defaults: Defaults) -> None:
        def work() -> None:
            with self._state.write():
                set_form(self._state, blog.identity, form)
                set_defaults(self._state, blog.identity, defaults)

        def done(_: None) -> None:
            self._blogs.renew(blog.identity)
            text = self._told(self._blogs.name(blog), form, is_form=form is not blog.form)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="form"))

        def failed(error: RejoinderError) -> None:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))

        self._runner.run(work, done, failed, self)

    def _told(self, name: str, form: PostForm, *, is_form: bool) -> str:
        if not is_form:
            return self.tr("New posts for {name} begin like this from now on.").format(name=name)
        sent = self.tr("as blocks") if form is PostForm.BLOCKS else self.tr("as classic HTML")
        return self.tr("Posts go to {name} {sent} from now on.").format(name=name, sent=sent)


def begun_with(defaults: Defaults) -> FieldChanges:
    """The fields of a new draft, as far as they say something."""
    fields = FieldChanges()
    if defaults.status is not Status.PUBLISHED:
        fields["status"] = defaults.status
    if defaults.categories:
        fields["categories"] = defaults.categories
    if defaults.comments is not None:
        fields["comments"] = defaults.comments
    if defaults.format:
        fields["format"] = defaults.format
    return fields
