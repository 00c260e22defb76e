"""One window for each state: a second start hands its file to the first and ends."""

from __future__ import annotations

import hashlib
import json
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QObject, Signal

from editor.errors import AlreadyOpen
from editor.store.platforms import private_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 5.0  # seconds in which the first one, which may have been started just now, has to answer
_LONGEST_ADDRESS = 100  # bytes: Unix takes 107
_ANSWER = b"taken\n"


class SingleInstance(QObject):
    """Holds the lock while this object lives. A lock and a socket that a killed program left are taken over."""

    file_given = Signal(object)
    """A second start: its file (Path, absolute), or None when it only wants the window."""
    answer_given = Signal(str)
    """A second start, by a browser: what a blog answers, an address of the program's own scheme."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(private_folder(folder) / "window.lock"))
        self._lock.setStaleLockTime(0)  # however old: only its process being gone makes it stale
        self._address = _address(folder)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock, if nobody who lives has it."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear second starts from now on. Call it after the first paint: it loads Qt's network."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._address)  # a socket that nobody listens to: the lock is ours
        server.listen(self._address)
        server.newConnection.connect(self._on_connected)
        self._server = server

    def hand_over(self, file: Path | None, answer: str = "") -> None:
        """Let the first one open this file or take this answer, and show its window. Raises AlreadyOpen."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(200) and _handed(socket, file, answer):
                return
            time.sleep(0.05)  # no event loop runs yet, and no window waits
        raise AlreadyOpen(
            "Rejoinder is open already, but does not answer. Close its window, or end its process, and start again."
        )

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connected(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()):
            socket.readyRead.connect(partial(self._on_sent, socket))  # the server owns it
            self._on_sent(socket)

    def _on_sent(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        message = _message_in(bytes(socket.readLine().data()))
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        if answer := message.get("answer"):
            self.answer_given.emit(answer)
        else:
            file = message.get("file")
            self.file_given.emit(Path(file) if file else None)


def _address(folder: Path) -> str:
    """A socket in the folder, or one with a name of its own in the system's where that path is too long."""
    path = str(folder / "window.sock")
    if len(path.encode()) <= _LONGEST_ADDRESS:
        return path
    return f"rejoinder-{hashlib.sha256(path.encode()).hexdigest()[:16]}"


def _handed(socket: QLocalSocket, file: Path | None, answer: str) -> bool:
    """Did the other one say that it took it?"""
    message = {"file": str(file.absolute()) if file else "", "answer": answer}
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    return socket.waitForReadyRead(2000) and bytes(socket.readAll().data()) == _ANSWER


def _message_in(sent: bytes) -> dict[str, str]:
    """What was sent, by whomever: anything but a text by its name is nothing."""
    try:
        message: object = json.loads(sent)
    except ValueError:
        return {}
    if not isinstance(message, dict):
        return {}
    return {str(name): value for name, value in cast("dict[object, object]", message).items() if isinstance(value, str)}
