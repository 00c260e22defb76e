"""A process that is interrupted while it uploads, as by Ctrl+C: `python -m tests.publish.interrupted_child FOLDER`."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from editor.clients.sent_body import Sent, unheard
from editor.model.post import RemoteMedia, Upload
from editor.model.work import CancelToken
from editor.publish.outbox import work_off
from tests.publish.conftest import desk_in
from tests.support.memory_blog import MemoryBlog


class Interrupted(MemoryBlog):
    """Somebody presses Ctrl+C, once, when an upload has begun; each takes a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._presses = iter((signal.SIGINT,))

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        for press in self._presses:
            signal.pthread_kill(threading.main_thread().ident or 0, press)
        cancel.wait(60)
        return super().upload(upload, cancel, sent)


def main() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever starts it in the background has it ignored
    desk = desk_in(Path(sys.argv[1]))
    desk.memory = Interrupted()
    desk.queue()
    token = CancelToken()
    try:
        work_off(desk.place(), token)
    except KeyboardInterrupt:
        sys.stdout.write(f"{'stopped' if token.is_cancelled else 'left'} with {len(desk.memory.files)} files there\n")
    desk.state.close()


if __name__ == "__main__":
    main()
