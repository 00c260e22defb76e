"""The block editor of a WordPress without its window: WordPress's own scripts, run by Node in jsdom.

No block library from npm: only the scripts of the very WordPress under test say what its editor opens.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.servers.wordpress.build import build
from tests.servers.wordpress.packages import PackagesMissing, install_npm, node
from tests.servers.wordpress.places import cache, locked

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorBlock:
    """A block as the editor sees it; `why` says what is wrong with it."""

    name: str
    is_valid: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A post in the editor: all its blocks, outer before inner ones, and what the editor would save unchanged."""

    blocks: tuple[EditorBlock, ...]
    saved: str


class BlockEditor:
    """A running editor: it opens one post after the other, some 20 ms each."""

    def __init__(self, asked: IO[str], answers: IO[str]) -> None:
        self._asked = asked
        self._answers = answers

    def open(self, content: str) -> Opened:
        """What becomes of a post's content."""
        self._asked.write(json.dumps(content) + "\n")
        self._asked.flush()
        told = json.loads(self._answers.readline())
        blocks = tuple(EditorBlock(name=b["name"], is_valid=b["isValid"], why=tuple(b["why"])) for b in told["blocks"])
        return Opened(blocks=blocks, saved=told["saved"])


@contextmanager
def block_editor(suite: str = "trixie") -> Generator[BlockEditor]:
    """The editor of the WordPress of that Debian suite; it starts in a second."""
    command = [node(), str(HERE / "editor.js"), str(build(suite))]
    here = {**os.environ, "NODE_PATH": str(_libraries() / "node_modules")}
    with subprocess.Popen(
        command, env=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        if not process.stdout.readline():
            raise PackagesMissing("The block editor did not start; Node said why on standard error.")
        yield BlockEditor(process.stdin, process.stdout)


def _libraries() -> Path:
    """jsdom, as `package-lock.json` names it; loaded once (some 3 s), then kept."""
    stamp = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:12]
    installed = cache() / f"jsdom-{stamp}"
    with locked("jsdom"):
        if not installed.exists():
            with tempfile.TemporaryDirectory(dir=cache()) as work:
                folder = Path(work) / "jsdom"
                folder.mkdir()
                install_npm(HERE, folder)
                folder.rename(installed)  # in one step: a half-filled one is never used
    return installed
