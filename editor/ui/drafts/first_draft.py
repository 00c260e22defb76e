"""What the window opens on, and words from an earlier end of the program that are in no file."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.recover import Waiting, waiting
from editor.errors import IdentityTwice, RejoinderError
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.work.settings_keeper import SettingsKeeper

log = logging.getLogger(__name__)


class FirstDraft:
    """Recovers without a question where nothing conflicts."""

    def __init__(self, drafts: DraftController, settings: SettingsKeeper, desk: Desk) -> None:
        self._drafts, self._settings, self._desk = drafts, settings, desk

    def open(self, file: Path | None, welcome: str) -> None:
        """The file that was asked for; else what was being written; else the draft that was open; else *Welcome*."""
        if file is None or not self._drafts.open(file):
            self._open_last(welcome)
            if file is not None:
                self._drafts.open(file)  # what is wrong with it is said above what is open now

    def save_strays(self) -> None:
        """Drafts that never had a file get one."""
        now = self._drafts.open_draft
        for stray in waiting(self._desk.journals):
            if stray.path is None and (now is None or not now.is_recovered):
                try:
                    draft = OpenDraft.resume(stray, self._desk)
                    draft.save()
                    draft.close()
                except RejoinderError as error:
                    log.warning("An unsaved draft stays in its journal: %s", error)

    def _open_last(self, welcome: str) -> None:
        unsaved, last = waiting(self._desk.journals), self._settings.now.open_draft
        if unsaved and (last is None or unsaved[0].path in {None, last}) and self._resume(unsaved[0]):
            return
        if last is None:
            self._drafts.new_from(welcome)
        elif not os.path.lexists(last):
            self._drafts.new()
        elif not self._drafts.open(last):
            self._drafts.new()
            self._drafts.open(last)  # the same

    def _resume(self, unsaved: Waiting) -> bool:
        try:
            self._drafts.show(OpenDraft.resume(unsaved, self._desk))
        except IdentityTwice as error:
            self._drafts.found_twice.emit(error)
            return False
        except RejoinderError as error:
            self._drafts.complain(error)
            return False
        return True
