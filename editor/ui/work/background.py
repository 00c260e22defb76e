"""Work that takes a while: done off this thread, shown at the bottom with how far it is, and stopped there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from editor.errors import RejoinderError
from editor.model.work import CancelToken, Progress
from editor.ui.window.status_line import StatusLine
from editor.ui.work.task_runner import TaskRunner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Step:
    """How far something is, on its way home."""

    token: CancelToken
    what: str
    done: int
    total: int


class Background(QObject):
    """The last begun is the one that is shown, until it ends."""

    def __init__(self, runner: TaskRunner, status: StatusLine) -> None:
        super().__init__(status)
        self._runner, self._status = runner, status
        self._steps: dict[int, _Step] = {}
        status.stop_wanted.connect(self._on_stop)

    def run(  # noqa: PLR0913, PLR0917 — what is done, what becomes of it, and for whom
        self,
        what: str,
        work: Callable[[CancelToken, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[RejoinderError], None],
        owner: QObject,
        hear: Callable[[int, int], None] | None = None,
    ) -> CancelToken:
        """Do `work`, which looks at the token and says how far it is; `hear` is told that too."""
        token = CancelToken()
        step_home = self._runner.homeward(self._on_step, self)
        over = self._runner.homeward(self._on_over, self)

        def told(step: _Step) -> None:
            if hear is not None:
                hear(step.done, step.total)

        far = self._runner.homeward(told, owner)

        def report(what: str, done: int, total: int) -> None:
            step = _Step(token, what, done, total)
            step_home(step)
            far(step)

        def whole() -> T:
            try:
                return work(token, report)
            finally:
                over(token)

        self._on_step(_Step(token, what, 0, 0))
        return self._runner.run(whole, done, failed, owner, token)

    def homeward(self, receive: Callable[[T], None], owner: QObject) -> Callable[[T], None]:
        """As the task runner's."""
        return self._runner.homeward(receive, owner)

    def _on_step(self, step: _Step) -> None:
        self._steps[id(step.token)] = step
        self._show()

    def _on_over(self, token: CancelToken) -> None:
        self._steps.pop(id(token), None)
        self._show()

    def _on_stop(self) -> None:
        if self._steps:
            next(reversed(self._steps.values())).token.cancel()

    def _show(self) -> None:
        step = next(reversed(self._steps.values()), None)
        if step is None:
            self._status.show_work("", 0, 0)
        else:
            self._status.show_work(step.what, step.done, step.total)
