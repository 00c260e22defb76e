"""The open draft: what is typed goes to its journal at once and to its file after a pause; nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.drafts.desk import Desk
from editor.drafts.field_changes import FieldChanges
from editor.drafts.open_draft import OpenDraft
from editor.errors import DraftChangedOutside, DraftUnreadable, FrontMatterBroken, IdentityTwice, RejoinderError
from editor.model.draft import Draft
from editor.store.versions import Reason, Version
from editor.ui.drafts.file_watch import FileWatch
from editor.ui.drafts.journal_flush import JournalFlush
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.window.header_bar import SaveState
from editor.ui.window.window import Window
from editor.ui.work.settings_keeper import SettingsKeeper
from editor.ui.work.task_runner import TaskRunner
from editor.ui.writing.editor_page import EditorPage

SUBJECT = "draft"
"""What notices about it are about."""


class DraftController(QObject):
    """One draft at a time. What is typed into `page` is taken over here, and told to nobody else."""

    settling = Signal()
    """It is left, saved or published: what was typed beside its text is taken over now."""
    shown = Signal()
    """Another draft is open."""
    changed = Signal()
    """Its fields are others, or its file is; the text is told by the page."""
    saved = Signal()
    retaken = Signal()
    """Its text is another one: read again, or an earlier version."""
    changed_outside = Signal()
    """Another program may have written its file."""
    found_twice = Signal(IdentityTwice)
    """Another file is this draft too: a person has to say which."""
    head_refused = Signal(FrontMatterBroken)
    """Its front matter could not take a field."""
    folder_moved = Signal()
    """New drafts go to another folder (`folder`)."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that first_view.py built
        self,
        window: Window,
        page: EditorPage,
        runner: TaskRunner,
        settings: SettingsKeeper,
        desk: Desk,
        default_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._settings = window, page, settings
        self._desk, self._default_folder = desk, default_folder
        self._open: OpenDraft | None = None
        self._is_taking = False
        self.fields_of_new: Callable[[], FieldChanges] = FieldChanges
        """What a new one begins with."""
        self._begun_with = FieldChanges()
        self._watched = self.folder
        self.watch = FileWatch(self)
        self._autosave = QTimer(self, singleShot=True)
        self._flush = JournalFlush(runner, self)
        self._connect()

    # ------------------------------------------------------------------------------------------------ for everybody
    @property
    def open_draft(self) -> OpenDraft | None:
        """The one that is open."""
        return self._open

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

    def open(self, path: Path) -> bool:
        """Show the draft in a file; the one before is saved."""
        if self._open is not None and self._open.path == path.absolute():
            self._page.focus_text()
            return True
        try:
            draft = OpenDraft.open(path, self._desk)
        except IdentityTwice as error:
            self.found_twice.emit(error)
            return False
        except RejoinderError as error:
            self.complain(error)
            return False
        self.show(draft)
        return True

    def new(self) -> None:
        """A new one; it gets its file with its first words."""
        self._begun_with = self.fields_of_new()
        self.show(OpenDraft.new(self.folder, self._desk, fields=self._begun_with))
        self._page.focus_title()

    def begin_again(self) -> None:
        """A new one in which nothing was written begins as new ones begin now."""
        is_untouched = self._open is not None and self._open.path is None and self._open.is_saved
        if is_untouched and not self._page.text and self._begun_with != self.fields_of_new():
            self.new()

    def new_from(self, text: str) -> None:
        """A new one that holds this file's text."""
        self.show(OpenDraft.new(self.folder, self._desk, text))
        self.save()

    def duplicate(self, title: str) -> bool:
        """Show a new one of the same words beside it, which is no post yet."""
        if self._open is None or self._open.path is None:
            return False
        made: list[str] = []
        if not self.attempt(lambda draft: made.append(draft.duplicated(title))):
            return False
        self.show(OpenDraft.new(self._open.path.parent, self._desk, made[0]))  # where its images are found, too
        return self.save()

    def set_fields(self, **changes: Any) -> bool:  # noqa: ANN401 — as `Draft` has them
        """Change fields by their names: was it possible?"""
        if self._open is None:
            return False
        done = self.attempt(lambda draft: draft.set_fields(**changes))
        self.tell_changed()
        return done

    def give_identity(self) -> bool:
        """From its first quote, disclosure or publish on a draft can be told from its copies."""
        return bool(self.draft.identity) or self.attempt(lambda draft: draft.give_identity())

    def keep_image(self, data: bytes, suggested_name: str) -> str:
        """Put an image beside the draft; how the text refers to it. Raises DraftError."""
        if self._open is None:
            raise DraftUnreadable("There is no draft open to put the image into. Open one first.")
        reference = self._open.keep_image(data, suggested_name)
        self.follow_file()
        return reference

    def place_for_files(self) -> Path:
        """The draft beside which files are put, off this thread. Raises DraftError."""
        if self._open is None:
            raise DraftUnreadable("There is no draft open to put the file beside. Open one first.")
        path = self._open.place_for_files()
        self.follow_file()
        return path

    def save(self, reason: Reason = Reason.SAVED) -> bool:
        """Put it all into the file: are the words there?"""
        self._autosave.stop()
        if self._open is None or self._open.read_only:
            return self._open is not None
        done = self.attempt(lambda draft: draft.save(reason))
        if done:
            self._window.notices.withdraw(SUBJECT)
            self.follow_file()
            self.saved.emit()
        self.show_state(failed=not done)
        return done

    def settle(self) -> bool:
        """Take over what was typed beside the text: could all of it be?"""
        self._page.settle()
        self.settling.emit()
        return self._page.raw.pending is None

    def save_all(self) -> bool:
        """Put it into the file with what was typed beside the text: are the words there?"""
        return self.settle() & self.save()

    def leave(self) -> None:
        """Save it, and let it go. What cannot be saved stays in the journal and is there the next time."""
        if self._open is not None:
            self.settle()
            raw, shown = self._page.raw.pending, self._page.raw.shown
            if raw is not None:
                self.attempt(lambda draft: draft.keep_raw(raw, shown))
            if not self._open.is_saved:
                self.save()
            self._open.close()
            self._open = None

    def restore(self, version: Version) -> bool:
        """Take the text of a version: is it in the file too?"""
        return self._retake(lambda draft: draft.restore(version))

    def take_merged(self, body: str, fields: Any) -> bool:  # noqa: ANN401 — as `Draft` has them
        """Take what was merged of this draft and its post, as one step of undo: is it in the file too?"""
        done = self._retake(lambda draft: draft.take_merged(body, fields))
        self.tell_changed()
        return done

    def _retake(self, act: Callable[[OpenDraft], object]) -> bool:
        done = self.attempt(act)
        if self._open is not None and self._open.text != self._page.text:
            self.take_over()  # what could not be saved is the text all the same
        return done

    def history(self) -> tuple[Version, ...]:
        """Its versions, newest first. Raises StateError."""
        return self._open.history() if self._open else ()

    # ------------------------------------------------------------------------------------------------ typing
    def _connect(self) -> None:
        self._page.edited.connect(self._on_edited)
        self._page.title_edited.connect(self._on_title)
        self._autosave.timeout.connect(self.save)
        self._flush.wanted.connect(self._on_flush_wanted)
        self._flush.failed.connect(self.complain)
        self._settings.changed.connect(self._on_settings)
        self.watch.file_changed.connect(self.changed_outside)

    def _on_edited(self, start: int, removed: int, added: str) -> None:
        if not self._is_taking and self._open is not None:
            self.attempt(lambda draft: draft.edit(start, removed, added))
            self._on_typed()

    def _on_title(self, title: str) -> None:
        if title != self.draft.title:
            self.set_fields(title=title)

    def _on_typed(self) -> None:
        self.show_state()
        self._autosave.start(round(self._settings.now.autosave_pause * 1000))
        self._flush.start()

    def _on_flush_wanted(self) -> None:
        if self._open is not None:
            self._flush.run(self._open.flush)

    def _on_settings(self) -> None:
        """New drafts may go to another folder."""
        self.watch.watch(self._open.path if self._open else None, self.folder)
        if self.folder != self._watched:
            self._watched = self.folder
            self.folder_moved.emit()

    # ------------------------------------------------------------------------------------------------ for its parts
    def attempt(self, act: Callable[[OpenDraft], object], again: Callable[[], object] | None = None) -> bool:
        """Do something to the open draft, and say what went wrong; `again` tries once more (saving it)."""
        if self._open is None:
            return False
        try:
            act(self._open)
        except DraftChangedOutside:
            self.changed_outside.emit()
        except IdentityTwice as error:
            self.found_twice.emit(error)
        except FrontMatterBroken as error:
            self.head_refused.emit(error)
        except RejoinderError as error:
            self.complain(error, Choice(word=self.tr("Try again"), act=again or self.save))
        else:
            return True
        return False

    def show(self, draft: OpenDraft) -> None:
        """Another one, in place of the one before."""
        self.leave()
        self._window.notices.clear()
        self._open = draft
        self._is_taking = True
        self._page.show_draft(draft.draft.title, draft.text, read_only=draft.read_only)
        self._is_taking = False
        self.follow_file()
        self.show_title()
        self.show_state()
        self._page.focus_text()
        self.shown.emit()
        if draft.is_recovered:
            self._autosave.start(round(self._settings.now.autosave_pause * 1000))
            self.changed_outside.emit()

    def tell_changed(self) -> None:
        """Its fields were changed here, and are to be saved."""
        self.show_title()
        self._on_typed()
        self.changed.emit()

    def take_over(self) -> None:
        """The text is another one: show it, as a step that can be undone."""
        if self._open is None:
            return
        self._is_taking = True
        self._page.reload(self._open.draft.title, self._open.text)
        self._is_taking = False
        self.show_title()
        self.show_state()
        self.follow_file()
        self.retaken.emit()
        self.changed.emit()

    def follow_file(self) -> None:
        """It may have got its file, or another name."""
        path = self._open.path if self._open else None
        self.watch.watch(path, self.folder)
        if path != self._settings.now.open_draft:
            self._settings.change(open_draft=path)
            self.changed.emit()

    def show_title(self) -> None:
        """As it stands in the front matter."""
        title = self.draft.title
        if title != self._page.title:
            self._is_taking = True
            self._page.set_title(title)
            self._is_taking = False
        self._window.set_title(title, is_saved=self._open is None or self._open.is_saved)

    def show_state(self, *, failed: bool = False) -> None:
        """Whether the words are in the file; `failed`: they cannot be put there."""
        if self._open is None:
            return
        state = SaveState.SAVED if self._open.is_saved else SaveState.TYPED
        if self._open.read_only:
            state = SaveState.READ_ONLY
        elif failed:
            state = SaveState.FAILED
        self._window.header.set_save_state(state)
        self._window.setWindowModified(not self._open.is_saved)

    def complain(self, error: RejoinderError, *choices: Choice) -> None:
        """Say what went wrong with the draft."""
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, choices=choices, subject=SUBJECT))
