"""*Show what will be sent*: the payload itself, as a difference against what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.errors import RejoinderError
from editor.model.draft import Draft
from editor.model.work import CancelToken, Progress
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.publishing.outbox_controller import SUBJECT
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.publish.outlook import Outlook
    from editor.publish.plan import Plan
    from editor.publish.workplace import Workplace


class SentController(QObject):
    """Looks in the background; nothing is written."""

    publish_wanted = Signal()
    """It is fine so."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        background: Background,
        themes: ThemeSource,
        place: Callable[[], Workplace],
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs = window, drafts, blogs
        self._background, self._themes, self._place = background, themes, place

    def show(self) -> None:
        """Exactly what a publish would send now, beside what is there."""
        self._drafts.settle()
        draft, blog = self._drafts.draft, self._blogs.blog
        if blog is None:
            return

        def work(cancel: CancelToken, progress: Progress) -> Outlook:
            from editor.publish.outlook import outlook

            del cancel, progress
            return outlook(self._place(), draft, blog)

        self._background.run(self.tr("Looking what would be sent"), work, self._on_outlook, self._on_failed, self)

    def _on_outlook(self, found: Outlook) -> None:
        from editor.ui.publishing.sent_dialog import SentDialog, SentLine

        lines = [SentLine(mark=line.mark, text=line.text) for line in found.lines]
        word = self._window.commands[Do.PUBLISH].text()
        dialog = SentDialog(self._sent_fields(found.plan), lines, self._about(found), word, self._themes.theme)
        dialog.publish_wanted.connect(self.publish_wanted)
        self._window.sheet.open(dialog)

    def _about(self, found: Outlook) -> str:
        if found.theirs is None:
            return self.tr("A new post. Files of this computer get their address when they are uploaded.")
        if all(line.mark == " " for line in found.lines):
            return self.tr("The text is on the blog as it is here.")
        return self.tr("Lines with + come, lines with - go, the others stay as they are on the blog.")

    def _sent_fields(self, plan: Plan) -> list[tuple[str, str]]:
        blog, draft = self._blogs.blog, plan.draft
        date = f"{draft.date.astimezone():%Y-%m-%d %H:%M %Z}" if draft.date else ""
        rows = [
            (self.tr("To"), f"{self._blogs.name(blog)} · {blog.url}" if blog else ""),
            (self.tr("Title"), draft.title),
            (self.tr("Status"), plan.status.value),
            (self.tr("Slug"), plan.slug),
            (self.tr("Date"), date),
            (self.tr("Categories"), ", ".join(draft.categories)),
            (self.tr("Tags"), ", ".join(draft.tags)),
            (self.tr("Excerpt"), draft.excerpt),
            *self._option_rows(draft),
            (self.tr("Custom fields"), ", ".join(key for key, _ in draft.meta)),
            (self.tr("Files"), ", ".join(use.path.name for use in plan.files)),
            (self.tr("Left out"), ", ".join(feature.value for feature in plan.missing)),
        ]
        return [(name, value) for name, value in rows if value]

    def _option_rows(self, draft: Draft) -> list[tuple[str, str]]:
        from editor.publish.plan import option_values

        names = {
            "type": self.tr("Type"),
            "parent": self.tr("Parent page"),
            "author": self.tr("Author"),
            "password": self.tr("Password"),
            "sticky": self.tr("Stays at the top"),
            "comments": self.tr("Comments"),
            "pings": self.tr("Pings"),
            "format": self.tr("Format"),
        }
        values = option_values(draft) | ({"sticky": self.tr("yes")} if draft.sticky else {})
        return [(names[key], value) for key, value in values.items()]

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))
