"""The open draft: what is typed goes to its journal at once and to its file after a pause; nothing is ever lost."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.drafts.desk import Desk
from editor.drafts.identity import as_moved, as_new_post
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.drafts.recover import Waiting, waiting
from editor.errors import DraftChangedOutside, DraftUnreadable, FrontMatterBroken, IdentityTwice, RejoinderError
from editor.model.draft import Draft
from editor.store.draft_files import read_draft
from editor.store.versions import Reason, Version
from editor.ui.editor_page import EditorPage
from editor.ui.file_watch import FileWatch
from editor.ui.header_bar import SaveState
from editor.ui.said import Choice, Said, Tone
from editor.ui.settings_keeper import SettingsKeeper
from editor.ui.task_runner import TaskRunner
from editor.ui.window import Window

log = logging.getLogger(__name__)
_FLUSH = 150  # milliseconds from a key to the disk
_DRAFT, _HEAD, _OUTSIDE, _IDENTITY = "draft", "front matter", "outside", "identity"  # what notices are about


class DraftController(QObject):
    """One draft at a time. What is typed into `page` is taken over here, and told to nobody else."""

    shown = Signal()
    """Another draft is open."""
    changed = Signal()
    """Its fields are others, or its file is; the text is told by the page."""
    saved = Signal()
    folder_moved = Signal()
    """New drafts go to another folder (`folder`)."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that app.py built
        self,
        window: Window,
        page: EditorPage,
        runner: TaskRunner,
        settings: SettingsKeeper,
        desk: Desk,
        default_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._runner, self._settings = window, page, runner, settings
        self._desk, self._default_folder = desk, default_folder
        self._open: OpenDraft | None = None
        self._is_taking = False
        self._is_flushing = False
        self._watched = self.folder
        self.watch = FileWatch(self)
        self._autosave = QTimer(self, singleShot=True)
        self._flush = QTimer(self, singleShot=True, interval=_FLUSH)
        self._connect()

    # ------------------------------------------------------------------------------------------------ for everybody
    @property
    def draft(self) -> Draft:
        """As it stands in the window now."""
        return self._open.draft if self._open else Draft()

    @property
    def read_only(self) -> str:
        """Why it may only be read."""
        return self._open.read_only if self._open else ""

    @property
    def folder(self) -> Path:
        """Where new drafts go."""
        return self._settings.now.drafts_folder or self._default_folder

    def open_first(self, file: Path | None, welcome: str) -> None:
        """The file that was asked for; else what was being written; else the draft that was open; else *Welcome*."""
        if file is None or not self.open(file):
            self._open_last(welcome)
            if file is not None:
                self.open(file)  # what is wrong with it is said above what is open now

    def _open_last(self, welcome: str) -> None:
        unsaved, last = waiting(self._desk.journals), self._settings.now.open_draft
        if unsaved and (last is None or unsaved[0].path in {None, last}) and self._resume(unsaved[0]):
            return
        if last is None:
            self._show(OpenDraft.new(self.folder, self._desk, welcome))
            self.save()
        elif not os.path.lexists(last):
            self.new()
        elif not self.open(last):
            self.new()
            self.open(last)  # the same

    def save_strays(self) -> None:
        """Drafts that never had a file, from an earlier end of the program, get one."""
        for stray in waiting(self._desk.journals):
            if stray.path is None and (self._open is None or not self._open.is_recovered):
                try:
                    draft = OpenDraft.resume(stray, self._desk)
                    draft.save()
                    draft.close()
                except RejoinderError as error:
                    log.warning("An unsaved draft stays in its journal: %s", error)

    def open(self, path: Path) -> bool:
        """Show the draft in a file; the one before is saved."""
        if self._open is not None and self._open.path == path.absolute():
            self._page.focus_text()
            return True
        try:
            draft = OpenDraft.open(path, self._desk)
        except IdentityTwice as error:
            self._ask_whose(error)
            return False
        except RejoinderError as error:
            self._say(str(error), _DRAFT, tone=Tone.BAD)
            return False
        self._show(draft)
        return True

    def new(self) -> None:
        """A new one; it gets its file with its first words."""
        self._show(OpenDraft.new(self.folder, self._desk))
        self._page.focus_title()

    def new_from(self, text: str) -> None:
        """A new one that holds this file's text."""
        self._show(OpenDraft.new(self.folder, self._desk, text))
        self.save()

    def set_fields(self, **changes: Any) -> bool:  # noqa: ANN401 — as `Draft` has them
        """Change fields by their names: was it possible?"""
        if self._open is None:
            return False
        done = self._attempt(lambda draft: draft.set_fields(**changes))
        self._show_title()
        self._on_typed()
        self.changed.emit()
        return done

    def give_identity(self) -> bool:
        """From its first quote, disclosure or publish on a draft can be told from its copies."""
        return bool(self.draft.identity) or self._attempt(lambda draft: draft.give_identity())

    def keep_image(self, data: bytes, suggested_name: str) -> str:
        """Put an image beside the draft; how the text refers to it. Raises DraftError."""
        if self._open is None:
            raise DraftUnreadable("There is no draft open to put the image into. Open one first.")
        reference = self._open.keep_image(data, suggested_name)
        self._follow_file()
        return reference

    def save(self, reason: Reason = Reason.SAVED) -> bool:
        """Put it all into the file: are the words there?"""
        self._autosave.stop()
        if self._open is None or self._open.read_only:
            return self._open is not None
        done = self._attempt(lambda draft: draft.save(reason))
        if done:
            self._window.notices.withdraw(_DRAFT)
            self._follow_file()
            self.saved.emit()
        self._show_state(failed=not done)
        return done

    def leave(self) -> None:
        """Save it, and let it go. What cannot be saved stays in the journal and is there the next time."""
        if self._open is not None:
            if not self._open.is_saved:
                self.save()
            self._open.close()
            self._open = None

    def restore(self, version: Version) -> bool:
        """Take the text of a version: is it in the file too?"""
        done = self._attempt(lambda draft: draft.restore(version))
        if self._open is not None and self._open.text != self._page.text:
            self._take_over()  # what could not be saved is the text all the same
        return done

    def history(self) -> tuple[Version, ...]:
        """Its versions, newest first. Raises StateError."""
        return self._open.history() if self._open else ()

    # ------------------------------------------------------------------------------------------------ raw front matter
    def show_raw(self) -> None:
        """The front matter as it stands in the file."""
        if self._open is not None and not self._open.read_only:
            problem = self._open.problem
            words, line = (str(problem), problem.line - 1) if problem else ("", 0)  # the fence is not shown
            self._page.show_raw(self._open.raw, words, line)

    def _on_raw_applied(self, head: str) -> None:
        if self._open is None:
            return
        try:
            self._open.set_raw(head)
        except RejoinderError as error:
            self._page.show_raw(head, str(error), getattr(error, "line", 1) - 1)
            return
        self._page.close_raw()
        self._say_problem()
        self._show_title()
        self._on_typed()
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------ typing
    def _connect(self) -> None:
        self._page.edited.connect(self._on_edited)
        self._page.title_edited.connect(self._on_title)
        self._page.raw_applied.connect(self._on_raw_applied)
        self._page.raw_cancelled.connect(self._say_problem)
        self._autosave.timeout.connect(self.save)
        self._flush.timeout.connect(self._on_flush)
        self._settings.changed.connect(self._on_settings)
        self.watch.file_changed.connect(self._on_file_changed)

    def _on_edited(self, start: int, removed: int, added: str) -> None:
        if not self._is_taking and self._open is not None:
            self._attempt(lambda draft: draft.edit(start, removed, added))
            self._on_typed()

    def _on_title(self, title: str) -> None:
        if title != self.draft.title:
            self.set_fields(title=title)

    def _on_typed(self) -> None:
        self._show_state()
        self._autosave.start(round(self._settings.now.autosave_pause * 1000))
        if not self._flush.isActive():
            self._flush.start()

    def _on_flush(self) -> None:
        """Bring the journal to the disk, on another thread: nothing waits for it."""
        if self._open is None or self._is_flushing:
            return
        self._is_flushing = True
        self._runner.run(self._open.flush, self._on_flushed, self._on_flush_failed, self)

    def _on_flushed(self, _: None) -> None:
        self._is_flushing = False

    def _on_flush_failed(self, error: RejoinderError) -> None:
        self._is_flushing = False
        self._say(str(error), _DRAFT, tone=Tone.BAD)

    def _attempt(self, act: Callable[[OpenDraft], object], again: Callable[[], object] | None = None) -> bool:
        """Do something to the open draft, and say what went wrong; `again` tries once more (saving it)."""
        if self._open is None:
            return False
        try:
            act(self._open)
        except DraftChangedOutside:
            self._on_file_changed()
        except IdentityTwice as error:
            self._ask_whose(error)
        except FrontMatterBroken as error:
            self._say_broken(self.tr("This was not changed: {problem}").format(problem=error))
        except RejoinderError as error:
            choices = (Choice(word=self.tr("Try again"), act=again or self.save),)
            self._say(str(error), _DRAFT, choices, tone=Tone.BAD)
        else:
            return True
        return False

    # ------------------------------------------------------------------------------------------------ outside
    def _on_file_changed(self) -> None:
        """Another program may have written the file."""
        if self._open is None:
            return
        try:
            outside = self._open.changed_outside()
        except RejoinderError as error:
            self._say(str(error), _DRAFT, tone=Tone.BAD)
            return
        match outside:
            case Outside.SAME:
                self._window.notices.withdraw(_OUTSIDE)
            case Outside.MERGED:
                self._show_title()
                self.changed.emit()
            case Outside.CHANGED:
                self._reload()
            case Outside.CONFLICT:
                self._ask_which()
            case Outside.GONE:
                self._say_gone()

    def _reload(self) -> None:
        done = self._attempt(lambda draft: draft.reload(), self._on_file_changed)
        self._show_state(failed=not done)
        if done:
            self._window.notices.withdraw(_DRAFT)
            self._take_over()
            text = self.tr("Another program changed this draft. Its text is shown; Undo brings yours back.")
            self._window.toast.say(Said(text=text, subject=_OUTSIDE))

    def _ask_which(self) -> None:
        choices = (
            Choice(word=self.tr("Keep both"), act=self._keep_both),
            Choice(word=self.tr("Take theirs"), act=self._reload),
            Choice(word=self.tr("Keep mine"), act=self._keep_mine),
        )
        text = self.tr("Another program changed this draft while you were writing in it. Nothing was overwritten.")
        self._say(text, _OUTSIDE, choices)
        self._show_state(failed=True)

    def _say_gone(self) -> None:
        text = self.tr("The file of this draft is gone. Its words are still here.")
        self._say(text, _OUTSIDE, (Choice(word=self.tr("Write it again"), act=self._keep_mine),))
        self._show_state(failed=True)

    def _keep_both(self) -> None:
        beside: list[Path] = []
        if self._attempt(lambda draft: beside.append(draft.keep_both())):
            self._take_over()
            text = self.tr("Yours is now “{name}”, beside theirs.").format(name=beside[0].name)
            choices = (Choice(word=self.tr("Open it"), act=lambda: self.open(beside[0])),)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, choices=choices, subject=_OUTSIDE))
            self.saved.emit()

    def _keep_mine(self) -> None:
        if self._attempt(lambda draft: draft.keep_mine()):
            self._follow_file()
            self._show_state()
            self.saved.emit()

    def _ask_whose(self, error: IdentityTwice) -> None:
        """A copied file: never taken for the first one."""

        def new_post() -> None:
            as_new_post(read_draft(error.path))

        def moved() -> None:
            as_moved(self._desk.state, read_draft(error.path))

        choices = (
            Choice(word=self.tr("A new post"), act=lambda: self._settle(new_post, error.path)),
            Choice(word=self.tr("The same post, moved"), act=lambda: self._settle(moved, error.path)),
        )
        text = self.tr("“{copy}” is a copy of “{first}”. What is it?").format(
            copy=error.path.name, first=error.first.name
        )
        detail = self.tr("A new post is published beside the first one. The same post, moved, updates it.")
        said = Said(text=text, detail=detail, tone=Tone.WARN, choices=choices, subject=_IDENTITY)
        self._window.notices.say(said)

    def _settle(self, answer: Callable[[], object], path: Path) -> None:
        try:
            answer()
        except RejoinderError as error:
            self._say(str(error), _IDENTITY, tone=Tone.BAD)
            return
        if self._open is not None and self._open.path == path:
            self._on_file_changed()
        else:
            self.open(path)

    # ------------------------------------------------------------------------------------------------ showing
    def _resume(self, unsaved: Waiting) -> bool:
        try:
            self._show(OpenDraft.resume(unsaved, self._desk))
        except IdentityTwice as error:
            self._ask_whose(error)
            return False
        except RejoinderError as error:
            self._say(str(error), _DRAFT, tone=Tone.BAD)
            return False
        return True

    def _show(self, draft: OpenDraft) -> None:
        self.leave()
        self._window.notices.clear()
        self._open = draft
        self._is_taking = True
        self._page.show_draft(draft.draft.title, draft.text, read_only=draft.read_only)
        self._is_taking = False
        self._follow_file()
        self._show_title()
        self._show_state()
        self._say_problem()
        self._page.focus_text()
        self.shown.emit()
        if draft.is_recovered:
            self._autosave.start(round(self._settings.now.autosave_pause * 1000))
            self._on_file_changed()

    def _take_over(self) -> None:
        """The text is another one: show it, as a step that can be undone."""
        if self._open is None:
            return
        self._is_taking = True
        self._page.reload(self._open.draft.title, self._open.text)
        self._is_taking = False
        self._window.notices.withdraw(_OUTSIDE)
        self._say_problem()
        self._show_title()
        self._show_state()
        self._follow_file()
        self.changed.emit()

    def _follow_file(self) -> None:
        """It may have got its file, or another name."""
        path = self._open.path if self._open else None
        self.watch.watch(path, self.folder)
        if path != self._settings.now.open_draft:
            self._settings.change(open_draft=path)
            self.changed.emit()

    def _on_settings(self) -> None:
        """New drafts may go to another folder."""
        self.watch.watch(self._open.path if self._open else None, self.folder)
        if self.folder != self._watched:
            self._watched = self.folder
            self.folder_moved.emit()

    def _show_title(self) -> None:
        title = self.draft.title
        if title != self._page.title:
            self._is_taking = True
            self._page.set_title(title)
            self._is_taking = False
        self._window.set_title(title, is_saved=self._open is None or self._open.is_saved)

    def _show_state(self, *, failed: bool = False) -> None:
        if self._open is None:
            return
        state = SaveState.SAVED if self._open.is_saved else SaveState.TYPED
        if self._open.read_only:
            state = SaveState.READ_ONLY
        elif failed:
            state = SaveState.FAILED
        self._window.header.set_save_state(state)
        self._window.setWindowModified(not self._open.is_saved)

    def _say_problem(self) -> None:
        """Front matter that cannot be read: the text can be written all the same."""
        problem = self._open.problem if self._open else None
        if problem is None:
            self._window.notices.withdraw(_HEAD)
            return
        self._say_broken(str(problem))

    def _say_broken(self, text: str) -> None:
        self._say(text, _HEAD, (Choice(word=self.tr("Mend it"), act=self.show_raw),))

    def _say(self, text: str, subject: str, choices: tuple[Choice, ...] = (), tone: Tone = Tone.WARN) -> None:
        self._window.notices.say(Said(text=text, tone=tone, choices=choices, subject=subject))
