"""Opens the log of what was posted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.store.database import Database
from editor.ui.parts.browser import open_address
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window


class PostedController(QObject):
    """Reads the state; asks nothing of a blog."""

    def __init__(self, window: Window, themes: ThemeSource, state: Database) -> None:
        super().__init__(window)
        self._window, self._themes, self._state = window, themes, state

    def show(self) -> None:
        """The sheet."""
        from editor.publish.posted import Deed, posted
        from editor.ui.publishing.posted_dialog import PostedDialog, PostedRow

        words = {
            Deed.PUBLISHED: self.tr("Published"),
            Deed.UPDATED: self.tr("Updated"),
            Deed.SCHEDULED: self.tr("Scheduled"),
            Deed.PRIVATE: self.tr("Published privately"),
            Deed.SUBMITTED: self.tr("Submitted for review"),
            Deed.DRAFTED: self.tr("Saved as a draft"),
            Deed.UNPUBLISHED: self.tr("Unpublished"),
            Deed.BINNED: self.tr("Moved to the bin"),
            Deed.RESTORED: self.tr("Taken out of the bin"),
        }
        rows = tuple(
            PostedRow(
                when=f"{entry.publication.when.astimezone():%Y-%m-%d %H:%M}",
                blog=entry.publication.blog_name,
                title=entry.publication.title or self.tr("Untitled"),
                deed=words[entry.deed],
                link=entry.publication.link,
            )
            for entry in posted(self._state)
        )
        dialog = PostedDialog(rows, self._themes.theme)
        dialog.shown_wanted.connect(open_address)
        self._window.sheet.open(dialog)
