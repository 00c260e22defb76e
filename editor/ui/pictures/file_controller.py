"""Files that a draft links to are copied beside it, behind the writing, and linked where they came."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from editor.drafts.open_draft import OpenDraft
from editor.errors import RejoinderError
from editor.model.work import CancelToken, Progress
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said, Tone
from editor.ui.window.window import Window
from editor.ui.work.background import Background
from editor.ui.writing.editor_page import EditorPage

SUBJECT = "file"
Links = tuple[tuple[str, str], ...]
"""Names of files, and their paths beside the draft."""


class FileController(QObject):
    """What was copied for a draft that is not open any more is told, and linked nowhere."""

    def __init__(self, window: Window, page: EditorPage, drafts: DraftController, background: Background) -> None:
        super().__init__(window)
        self._window, self._page, self._drafts, self._background = window, page, drafts, background
        page.files_wanted.connect(self._keep)

    def _keep(self, paths: tuple[Path, ...], place: QTextCursor) -> None:
        if self._drafts.read_only:
            self._say(self.tr("This draft can only be read, so no file was put beside it."))
            return
        try:
            beside = self._drafts.place_for_files()
        except RejoinderError as error:
            self._complain(error)
            return

        def work(cancel: CancelToken, report: Progress) -> Links:
            from editor.store.draft_images import keep_file

            del report
            return tuple((path.name, keep_file(beside, path, cancel)) for path in paths)

        what = self.tr("Putting {names} beside the draft").format(names=", ".join(path.name for path in paths))
        done = partial(self._on_kept, self._drafts.open_draft, place)
        self._background.run(what, work, done, self._complain, self)

    def _on_kept(self, draft: OpenDraft | None, place: QTextCursor, links: Links) -> None:
        if self._drafts.open_draft is draft and draft is not None:
            self._page.link_files(place, links)
            self._window.notices.withdraw(SUBJECT)
            return
        title = draft.draft.title if draft else ""
        text = self.tr("{names} lies beside “{title}”, but no link leads there: you had gone to another draft.")
        self._say(text.format(names=", ".join(name for name, _ in links), title=title))

    def _complain(self, error: RejoinderError) -> None:
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._window.notices.say(Said(text=text, tone=Tone.WARN, subject=SUBJECT))
