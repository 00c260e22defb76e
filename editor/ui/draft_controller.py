"""The open draft: shown, saved after a pause and on leaving, never over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.errors import DraftChangedOutside, RejoinderError
from editor.model.draft import Draft
from editor.store.draft_files import DraftFile, list_drafts, new_draft_path, read_draft, save_draft, save_new
from editor.store.draft_images import keep_image
from editor.text.front_matter import split
from editor.ui.draft_list import DraftRow
from editor.ui.editor_page import EditorPage
from editor.ui.header_bar import SaveState
from editor.ui.said import Choice, Said, Tone
from editor.ui.window import Window

_NEW = "---\ntitle: Untitled\n---\n"


class DraftController(QObject):
    """One draft at a time; `shown` tells that it is another, or has other fields."""

    shown = Signal(object)  # Draft
    saved = Signal(object)  # Draft

    def __init__(self, window: Window, page: EditorPage, folder: Path, pause: float) -> None:
        super().__init__(window)
        self._window, self._page, self._folder = window, page, folder
        self._file: DraftFile | None = None
        self._timer = QTimer(self, singleShot=True, interval=round(pause * 1000))
        self._timer.timeout.connect(self.save)
        page.title_edited.connect(self._on_typed)
        page.edited.connect(self._on_typed)
        window.sidebar.drafts.opened.connect(self.open)
        window.sidebar.new_wanted.connect(self.new)
        window.sidebar.searched.connect(self.refresh)

    @property
    def draft(self) -> Draft:
        """As it stands in the window now."""
        if self._file is None:
            return Draft()
        if self._file.read_only:
            return self._file.draft
        return replace(self._file.draft, title=self._page.title, body=self._page.text)

    def open(self, path: Path) -> None:
        """Show the draft in a file; the one before is saved first, and stays if that fails."""
        if not self.save():
            return
        try:
            self._show(read_draft(path))
        except RejoinderError as error:
            self._tell(str(error))

    def new(self) -> None:
        """A new draft, in a file from the beginning."""
        if self.save() and self._made(_NEW, "Untitled"):
            self._page.focus_title()

    def welcome(self, text: str) -> None:
        """The first draft of a new Rejoinder."""
        self._made(text, "Welcome")

    def keep_image(self, data: bytes, suggested_name: str) -> str:
        """Put an image beside the draft; how the text refers to it."""
        if self._file is None:
            raise RejoinderError("Open a draft first: the image is kept beside it.")
        return keep_image(self._file.path, data, suggested_name)

    def tie(self, change: Callable[[Draft], Draft]) -> bool:
        """Change fields that are not typed; was it saved?"""
        return self.save(change)

    def save(self, change: Callable[[Draft], Draft] = lambda draft: draft) -> bool:
        """Put what was typed into the file; are the words safe? Nothing is written when nothing changed."""
        self._timer.stop()
        if self._file is None or self._file.read_only:
            return True
        try:
            self._file = save_draft(self._file, change(self.draft))
        except DraftChangedOutside:
            self._ask_about_outside()
            return False
        except RejoinderError as error:
            self._window.header.set_save_state(SaveState.FAILED)
            self._tell(str(error))
            return False
        self._window.header.set_save_state(SaveState.SAVED)
        self._window.set_title(self._page.title, is_saved=True)
        self.refresh()
        self.saved.emit(self.draft)
        return True

    def refresh(self, search: str = "") -> None:
        """The list at the left, newest first."""
        found = list_drafts(self._folder)
        words = search.casefold()
        rows = tuple(
            DraftRow(
                path=each.path,
                title=each.title or self.tr("Untitled"),
                detail=_detail(each.modified, each.words, each.quotes),
            )
            for each in found
            if words in each.title.casefold()
        )
        self._window.sidebar.set_drafts(rows, len(found), self._file.path if self._file else None)

    def _made(self, text: str, title: str) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = new_draft_path(self._folder, title, datetime.now(UTC).astimezone().date())
            self._show(save_new(path, split(text)))
        except (RejoinderError, OSError) as error:
            self._tell(str(error))
            return False
        return True

    def _show(self, file: DraftFile) -> None:
        self._file = file
        title = "" if file.draft.title == "Untitled" else file.draft.title
        self._page.show_draft(title, file.draft.body, read_only=file.read_only)
        self._window.set_title(file.draft.title, is_saved=True)
        self._window.header.set_save_state(SaveState.READ_ONLY if file.read_only else SaveState.SAVED)
        if file.problem:
            self._tell(str(file.problem))
        self.refresh()
        self.shown.emit(self.draft)
        self._page.focus_text()

    def _on_typed(self) -> None:
        self._window.header.set_save_state(SaveState.TYPED)
        self._window.set_title(self._page.title, is_saved=False)
        self._timer.start()

    def _ask_about_outside(self) -> None:
        """Another program wrote the file: neither text is lost."""
        said = Said(
            text=self.tr("Another program changed this draft. Nothing was overwritten."),
            tone=Tone.WARN,
            choices=(
                Choice(word=self.tr("Take theirs"), act=self._take_theirs),
                Choice(word=self.tr("Keep mine as a new draft"), act=self._keep_mine_beside),
            ),
            subject="outside",
        )
        self._window.notices.say(said)

    def _take_theirs(self) -> None:
        if self._file is not None:
            self._show(read_draft(self._file.path))

    def _keep_mine_beside(self) -> None:
        if self._file is not None:
            mine = replace(self.draft, identity="", remote_id="")
            beside = save_new(new_draft_path(self._folder, mine.title, datetime.now(UTC).date()), self._file.front)
            self._show(save_draft(beside, mine))

    def _tell(self, sentence: str) -> None:
        self._window.notices.say(Said(text=sentence, tone=Tone.BAD, subject="draft"))


def _detail(modified: datetime, words: int, quotes: int) -> str:
    day = modified.astimezone().strftime("%d %b").lstrip("0")
    return f"{day} · {quotes} quotes" if quotes else f"{day} · {words} words"
