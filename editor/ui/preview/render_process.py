"""Renders the draft in the window while it is written: edits go out, patches of the page and whole posts come back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from editor.model.draft import Draft
from editor.render.messages import Answer, post_of_json
from editor.render.patches import Patch
from editor.ui.preview.render_requests import RenderRequests, ShownPage
from editor.ui.preview.worker_line import DEADLINE_SECONDS, WorkerLine

PAUSE_SECONDS = 0.3
"""Without a key for so long, heavy blocks are rendered and the whole post is asked for."""


class RenderProcess(QObject):
    """One draft's rendering. Offsets count characters; at most one request is under way, edits made meanwhile wait."""

    patched = Signal(object)
    """A Patch of the page's parts, harmless to show: the disclosures, one part for each block, the notes."""
    rendered = Signal(object)
    """The RenderedPost of the text as it is now, when nothing was typed for a while."""
    found = Signal(int)
    """The part that shows the line asked for with `find`."""
    hung = Signal()
    """A block took too long: it is shown as its source."""
    failed = Signal(str)
    """Nothing will be rendered any more, and why."""

    def __init__(
        self, parent: QObject | None = None, *, deadline: float = DEADLINE_SECONDS, command: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self._requests = RenderRequests()
        self._page = ShownPage()
        self._path: Path | None = None
        self._holds_page = False
        self._is_started = False
        self._is_another = False
        """The worker does not know this draft yet: what it answers is of the one before."""
        self.worker_line = WorkerLine(self, deadline=deadline, command=command)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._pause = QTimer(self, singleShot=True, interval=int(PAUSE_SECONDS * 1000))
        self._connect()

    def start(self) -> None:
        """Start the worker, once; what was opened and edited before is not lost."""
        if not self._is_started:
            self._is_started = True
            self.worker_line.start()

    def open(self, draft: Draft) -> None:
        """Another draft, or the same one with other fields or another text."""
        self._holds_page = draft.path == self._path and not self._is_another
        self._path = draft.path
        begins_again = self._requests.open(draft)
        self._soon.start()
        if begins_again and not self._holds_page:  # the one before must not stand under this one's title
            self._is_another = True
            self._show(self._page.blank())

    def edit(self, start: int, removed: int, added: str) -> None:
        """The writer's: at an offset, so many characters gave way to others. Goes out when the editor has painted."""
        self._requests.edit(start, removed, added)
        self._pause.start()
        self._soon.start()

    def find(self, line: int) -> None:
        """Ask for the part of the page that shows this line of the text, counted from 1."""
        self._requests.find(line)
        self._soon.start()

    @property
    def parts(self) -> list[str]:
        """The page as it is to be shown now."""
        return self._page.shown

    def close(self) -> None:
        """End the worker."""
        self._soon.stop()
        self._pause.stop()
        self.worker_line.close()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self.worker_line.ready.connect(self._ask)
        self.worker_line.answered.connect(self._on_answered)
        self.worker_line.lost.connect(self._on_lost)
        self.worker_line.failed.connect(self.failed)

    def _ask(self) -> None:
        if not self.worker_line.is_free:
            return
        request = self._requests.next(is_pause=not self._pause.isActive())
        if "open" in request:
            self._is_another = False
            self._page.clear(hold=self._holds_page)
        if request:
            self.worker_line.ask(request, len(self._requests.text))

    def _on_answered(self, answer: object) -> None:
        told = cast("Answer", answer)
        self._requests.take(told)
        if "patch" in told and not self._is_another:
            self._show(self._page.take(Patch(*told["patch"]), is_filling=self._requests.is_filling))
        if "part" in told:
            self.found.emit(told["part"])
        if "post" in told and self._requests.is_reported:
            self.rendered.emit(post_of_json(told["post"]))
        self._ask()

    def _show(self, patch: Patch) -> None:
        if patch.removed or patch.parts:
            self.patched.emit(patch)

    def _on_lost(self, digest: str) -> None:
        self._requests.begin_again(digest)
        self._holds_page = True
        if digest:
            self.hung.emit()
