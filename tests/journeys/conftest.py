"""The whole program in this process, with the practice blog, and a hand at its window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.paths import paths_from
from editor.store.state import open_state
from editor.ui.first_view import FirstView
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.preview_controller import PreviewController
from editor.ui.program import Program
from tests.journeys.hand import Hand


@dataclass
class Whole:
    """The program, and the hand that uses it."""

    program: Program
    hand: Hand
    home: Path
    state: Database
    themes: ThemeSource


@pytest.fixture
def whole(qapp: QApplication, tmp_path: Path) -> Iterator[Whole]:
    """The window on the welcome, its blog's comments fetched."""
    gc.disable()  # as the program does: no thread but this one collects
    paths = paths_from({"REJOINDER_HOME": str(tmp_path / "home")})
    state, cache = open_state(paths), open_cache(paths)
    style, font, sheet = qapp.style().name(), qapp.font(), qapp.styleSheet()
    qapp.setStyle("Fusion")
    themes = ThemeSource(qapp, "light")
    view = FirstView(paths, state, themes)
    window, hand = view.window, Hand(tmp_path / "screens", print)
    window.resize(1280, 800)
    view.open(None)
    preview = PreviewController(view, themes.theme).preview
    preview.load()
    preview.start()
    program = Program(view, preview, paths, state, cache, themes)
    window.activateWindow()
    program.start()
    hand.wait_for_comments()
    yield Whole(program, hand, tmp_path / "home", state, themes)
    window.close()
    assert not window.isVisible(), "the window did not close"
    for each in (view, window, themes):
        each.deleteLater()
        QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setStyle(style)
    cache.close()
    state.close()
    gc.enable()
