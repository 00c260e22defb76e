"""The bench sees what a program does on a screen of its own."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench.measuring import Times, measure_burst, measure_start, measure_typing
from tests.bench.processes import memory, running
from tests.bench.programs import Program
from tests.bench.screen import Box, Screen
from tests.bench.shots import save_shot

TWO_PANES = """
import pathlib, sys
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget
application = QApplication([])
window = QWidget()
layout = QHBoxLayout(window)
panes = [QPlainTextEdit() for _ in range(2)]
for pane in panes:
    layout.addWidget(pane)
    pane.setDocument(panes[0].document())
panes[0].setPlainText(pathlib.Path(sys.argv[1]).read_text())
panes[0].setFocus()
window.resize(1280, 800)
window.show()
application.exec()
"""


@pytest.mark.x11
def test_start_keys_and_memory_are_measured(tmp_path: Path) -> None:
    script = tmp_path / "two_panes.py"
    script.write_text(TWO_PANES)
    document = tmp_path / "post.md"
    document.write_text("# Title\n\nA paragraph of words\n" + "words, one after the other, to be seen\n" * 60)
    program = Program(
        command=(sys.executable, str(script)),
        editor=Box(left=16, top=16, right=620, bottom=780),
        preview=Box(left=660, top=16, right=1250, bottom=780),
    )
    with closing(Screen()) as screen, running(program, document, tmp_path, screen) as run:
        start = measure_start(program, screen, run.began)
        assert start.window is not None
        assert start.text is not None
        assert start.cursor is not None
        assert start.preview is not None
        assert start.window <= start.text <= start.cursor < 20_000
        editor, preview = measure_typing(program, screen, keys=4)
        assert (editor.missed, preview.missed) == (0, 0)
        assert 0 < min(editor.values) < 1000
        burst = measure_burst(program, screen, keys=5)
        assert burst.behind is not None
        assert burst.changes > 0
        megabytes, processes = memory(run.process.pid)
        assert 10 < megabytes < 1000
        assert processes == 1
        save_shot(screen, program, tmp_path / "shot.png")
    assert (tmp_path / "shot.png").stat().st_size > 1000
    assert run.process.returncode is not None


def test_half_and_most() -> None:
    times = Times(values=(3.0, 1.0, 2.0, 9.0), missed=0)
    assert (times.half, times.most) == (2.5, 9.0)
    assert (Times(values=(), missed=4).half, Times(values=(), missed=4).most) == (None, None)
