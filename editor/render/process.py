"""A render worker from the side of a command or a publish: asked in turn, killed when a block takes too long."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BufferedReader
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, Any, Literal, cast

from editor.errors import RenderFailed
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.framing import Decoder, FrameBroken, encode
from editor.render.messages import Request, opening, post_of_json

PIECE = 1 << 16
START_SECONDS = 30.0
"""A worker starts in a fifth of a second; a busy machine may need longer."""
END_SECONDS = 5.0
HANGING_BLOCKS = 5
"""So many blocks of one post may be given up before the whole post is."""


def worker_command() -> list[str]:
    """How a worker is started, isolated from the folder and the environment of this process."""
    return [sys.executable, "-I", "-X", "utf8", "-m", "editor.render.worker"]


class RenderWorker:
    """Renders drafts, one after the other, in a process of its own that is started when it is needed.

    `deadline`: seconds that one block may take. One that takes longer is shown as its source, in this post and later
    ones. Only for the thread that made it: when that ends, Linux kills the worker.
    """

    def __init__(self, deadline: float = 10.0) -> None:
        self._deadline = deadline
        self._refused: set[str] = set()
        self._child: _Child | None = None

    def __enter__(self) -> RenderWorker:
        """Itself; closed at the end of the `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def render(self, draft: Draft) -> RenderedPost:
        """The draft as a post. Raises RenderFailed when it cannot be rendered at all."""
        return post_of_json(self._answered(draft, "post"))

    def blocks(self, draft: Draft) -> tuple[tuple[str, str], ...]:
        """The Markdown of each block and its HTML, as in `messages.Answer`. Raises as `render`."""
        return tuple((source, html) for source, html in self._answered(draft, "blocks"))

    def _answered(self, draft: Draft, wish: Literal["post", "blocks"]) -> Any:  # noqa: ANN401 — as in `messages.Answer`
        for _ in range(HANGING_BLOCKS + 1):
            try:
                return self._asked(opening(draft, self._refused), wish)
            except _Hung as hung:
                self.close()
                if not hung.digest:
                    break
                self._refused.add(hung.digest)
        raise RenderFailed(
            "The post could not be rendered: the renderer stopped, or took too long. "
            "Take out the part that was written or pasted last, and try again."
        )

    def close(self) -> None:
        """End the worker; the next post gets a new one."""
        if self._child:
            self._child.close()
        self._child = None

    def _asked(self, request: Request, wish: Literal["post", "blocks"]) -> Any:  # noqa: ANN401 — as above
        child = self._child = self._child or _started()
        request[wish] = True
        child.send(request)
        digest, seconds = "", START_SECONDS
        while wish not in (message := child.received(seconds, digest)):
            digest, seconds = message.get("at", ""), self._deadline
        return message[wish]


class _Hung(Exception):
    """The worker gave no answer in time, or none at all, while it rendered the block of this digest."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


def _started() -> _Child:
    try:
        child = _Child()
    except OSError as problem:
        raise RenderFailed(f"The renderer could not be started ({problem}). Install Rejoinder again.") from problem
    return child


class _Child:
    """A running worker, and a thread that waits for what it says (the only way to wait that all systems have)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("BufferedReader", self._process.stdout)
        self._messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._start(self._listen)

    def send(self, request: Request) -> None:
        """Ask; in a thread, because a long text waits for a worker that does not read it."""
        self._start(partial(self._write, encode(request)))

    def received(self, seconds: float, digest: str) -> dict[str, Any]:
        """The next message. Raises _Hung with the digest of the block that is being rendered."""
        try:
            message = self._messages.get(timeout=seconds)
        except Empty:
            message = None
        if message is None:
            self._process.kill()  # nothing else ends it
            raise _Hung(digest)
        return message

    def close(self) -> None:
        """End it, and whatever belongs to it."""
        with suppress(OSError):  # what was not written yet is of no use
            self._input.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join()
        self._output.close()

    def _start(self, work: Callable[[], None]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(Thread(target=work, name="render worker", daemon=True))
        self._threads[-1].start()

    def _write(self, request: bytes) -> None:
        with suppress(OSError):  # it died: the end of its output says so
            self._input.write(request)
            self._input.flush()

    def _listen(self) -> None:
        decoder = Decoder()
        with suppress(FrameBroken, OSError):
            while received := self._output.read1(PIECE):
                for message in decoder.feed(received):
                    self._messages.put(message)
        self._messages.put(None)
