"""Work off the window's thread: plain functions go out, their outcome comes home to the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from editor.errors import Cancelled, RejoinderError
from editor.model.work import CancelToken

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_THREADS = 4  # a slow blog must not hold up the outbox
log = logging.getLogger(__name__)


class TaskRunner(QObject):
    """A thread pool and one queued signal.

    What comes home for an owner that was destroyed meanwhile is dropped, and so is everything after `close`.
    """

    _came_home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: dict[Future[None], CancelToken] = {}
        self._is_closed = False
        self._came_home.connect(self._on_came_home, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[RejoinderError], None],
        owner: QObject,
        cancel: CancelToken | None = None,
    ) -> CancelToken:
        """Do `work` on another thread; then call `done` with its result, or `failed`, on this one.

        `work` that can be stopped looks at `cancel`, made by the caller. Stopped work ends in neither.
        """
        token = cancel or CancelToken()
        deliver = self.homeward(done, owner)
        report = self.homeward(failed, owner)
        if not self._is_closed:
            future = self._open_pool().submit(_outcome, work, deliver, report, token)
            self._running[future] = token
            future.add_done_callback(lambda gone: self._running.pop(gone, None))
        return token

    def homeward(self, receive: Callable[[T], None], owner: QObject) -> Callable[[T], None]:
        """`receive`, to be called from any thread: it happens on this one, if `owner` still lives then."""

        def call(value: T) -> None:
            if not self._is_closed:
                self._came_home.emit((receive, owner, value))

        return call

    def close(self, seconds: float = 2.0) -> bool:
        """Ask all work to stop and wait so many seconds at most: did all of it end?"""
        self._is_closed = True
        for token in tuple(self._running.values()):
            token.cancel()
        if self._pool is None:
            return True
        end = Thread(target=self._pool.shutdown, kwargs={"cancel_futures": True}, daemon=True)
        begun = monotonic()
        end.start()
        end.join(seconds)
        log.info("Background work ended after %.1f s: %s", monotonic() - begun, not end.is_alive())
        return not end.is_alive()

    def _open_pool(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # 16 ms that the first paint does without

            self._pool = ThreadPoolExecutor(_THREADS, "rejoinder")
        return self._pool

    @Slot(object)
    def _on_came_home(self, parcel: tuple[Callable[[Any], None], QObject, Any]) -> None:
        receive, owner, value = parcel
        if isValid(owner) and not self._is_closed:
            receive(value)


def _outcome(
    work: Callable[[], T],
    deliver: Callable[[T], None],
    report: Callable[[RejoinderError], None],
    token: CancelToken,
) -> None:
    try:
        result = work()
    except Cancelled:
        return
    except RejoinderError as error:
        report(error)
    except Exception as error:
        log.exception("Background work failed")
        report(RejoinderError(f"Something went wrong inside Rejoinder ({error}). Nothing was lost; the log says more."))
    else:
        if not token.is_cancelled:
            deliver(result)
