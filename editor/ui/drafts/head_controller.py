"""The front matter of the open draft as it stands in its file: shown, changed, and what is wrong with it said."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.errors import FrontMatterBroken, RejoinderError
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.window.window import Window
from editor.ui.writing.editor_page import EditorPage

_SUBJECT = "front matter"


class HeadController(QObject):
    """Front matter that cannot be read keeps nobody from writing."""

    def __init__(self, window: Window, page: EditorPage, drafts: DraftController) -> None:
        super().__init__(window)
        self._window, self._page, self._drafts = window, page, drafts
        page.raw_applied.connect(self._on_applied)
        page.raw_cancelled.connect(self._say_problem)
        drafts.settling.connect(self._settle)
        drafts.shown.connect(self._say_problem)
        drafts.retaken.connect(self._say_problem)
        drafts.changed.connect(self._follow)
        drafts.head_refused.connect(self._on_refused)

    def show(self) -> None:
        """In place of the text."""
        draft = self._drafts.open_draft
        if draft is not None and not draft.read_only:
            problem = draft.problem
            words, line = (str(problem), problem.line - 1) if problem else ("", 0)  # the fence is not shown
            self._page.show_raw(draft.raw, words, line)

    def _on_applied(self, head: str) -> None:
        if self._take(head):
            self._page.close_raw()
            self._say_problem()

    def _settle(self) -> None:
        """The view stays, for it was not asked to close."""
        head = self._page.raw.pending
        if head is not None and self._take(head):
            self.show()

    def _follow(self) -> None:
        """It may have been published meanwhile: what says so is seen."""
        draft = self._drafts.open_draft
        if draft is not None:
            self._page.raw.follow(draft.raw)

    def _take(self, head: str) -> bool:
        draft = self._drafts.open_draft
        if draft is None:
            return False
        try:
            draft.set_raw(head, self._page.raw.shown)
        except RejoinderError as error:
            self._page.raw.say(str(error), getattr(error, "line", 1) - 1)
            return False
        self._drafts.tell_changed()
        return True

    def _on_refused(self, error: FrontMatterBroken) -> None:
        self._say(self.tr("This was not changed: {problem}").format(problem=error))

    def _say_problem(self) -> None:
        draft = self._drafts.open_draft
        problem = draft.problem if draft else None
        if problem is None:
            self._window.notices.withdraw(_SUBJECT)
        else:
            self._say(str(problem))

    def _say(self, text: str) -> None:
        mend = Choice(word=self.tr("Mend it"), act=self.show)
        self._window.notices.say(Said(text=text, tone=Tone.WARN, choices=(mend,), subject=_SUBJECT))
