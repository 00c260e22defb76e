"""What other programs do to the open draft's file: read again, or asked about; nothing is overwritten silently."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from editor.drafts.outside import Outside
from editor.errors import RejoinderError
from editor.ui.drafts.draft_controller import SUBJECT, DraftController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.window.window import Window

_SUBJECT = "outside"


class OutsideController(QObject):
    """Looks when the draft says that something may have happened."""

    def __init__(self, window: Window, drafts: DraftController) -> None:
        super().__init__(window)
        self._window, self._drafts = window, drafts
        drafts.changed_outside.connect(self.look)
        drafts.retaken.connect(self._settle)

    def look(self) -> None:
        """Another program may have written the file."""
        draft = self._drafts.open_draft
        if draft is None:
            return
        try:
            outside = draft.changed_outside()
        except RejoinderError as error:
            self._drafts.complain(error)
            return
        match outside:
            case Outside.SAME:
                self._settle()
            case Outside.MERGED:
                self._drafts.show_title()
                self._drafts.changed.emit()
            case Outside.CHANGED:
                self._reload()
            case Outside.CONFLICT:
                self._ask_which()
            case Outside.GONE:
                self._say_gone()

    def _settle(self) -> None:
        self._window.notices.withdraw(_SUBJECT)

    def _reload(self) -> None:
        done = self._drafts.attempt(lambda draft: draft.reload(), self.look)
        self._drafts.show_state(failed=not done)
        if done:
            self._window.notices.withdraw(SUBJECT)
            self._drafts.take_over()
            text = self.tr("Another program changed this draft. Its text is shown; Undo brings yours back.")
            self._window.toast.say(Said(text=text, subject=_SUBJECT))

    def _ask_which(self) -> None:
        text = self.tr("Another program changed this draft while you were writing in it. Nothing was overwritten.")
        self._say(
            text,
            Choice(word=self.tr("Keep both"), act=self._keep_both),
            Choice(word=self.tr("Take theirs"), act=self._reload),
            Choice(word=self.tr("Keep mine"), act=self._keep_mine),
        )

    def _say_gone(self) -> None:
        text = self.tr("The file of this draft is gone. Its words are still here.")
        self._say(text, Choice(word=self.tr("Write it again"), act=self._keep_mine))

    def _say(self, text: str, *choices: Choice) -> None:
        self._window.notices.say(Said(text=text, tone=Tone.WARN, choices=choices, subject=_SUBJECT))
        self._drafts.show_state(failed=True)

    def _keep_both(self) -> None:
        beside: list[Path] = []
        if self._drafts.attempt(lambda draft: beside.append(draft.keep_both())):
            self._drafts.take_over()
            text = self.tr("Yours is now “{name}”, beside theirs.").format(name=beside[0].name)
            choices = (Choice(word=self.tr("Open it"), act=lambda: self._drafts.open(beside[0])),)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, choices=choices, subject=_SUBJECT))
            self._drafts.saved.emit()

    def _keep_mine(self) -> None:
        if self._drafts.attempt(lambda draft: draft.keep_mine()):
            self._drafts.follow_file()
            self._drafts.show_state()
            self._drafts.saved.emit()
