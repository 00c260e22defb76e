"""A second file with the identity of a first: a person says what it is, it is never taken for the first one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from editor.drafts.desk import Desk
from editor.drafts.identity import as_moved, as_new_post
from editor.errors import IdentityTwice, RejoinderError
from editor.store.draft_files import read_draft
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.window.window import Window

_SUBJECT = "identity"


class CopyController(QObject):
    """Asks, and does what is answered."""

    def __init__(self, window: Window, drafts: DraftController, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._drafts, self._desk = window, drafts, desk
        drafts.found_twice.connect(self._ask)

    def _ask(self, error: IdentityTwice) -> None:
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
        said = Said(text=text, detail=detail, tone=Tone.WARN, choices=choices, subject=_SUBJECT)
        self._window.notices.say(said)

    def _settle(self, answer: Callable[[], object], path: Path) -> None:
        try:
            answer()
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=_SUBJECT))
            return
        if self._drafts.draft.path == path:
            self._drafts.changed_outside.emit()
        else:
            self._drafts.open(path)
