"""What the window's render worker is to be asked next, and what its answers make of the page. Qt-free."""

from __future__ import annotations

from dataclasses import replace

from editor.model.draft import Draft
from editor.render.messages import Answer, Request, Work, opening, sentences
from editor.render.patches import Patch, difference

FIRST_SECONDS = 0.01
"""After a key: what is nearest to it is seen soonest."""
LONGEST_SECONDS = 0.15
"""While a long text is filled in, each slice is twice as long as the one before: a page is laid out after each. A key
typed meanwhile waits for the slice to end, and then the slices are short again."""


class RenderRequests:
    """One draft as the worker is to know it. Edits that were not sent yet are already in `text`."""

    def __init__(self) -> None:
        self.text = ""
        self._draft = Draft()
        self._refused: set[str] = set()
        self._edits: list[tuple[int, int, str]] = []
        self._near = 0
        self._line = 0
        self._waiting = ""
        self._seconds = FIRST_SECONDS
        self._is_first_fill = False
        self._must_open = True
        self._must_disclose = False
        self._must_report = True

    def open(self, draft: Draft) -> bool:
        """Another draft, or the same one with other fields; whether all of it is to be rendered."""
        before, self._draft = self._draft, draft
        self._must_disclose |= sentences(before) != sentences(draft)
        self._must_report |= self._must_disclose
        if self.text != draft.body or before.lang != draft.lang:
            self.text = draft.body
            self.begin_again()
            return True
        return False

    def begin_again(self, refused: str = "") -> None:
        """The worker knows nothing: a new text, or a new worker, after one hung on the block of this digest."""
        self._refused |= {refused} if refused else set()
        self._must_open = self._must_report = True
        self._edits = []

    def edit(self, start: int, removed: int, added: str) -> None:
        """The writer's: at an offset, so many characters gave way to others."""
        self.text = self.text[:start] + added + self.text[start + removed :]
        self._near = start
        self._must_report = True
        if not self._must_open:
            self._edits.append((start, removed, added))

    def find(self, line: int) -> None:
        """Ask for the part of the page that shows this line of the text."""
        self._line = line

    def next(self, *, is_pause: bool) -> Request:
        """What to ask now, perhaps nothing. Heavy blocks, once they were shown, and the post wait for a pause."""
        request = self._changes()
        if request or self._waiting == "blocks":
            self._seconds = FIRST_SECONDS if request else min(2 * self._seconds, LONGEST_SECONDS)
            request["work"] = Work(near=self._near, seconds=self._seconds, heavy=False)
        elif self._waiting == "heavy" and (is_pause or self._is_first_fill):
            request["work"] = Work(near=self._near, seconds=FIRST_SECONDS, heavy=True)
        elif is_pause and self._must_report:
            request["post"] = True
            self._must_report = False
        if self._line:
            request["line"], self._line = self._line, 0
        return request

    def take(self, answer: Answer) -> None:
        """Remember what the worker still has to do."""
        self._waiting = answer.get("waiting", self._waiting)
        self._is_first_fill = self._is_first_fill and self.is_filling

    @property
    def is_filling(self) -> bool:
        """Are there blocks that are not rendered yet?"""
        return self._waiting != ""

    @property
    def is_reported(self) -> bool:
        """Is the last post that came still that of the text?"""
        return not self._must_report

    def _changes(self) -> Request:
        request = Request()
        if self._must_open:
            request = opening(replace(self._draft, body=self.text), self._refused)
        elif self._must_disclose:
            request["disclosures"] = sentences(self._draft)
        if self._edits:
            request["edits"] = self._edits
        self._edits = []
        self._is_first_fill |= self._must_open
        self._must_open = self._must_disclose = False
        return request


class ShownPage:
    """The parts of the page as the worker has them, and as they are shown.

    A worker that begins again fills an empty page, slice by slice. `hold` keeps what is shown until that is done, so
    that a page the writer knows neither shrinks nor flickers.
    """

    def __init__(self) -> None:
        self.shown: list[str] = []
        self._page: list[str] = []
        self._is_held = False

    def clear(self, *, hold: bool) -> None:
        """The worker begins again."""
        self._page = []
        self._is_held = hold

    def blank(self) -> Patch:
        """Show nothing until the worker has begun again."""
        before, self.shown = self.shown, list[str]()
        return difference(before, self.shown)

    def take(self, patch: Patch, *, is_filling: bool) -> Patch:
        """What to change of what is shown; possibly nothing."""
        self._page = patch.applied(self._page)
        self._is_held = self._is_held and is_filling
        if self._is_held:
            return Patch(0, 0, [])
        before, self.shown = self.shown, self._page
        return difference(before, self.shown)
