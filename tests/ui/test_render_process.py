"""The window's renderer as a process: it follows what is typed, and comes back from whatever happens to it."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.render.patches import Patch
from editor.ui.preview.render_process import RenderProcess
from editor.ui.preview.worker_line import DEADLINE_SECONDS, WorkerLine
from tests.support.markdown_texts import random_edit, random_text
from tests.support.rendering import post_of

HELLO = "sys.stdout.buffer.write(b'\\0\\0\\0\\x0e' + b'{\"hello\":true}'); sys.stdout.flush()"
SLOW = "*a _b " * 5_000


@dataclass
class Listener:
    """A render process and everything it said."""

    process: RenderProcess
    qtbot: QtBot
    page: list[str] = field(default_factory=list[str])
    posts: list[RenderedPost] = field(default_factory=list[RenderedPost])
    found: list[int] = field(default_factory=list[int])
    failures: list[str] = field(default_factory=list[str])
    hung: list[bool] = field(default_factory=list[bool])

    def listen(self) -> Listener:
        self.process.patched.connect(self._patch)
        self.process.rendered.connect(self.posts.append)
        self.process.found.connect(self.found.append)
        self.process.failed.connect(self.failures.append)
        self.process.hung.connect(lambda: self.hung.append(True))
        self.process.start()
        return self

    def wait_for_page(self, *parts: str) -> None:
        self.wait(lambda: [part for part in self.page if part] == list(parts))

    def wait(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)

    def _patch(self, patch: Patch) -> None:
        self.page = patch.applied(self.page)


class Start(Protocol):
    """Starts a render process."""

    def __call__(self, *, deadline: float = DEADLINE_SECONDS, command: Sequence[str] = ()) -> Listener: ...


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Starts render processes, and ends them."""
    started: list[RenderProcess] = []

    def begin(*, deadline: float = DEADLINE_SECONDS, command: Sequence[str] = ()) -> Listener:
        started.append(RenderProcess(deadline=deadline, command=command))
        return Listener(started[-1], qtbot).listen()

    yield begin
    for process in started:
        process.close()


def test_a_text_that_is_opened_and_edited_arrives_as_patches_and_as_a_post(start: Start) -> None:
    told = start()
    told.process.open(Draft(body="one\n\ntwo"))
    told.wait_for_page("<p>one</p>", "<p>two</p>")
    told.process.edit(0, 3, "# Title")
    told.wait_for_page('<h1 id="title">Title</h1>', "<p>two</p>")
    told.wait(lambda: bool(told.posts) and told.posts[-1] == post_of("# Title\n\ntwo"))


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits_the_post_is_that_of_a_fresh_run(start: Start, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (no secret)
    text = random_text(rng)
    told = start()
    told.process.open(Draft(body=text))
    for _ in range(60):
        begin, removed, added = random_edit(rng, text)
        told.process.edit(begin, removed, added)
        text = text[:begin] + added + text[begin + removed :]
        if rng.random() < 0.3:
            told.qtbot.wait(rng.randint(0, 5))
    told.wait(lambda: bool(told.posts) and told.posts[-1] == post_of(text))
    assert told.page == told.process.parts


def test_what_was_opened_and_edited_before_the_start_is_not_lost(qtbot: QtBot) -> None:
    process = RenderProcess()
    process.open(Draft(body="one"))
    process.edit(3, 0, " two")
    told = Listener(process, qtbot).listen()
    told.wait_for_page("<p>one two</p>")
    process.close()


def test_heavy_blocks_are_rendered_when_the_writer_pauses(start: Start) -> None:
    told = start()
    told.process.open(Draft(body="*a* `b` [c](d) " * 400 + "\n\nlight"))
    told.wait(lambda: bool(told.page) and told.page[1].startswith("<p><em>a</em>"))


def test_the_part_of_a_line_is_found(start: Start) -> None:
    told = start()
    told.process.open(Draft(body="one\n\ntwo"))
    told.process.find(3)
    told.wait(lambda: told.found == [2])


def note_shown(told: Listener, seen: list[int], patch: Patch) -> None:
    """How many parts of the page show something."""
    seen.append(sum(map(bool, told.page)))


def test_a_block_that_hangs_is_shown_as_its_source_and_the_page_does_not_flicker(start: Start) -> None:
    told = start(deadline=1.5)
    told.process.open(Draft(body="before\n\nslow\n\nafter"))
    told.wait_for_page("<p>before</p>", "<p>slow</p>", "<p>after</p>")
    seen: list[int] = []
    told.process.patched.connect(partial(note_shown, told, seen))
    told.process.edit(8, 4, SLOW)
    told.wait(lambda: bool(told.hung))
    told.wait(lambda: told.page[2].startswith('<pre class="unrendered" title="Not rendered: it took too long">'))
    assert set(seen) == {3}
    told.wait(lambda: bool(told.posts) and [gap.line for gap in told.posts[-1].gaps] == [3])
    told.process.edit(0, 6, "BEFORE")
    told.wait(lambda: told.page[1] == "<p>BEFORE</p>")
    assert told.hung == [True], "it was not tried again"


def test_a_worker_that_is_killed_is_replaced(start: Start) -> None:
    told = start()
    told.process.open(Draft(body="one"))
    told.wait_for_page("<p>one</p>")
    told.process.worker_line.kill()
    told.process.edit(0, 3, "two")
    told.wait_for_page("<p>two</p>")
    assert told.hung == []
    assert told.failures == []


def test_another_draft_takes_the_place_of_the_first_whatever_is_under_way(start: Start, tmp_path: Path) -> None:
    told = start()
    opened: list[int] = []
    wrong: list[tuple[int, str]] = []

    def look() -> None:
        wrong.extend((opened[-1], part) for part in told.page if part not in ("", f"<p>draft {opened[-1]}</p>"))

    told.process.patched.connect(look)
    for number in range(20):
        opened.append(number)
        told.process.open(Draft(path=tmp_path / f"{number}.md", body=f"draft {number}\n\n" * 50))
        look()
        told.qtbot.wait(number % 4)
    told.wait_for_page(*["<p>draft 19</p>"] * 50)
    told.wait(lambda: bool(told.posts))
    assert "draft 19" in told.posts[-1].html
    assert wrong == [], "one draft stood under the title of another"


def imitation(tmp_path: Path, code: str) -> list[str]:
    """The command of a program that stands in for the worker."""
    script = tmp_path / "imitation.py"
    script.write_text(f"import os, sys, time\n{code}\n")
    return [sys.executable, "-I", str(script)]


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(1)",
        f"{HELLO}\nos.read(0, 9); sys.exit(1)",
        f"{HELLO}\nprint('what is no message', flush=True); time.sleep(60)",
        f"{HELLO}\ntime.sleep(60)",
    ],
)
def test_a_worker_that_never_works_is_given_up_with_a_sentence(start: Start, tmp_path: Path, code: str) -> None:
    told = start(command=imitation(tmp_path, code), deadline=0.2)
    told.process.open(Draft(body="one"))
    told.wait(lambda: bool(told.failures))
    assert told.failures == ["The renderer stopped and does not start again."]


def test_a_worker_that_is_not_there_is_told(start: Start, tmp_path: Path) -> None:
    told = start(command=[str(tmp_path / "gone")])
    told.wait(lambda: bool(told.failures))
    assert told.failures[0].startswith("The renderer could not be started: ")


def test_a_worker_that_does_not_end_by_itself_is_ended(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    line = WorkerLine(parent, command=imitation(tmp_path, f"{HELLO}\ntime.sleep(60)"))
    with qtbot.waitSignal(line.ready, timeout=20_000):
        line.start()
    line.close()
    line.close()
