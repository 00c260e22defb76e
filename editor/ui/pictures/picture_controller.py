"""Pictures that are on a blog already are chosen, put into the text by their address, and seen in the preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.errors import RejoinderError, Unreachable
from editor.model.blog import Blog
from editor.model.post import RemotePicture
from editor.model.work import CancelToken
from editor.store.database import Database
from editor.store.pictures import copy_of, kept_pictures, shown_copy
from editor.text.image_marks import image_markdown
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.preview.preview import Preview
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner
from editor.ui.writing.editor_page import EditorPage

if TYPE_CHECKING:
    from editor.clients.protocols import PicturePage
    from editor.ui.pictures.picture_dialog import PictureDialog, PictureRow

SUBJECT = "pictures"


@dataclass(slots=True)
class _Choosing:
    """A dialog that is open, and how far its blog was asked."""

    blog: Blog
    dialog: PictureDialog
    search: str = ""
    page: int = 1
    cancel: CancelToken = field(default_factory=CancelToken)

    def next(self, search: str, page: int) -> CancelToken:
        """Ask for something else; what was asked before is of no use any more."""
        self.cancel.cancel()
        self.search, self.page, self.cancel = search, page, CancelToken()
        return self.cancel


class PictureController(QObject):
    """The preview is told of the copies; nothing is fetched for it."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        page: EditorPage,
        preview: Preview,
        blogs: BlogController,
        runner: TaskRunner,
        themes: ThemeSource,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._preview, self._blogs = window, page, preview, blogs
        self._runner, self._themes, self._cache = runner, themes, cache
        self._show_copies()

    def choose(self) -> None:
        """Of the pictures of the blog that the draft goes to."""
        blog = self._blogs.blog
        if blog is None:
            add = Choice(word=self.tr("Add blog"), act=self._blogs.add)
            text = self.tr("This draft goes nowhere yet. Which blog is it for?")
            self._window.notices.say(Said(text=text, choices=(add,), subject=SUBJECT))
            return
        from editor.ui.pictures.picture_dialog import PictureDialog

        dialog = PictureDialog(self._blogs.name(blog), self._themes.theme)
        choosing = _Choosing(blog, dialog)
        dialog.searched.connect(partial(self._ask, choosing))
        dialog.more_wanted.connect(partial(self._ask_more, choosing))
        dialog.chosen.connect(partial(self._insert, choosing))
        dialog.finished.connect(partial(_stop, choosing))
        self._window.sheet.open(dialog)
        self._ask(choosing, "")

    # ------------------------------------------------------------------------------------------------ asking
    def _ask(self, choosing: _Choosing, search: str, page: int = 1) -> None:
        cancel = choosing.next(search, page)
        self._show(choosing, self.tr("Looking what is there…"))
        self._bring_files(choosing, fetches=False)
        choosing.dialog.report(self.tr("Asking {blog}…").format(blog=self._blogs.name(choosing.blog)))

        def work() -> PicturePage:
            from editor.blogs.pictures import fetch_pictures

            return fetch_pictures(self._blogs.client(choosing.blog), self._cache, choosing.blog, search, page)

        self._runner.run(
            work, partial(self._on_asked, choosing), partial(self._on_failed, choosing), choosing.dialog, cancel
        )

    def _ask_more(self, choosing: _Choosing) -> None:
        self._ask(choosing, choosing.search, choosing.page + 1)

    def _on_asked(self, choosing: _Choosing, found: PicturePage) -> None:
        nothing = self.tr("No picture has these words.") if choosing.search else self.tr("There is no picture yet.")
        choosing.dialog.report("")
        choosing.dialog.offer_more(there=not found.is_last)
        self._show(choosing, nothing)
        self._bring_files(choosing, fetches=True)

    def _on_failed(self, choosing: _Choosing, error: RejoinderError) -> None:
        self._show(choosing, self.tr("Nothing was seen of this blog before."))
        name = self._blogs.name(choosing.blog)
        offline = self.tr("{blog} cannot be reached: these are the pictures that were seen before.").format(blog=name)
        choosing.dialog.complain(offline if isinstance(error, Unreachable) else str(error))

    def _show(self, choosing: _Choosing, nothing: str) -> None:
        """What is kept; a search in words goes on here, so that it works without a network."""
        kept = self._kept(choosing)
        choosing.dialog.show_rows(tuple(map(_row, kept)), nothing)

    def _kept(self, choosing: _Choosing) -> tuple[RemotePicture, ...]:
        return kept_pictures(self._cache, choosing.blog.identity, choosing.search)

    def _bring_files(self, choosing: _Choosing, *, fetches: bool) -> None:
        """The small pictures that are not seen yet, one after the other; `fetches`: those that are not kept, too."""
        missing = [each for each in self._kept(choosing) if not choosing.dialog.has_file(each.id)]
        cancel, blog = choosing.cancel, choosing.blog

        def show(parcel: tuple[str, bytes]) -> None:
            choosing.dialog.show_file(*parcel)

        came = self._runner.homeward(show, choosing.dialog)

        def work() -> None:
            from editor.blogs.pictures import fetch_copy

            client = self._blogs.client(blog) if fetches else None
            for picture in missing:
                cancel.check()
                small = picture.small
                file = fetch_copy(client, self._cache, blog, small) if client else copy_of(self._cache, small)
                if file:
                    came((picture.id, file))

        def failed(error: RejoinderError) -> None:
            choosing.dialog.complain(str(error))

        if missing:
            self._runner.run(work, lambda _: None, failed, choosing.dialog, cancel)

    # ------------------------------------------------------------------------------------------------ putting in
    def _insert(self, choosing: _Choosing, picture_id: str) -> None:
        picture = next(each for each in self._kept(choosing) if each.id == picture_id)
        self._page.insert_image(image_markdown(picture.url, picture.alt))
        self._show_copies()

        def work() -> bytes:
            from editor.blogs.pictures import fetch_copy

            return fetch_copy(self._blogs.client(choosing.blog), self._cache, choosing.blog, picture.url)

        self._runner.run(work, lambda _: self._show_copies(), self._on_not_copied, self)

    def _show_copies(self) -> None:
        self._preview.show_copies(partial(shown_copy, self._cache))

    def _on_not_copied(self, error: RejoinderError) -> None:
        text = self.tr("The preview shows the picture as far as it was seen before. {reason}").format(reason=error)
        self._window.notices.say(Said(text=text, tone=Tone.WARN, subject=SUBJECT))


def _row(picture: RemotePicture) -> PictureRow:
    from editor.ui.pictures.picture_dialog import PictureRow

    return PictureRow(id=picture.id, name=picture.title or picture.url.rpartition("/")[2], alt=picture.alt)


def _stop(choosing: _Choosing, result: int) -> None:
    """Nobody looks at the pictures any more."""
    del result
    choosing.cancel.cancel()
