"""The line to a render worker: one request at a time, a deadline, and a new worker for one that hangs or dies.

Everything happens in the event loop of the GUI thread: nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from editor.render.framing import Decoder, FrameBroken, encode
from editor.render.messages import Request
from editor.render.process import worker_command

log = logging.getLogger(__name__)
DEADLINE_SECONDS = 1.0
SECONDS_PER_CHARACTER = 1e-6
"""More time for a long text: it has to be sent, cut and joined."""
START_SECONDS = 30.0
END_SECONDS = 0.5
DEATHS = 3
"""A worker that dies so often in a row, and not in a block, is not started again."""


class WorkerLine(QObject):
    """A worker process. After `ready` and after each answer it is free for one request."""

    ready = Signal()
    """A new worker is there: it knows nothing of the text."""
    answered = Signal(object)
    """An Answer."""
    lost = Signal(str)
    """The worker hung or died, in the block of this digest ("": in none); a new one is on its way."""
    failed = Signal(str)
    """There will be none any more, and why."""

    def __init__(self, parent: QObject, *, deadline: float = DEADLINE_SECONDS, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.is_free = False
        self._command = list(command) or worker_command()
        self._deadline = deadline
        self._digest = ""
        self._deaths = 0
        self._is_closed = False
        self._decoder = Decoder()
        self._late = QTimer(self, singleShot=True)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._late.timeout.connect(self._on_late)
        self._process.readyReadStandardOutput.connect(self._on_received)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Start a worker; `ready` follows."""
        self._decoder = Decoder()
        self._digest = ""
        self._process.start(self._command[0], self._command[1:])
        self._expect(START_SECONDS)

    def ask(self, request: Request, characters: int) -> None:
        """Send a request to a worker that is free; `characters` is how long its text is."""
        self.is_free = False
        self._process.write(encode(request))
        self._expect(self._deadline + characters * SECONDS_PER_CHARACTER)

    def kill(self) -> None:
        """Stop the worker by force; another one follows."""
        self._process.kill()

    def close(self) -> None:
        """End the worker: by itself within half a second, or else by force."""
        self._is_closed = True
        self._late.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.closeWriteChannel()
            if self.is_free and self._process.waitForFinished(int(END_SECONDS * 1000)):
                return
            self._process.kill()
            self._process.waitForFinished(int(END_SECONDS * 1000))

    def _expect(self, seconds: float) -> None:
        """The next message has to come within so many seconds."""
        self._late.start(int(seconds * 1000))

    def _on_received(self) -> None:
        try:
            for message in self._decoder.feed(bytes(self._process.readAllStandardOutput().data())):
                self._take(message)
        except FrameBroken as problem:
            log.warning("The render worker was not understood: %s", problem)
            self._process.kill()

    def _take(self, message: dict[str, Any]) -> None:
        if "at" in message:
            self._digest = cast("str", message["at"])
            self._late.start()
            return
        self._late.stop()
        self._digest = ""
        self.is_free = True
        if "hello" in message:
            self.ready.emit()
        else:
            self._deaths = 0
            self.answered.emit(message)

    def _on_late(self) -> None:
        """The answer may be there already, when it was this program that was busy."""
        if not self._process.waitForReadyRead(0):
            log.warning("The render worker took too long and was stopped")
            self._process.kill()

    def _on_finished(self) -> None:
        self._late.stop()
        self.is_free = False
        if self._is_closed:
            return
        self._deaths += 0 if self._digest else 1
        if self._deaths >= DEATHS:
            self.failed.emit(self.tr("The renderer stopped and does not start again."))
            return
        digest = self._digest
        self.start()
        self.lost.emit(digest)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._late.stop()
            self.failed.emit(
                self.tr("The renderer could not be started: %1").replace("%1", self._process.errorString())
            )
