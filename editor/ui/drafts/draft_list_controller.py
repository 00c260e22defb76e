"""The drafts at the left: listed in the background, searched while typing, put into the bin with a way back."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from editor.drafts.binning import Binned, bin_draft, restore
from editor.drafts.searching import drafts_with, has_words, search_words
from editor.errors import RejoinderError
from editor.model.draft import Draft
from editor.model.work import CancelToken
from editor.store.draft_files import DraftSummary, list_drafts, shown_title
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.counted import counted, moment
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.window.draft_list import DraftRow
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner

_TYPING = 150  # milliseconds without a key: then the files are looked into
_EVERY = 60_000  # milliseconds: “Just now” does not stay so
NOT_YET = Path()
"""The row of a draft that has no file yet."""


class DraftListController(QObject):
    """Files are read off the window's thread; those that did not change are not read again."""

    def __init__(self, window: Window, drafts: DraftController, runner: TaskRunner) -> None:
        super().__init__(window)
        self._window, self._drafts, self._runner = window, drafts, runner
        self._found: tuple[DraftSummary, ...] = ()
        self._is_reading, self._is_stale = False, False
        self._words: tuple[str, ...] = ()
        self._with_words: frozenset[Path] = frozenset()
        self._looking = CancelToken()
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._clock = QTimer(self, interval=_EVERY)
        self._connect()

    def start(self) -> None:
        """Read the folder, and keep the times true."""
        self._clock.start()
        self.refresh()

    def refresh(self) -> None:
        """Read the folder, once more if it changes meanwhile."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        folder, known = self._drafts.folder, self._found
        self._runner.run(lambda: list_drafts(folder, known), self._on_listed, self._on_failed, self)

    def _connect(self) -> None:
        side = self._window.sidebar
        side.searched.connect(self._on_searched)
        side.drafts.opened.connect(self._on_opened)
        side.drafts.bin_wanted.connect(self.bin)
        side.drafts.show_wanted.connect(show_in_folder)
        self._clock.timeout.connect(self.show)
        self._soon.timeout.connect(self._look_into_files)
        self._drafts.saved.connect(self.refresh)
        self._drafts.shown.connect(self.show)
        self._drafts.changed.connect(self.show)
        self._drafts.watch.folder_changed.connect(self.refresh)
        self._drafts.folder_moved.connect(self.refresh)

    def show(self) -> None:
        """The rows, without reading anything."""
        current = self._drafts.draft
        rows = [self._row(summary, current) for summary in self._found]
        if current.path not in {row.path for row in rows}:
            rows.insert(0, self._row_of_open(current))
        shown = tuple(row for row in rows if row.path in self._with_words or has_words(row.title, self._words))
        self._window.sidebar.set_drafts(shown, len(rows), current.path or NOT_YET)

    def _row(self, summary: DraftSummary, current: Draft) -> DraftRow:
        is_open = summary.path == current.path
        title = current.title if is_open and current.title else summary.title
        return DraftRow(path=summary.path, title=title, detail=self._detail(summary))

    def _row_of_open(self, current: Draft) -> DraftRow:
        """One that lies elsewhere, or nowhere yet."""
        where = self.tr("Not saved yet")
        if current.path:  # just made, or elsewhere
            is_here = current.path.parent == self._drafts.folder
            where = self.tr("Just now") if is_here else str(current.path.parent)
        title = shown_title(current) or (current.path.stem if current.path else self.tr("Untitled"))
        return DraftRow(path=current.path or NOT_YET, title=title, detail=where)

    def _detail(self, summary: DraftSummary) -> str:
        when = moment(summary.modified, datetime.now().astimezone())
        if summary.problem:
            return f"{when} · {self.tr('needs a look')}"
        if summary.quotes:
            much = counted(summary.quotes, self.tr("1 quote"), self.tr("{n} quotes"))
        else:
            much = counted(summary.words, self.tr("1 word"), self.tr("{n} words"))
        return f"{when} · {much}"

    def _on_listed(self, found: tuple[DraftSummary, ...]) -> None:
        self._is_reading = False
        self._found = tuple(one for one in found if _is_there(one.path)) if self._is_stale else found
        self.show()
        if self._is_stale:
            self.refresh()

    def _on_failed(self, error: RejoinderError) -> None:
        self._is_reading = False
        self._complain(error)

    def _complain(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="drafts folder"))

    def bin(self, path: Path) -> None:
        """Put a draft into the bin; *Undo* stands at the bottom for a while."""
        is_open = path == self._drafts.draft.path
        open_title = shown_title(self._drafts.draft) if is_open else ""
        if is_open:
            self._drafts.save_all()  # its file may follow its title
            path = self._drafts.draft.path or path
            self._drafts.leave()
        try:
            gone = bin_draft(path)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="bin"))
            if is_open:
                self._drafts.open(path)
            return
        title = open_title or next((one.title for one in self._found if one.path == path), path.stem)
        self._found = tuple(one for one in self._found if one.path != path)
        self.refresh()
        if is_open:
            self._open_another()
        self.show()
        undo = Choice(word=self.tr("Undo"), act=partial(self._bring_back, gone))
        text = self.tr("“{title}” is in the bin.").format(title=title)
        self._window.toast.say(Said(text=text, choices=(undo,), subject="bin"))

    def bin_open(self) -> None:
        """The one that is open."""
        if self._drafts.draft.path is None:
            self._drafts.save_all()  # what was typed is binned, too, and may come back
        path = self._drafts.draft.path
        if path is not None:
            self.bin(path)
        else:
            self._drafts.new()

    def show_open_in_folder(self) -> None:
        """Where the open one lies."""
        path = self._drafts.draft.path
        if path is not None:
            show_in_folder(path)

    def _open_another(self) -> None:
        if not self._found or not self._drafts.open(self._found[0].path):
            self._drafts.new()

    def _bring_back(self, gone: Binned) -> None:
        try:
            path = restore(gone)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="bin"))
            return
        self.refresh()
        self._drafts.open(path)

    def _on_searched(self, typed: str) -> None:
        """Titles at once, files soon."""
        self._words, self._with_words = search_words(typed), frozenset()
        self._looking.cancel()
        if self._words:
            self._soon.start()
        else:
            self._soon.stop()
        self.show()

    def _look_into_files(self) -> None:
        self._looking = looking = CancelToken()
        words, paths = self._words, [summary.path for summary in self._found]

        def done(found: frozenset[Path]) -> None:
            if not looking.is_cancelled:
                self._with_words = found
                self.show()

        self._runner.run(lambda: drafts_with(words, paths, looking), done, self._complain, self, looking)

    def _on_opened(self, path: Path) -> None:
        if path != NOT_YET:
            self._drafts.open(path)
        self._window.columns.close_overlay()
        self._window.columns.show_text()


def _is_there(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110 — pathlib's raises in a folder that may not be looked into


def show_in_folder(path: Path) -> None:
    """In the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
